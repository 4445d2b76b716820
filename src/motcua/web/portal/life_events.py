"""Life events and frequent searches: `life_events.toml` of the site, shown only where the catalogue knows them."""

from __future__ import annotations

import tomllib
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua.web.portal.shell import language

# Pictures of 32 by 32, drawn as lines; the words beside them say the same.
ICONS = {
    "medal": '<circle cx="16" cy="20" r="7"/><path d="M11 4l5 9 5-9M16 17l1 2.2 2.3.2-1.8 1.5.6 2.3-2.1-1.3-2.1 1.3.6-2.3-1.8-1.5 2.3-.2z"/>',
    "candle": '<path d="M10 28h12M12 28V15h8v13M16 15v-3M16 12c-2.4-2-2-4.6 0-8 2 3.4 2.4 6 0 8z"/>',
    "case": '<path d="M4 12h24v14H4zM11 12V9a3 3 0 0 1 3-3h4a3 3 0 0 1 3 3v3M12 19h8"/>',
    "search": '<path d="M5 12h13v-2a3 3 0 0 0-3-3h-1a3 3 0 0 0-3 3v2M5 12v13h11M5 17h8M24 12v3"/><circle cx="22" cy="21" r="4.5"/><path d="M25.3 24.3L29 28"/>',
    "plane": '<path d="M28 5L4 15l8 3 3 9 4-6 6 4zM12 18l16-13"/>',
    "globe": '<circle cx="16" cy="16" r="12"/><path d="M4 16h24M16 4c4 4 4 20 0 24M16 4c-4 4-4 20 0 24"/>',
    "shop": '<path d="M5 14v13h22V14M3 13l3-8h20l3 8a3.6 3.6 0 0 1-6.5 0 3.6 3.6 0 0 1-6.5 0 3.6 3.6 0 0 1-6.5 0A3.6 3.6 0 0 1 3 13zM13 27v-7h6v7"/>',
    "shield": '<path d="M16 4l10 4v8c0 6-4 10-10 12C10 26 6 22 6 16V8zM16 11v10M11 16h10"/>',
    "home": '<path d="M4 15L16 5l12 10M7 13v14h18V13M13 27v-8h6v8"/>',
}


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens to a family or a firm, and the procedures that go with it."""

    slug: str
    title: str
    text: str
    icon: str
    procedures: tuple[str, ...]

    @property
    def drawing(self) -> str:
        """Return the lines of the picture; safe, they are written above."""
        return ICONS.get(self.icon, ICONS["home"])


@dataclass(frozen=True, slots=True)
class Frequent:
    """Words that people often type, with the procedure they mean."""

    text: str
    procedure: str


def life_events(known: Container[str]) -> list[LifeEvent]:
    """Return the events that have a procedure in the catalogue, each with those alone."""
    events = (_event(row, known) for row in _data().get("event", []))
    return [event for event in events if event.procedures]


def life_event(slug: str, known: Container[str]) -> LifeEvent | None:
    """Return one event by its name in the address."""
    return next((event for event in life_events(known) if event.slug == slug), None)


def frequent(known: Container[str]) -> list[Frequent]:
    """Return the frequent searches whose procedure is in the catalogue."""
    rows = _data().get("search", [])
    return [Frequent(_said(row, "text"), row["procedure"]) for row in rows if row["procedure"] in known]


def _event(row: dict[str, Any], known: Container[str]) -> LifeEvent:
    codes = tuple(code for code in row["procedures"] if code in known)
    return LifeEvent(row["slug"], _said(row, "title"), _said(row, "text"), row.get("icon", ""), codes)


def _said(row: dict[str, Any], name: str) -> str:
    translated: dict[str, str] = row.get(language(), {})
    return translated.get(name) or str(row[name])


def _data() -> dict[str, Any]:
    return _read(Path(settings.SITE_DIR) / "life_events.toml")


@lru_cache(maxsize=4)
def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
