"""Draw the pictures of docs/papers from the sample slips: run it after a change of a form.

.venv/bin/python scripts/paper_pictures.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from motcua.paperwork.rules.slips import Slip  # noqa: E402
from motcua.paperwork.tests import samples  # noqa: E402
from motcua.paperwork.tests.drawing import pictures  # noqa: E402


def main() -> None:
    """Write one picture a page, 96 dots an inch."""
    folder = ROOT / "docs" / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    slips: dict[str, Slip] = {slip.form.value: slip for slip in samples.all_slips()}
    slips["mau_01-nhieu-giay-to"] = samples.long_receipt(24)
    for name, slip in slips.items():
        pages = pictures(slip, 96)
        for place, page in enumerate(pages, start=1):
            suffix = f"-{place}" if len(pages) > 1 else ""
            page.quantize(16).save(folder / f"{name}{suffix}.png", optimize=True)


if __name__ == "__main__":
    main()
