"""Write the description of /api/v1 to docs/api/openapi.json."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write the file; needs no database."""
    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    import django
    from django.urls import reverse

    django.setup()
    from motcua.api.api import api

    reverse("api:openapi-json")
    path = ROOT / "docs" / "api" / "openapi.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
