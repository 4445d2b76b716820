"""The words on the pages that belong to one province: `portal.toml` of the site directory."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from motcua.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Hotline:
    """A telephone number to call for help: as dialled, as shown, and a word on its cost."""

    number: str = ""
    shown: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """Who runs this installation, for the head and the foot of every page."""

    place: str = ""
    authority: str = N_("Cơ quan vận hành")
    scope: str = ""
    hotline: Hotline = field(default_factory=Hotline)
    data: dict[str, Any] = field(default_factory=dict)


def current_site() -> Site:
    """Return the words of the configured site in the language shown; plain defaults without portal.toml."""
    return _read(Path(settings.SITE_DIR) / "portal.toml", get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=8)
def _read(path: Path, language: str) -> Site:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Site()
    data |= data.get(language, {})
    return Site(
        place=data.get("place", ""),
        authority=data.get("authority", ""),
        scope=data.get("scope", ""),
        hotline=Hotline(**data.get("hotline", {})),
        data=data,
    )
