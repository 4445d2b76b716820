"""Reading moments and pauses as people and programs write them."""

from __future__ import annotations

import re
from datetime import datetime

from motcua.deadlines.errors import MomentInvalid, PauseNotUnderstood
from motcua.deadlines.rules.pauses import Pause

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?\Z"
)
_LOCAL = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:[ ,]+(\d{1,2}):(\d{2}))?\Z")


def parse_moment(text: str, field: str = "received") -> datetime:
    """Read 2026-05-06T10:00, with or without seconds and offset; a date alone is its midnight. Raises MomentInvalid."""
    value = text.strip()
    try:
        if not _ISO.match(value):
            raise ValueError
        return datetime.fromisoformat(value.replace(",", "."))
    except ValueError:
        raise MomentInvalid(field=field, value=value[:60]) from None


def parse_typed_moment(text: str) -> datetime:
    """Read what an officer types: as parse_moment, or 06/05/2026 10:00. Raises MomentInvalid."""
    match = _LOCAL.match(text.strip())
    if not match:
        return parse_moment(text)
    day, month, year, hour, minute = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - local to the calendar
    except ValueError:
        raise MomentInvalid(value=text.strip()[:60]) from None


def parse_pauses(text: str) -> list[Pause]:
    """Read "start/end;start/end"; a pause that still lasts has no end ("start/"). Raises PauseNotUnderstood, MomentInvalid."""
    return [_pause(part.strip()) for part in text.split(";") if part.strip()]


def _pause(text: str) -> Pause:
    start, slash, end = text.partition("/")
    if not slash or not start.strip() or "/" in end:
        raise PauseNotUnderstood(text=text[:80])
    return Pause(
        parse_moment(start, "pauses"),
        parse_moment(end, "pauses") if end.strip() else None,
    )
