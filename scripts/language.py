"""Write docs/language.md from glossary.toml: `python scripts/language.py`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/language.md"

TOP = """# Language

Code speaks English, screens and papers speak Vietnamese, and each word of the law has one name in both. This page is made from
`glossary.toml` by `scripts/language.py`; change the glossary, then run it. `tests/architecture/test_language.py` checks that models, states,
commands and events are named from it, and that the words it rules out are not used.

| Vietnamese | English | In code | Means | Source | Not |
|---|---|---|---|---|---|
"""


def glossary() -> dict[str, Any]:
    """Return the glossary as it is written."""
    with (ROOT / "glossary.toml").open("rb") as file:
        return tomllib.load(file)


def page() -> str:
    """Return the page that belongs to the glossary."""
    words = glossary()
    rows = [_row(term) for term in sorted(words["term"], key=lambda term: str(term["en"]).lower())]
    style = ", ".join(f"“{word}”" for word in words["style"]["not_on_screen"])
    return f"{TOP}{''.join(rows)}\nNo sentence on a screen has: {style}. It says what happened, then what to do.\n"


def _row(term: dict[str, Any]) -> str:
    code = ", ".join(f"`{name}`" for name in term["code"])
    others = [f"`{name}`" for name in term.get("not_in_code", [])]
    others += [f"“{word}”" for word in term.get("not_on_screen", [])]
    cells = (term["vi"], term["en"], code, term["means"], term["source"], ", ".join(others))
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
