"""Office hours of one day: sessions in whole minutes after midnight."""

from __future__ import annotations

import itertools
import re
from typing import Any

from motcua.deadlines.errors import CalendarShapeWrong, SessionInvalid, SessionsOverlap

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTES_A_DAY = 24 * 60

Sessions = tuple[tuple[int, int], ...]
Weekly = tuple[Sessions, ...]
"""Seven days of sessions, Monday first."""

_TIME = re.compile(r"(\d{1,2}):(\d{2})\Z")


def clock_text(minute: int) -> str:
    """Return "07:00" for 420."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def parse_sessions(value: Any, entry: str) -> Sessions:
    """Read [["07:00", "11:00"], …] into ordered minutes.

    Raises CalendarShapeWrong, SessionInvalid, SessionsOverlap, each naming `entry`.
    """
    if not isinstance(value, list | tuple):
        raise CalendarShapeWrong(
            entry=entry, value=repr(value), expected='[["07:00", "11:00"], ["13:00", "17:00"]]'
        )
    sessions = sorted(_session(pair, entry) for pair in value)
    for before, after in itertools.pairwise(sessions):
        if after[0] < before[1]:
            raise SessionsOverlap(entry=entry, first=_shown(before), second=_shown(after))
    return tuple(sessions)


def parse_weekly(value: Any, entry: str = "weekly") -> Weekly:
    """Read {"mon": […], …}; a day that is not named has no hours. Raises as parse_sessions does."""
    if not isinstance(value, dict):
        raise CalendarShapeWrong(entry=entry, value=repr(value), expected='{"mon": [["07:00", "11:00"]], …}')
    for name in value:
        if name not in DAY_NAMES:
            raise CalendarShapeWrong(entry=entry, value=repr(name), expected=", ".join(DAY_NAMES))
    return tuple(parse_sessions(value.get(name) or [], f"{entry}.{name}") for name in DAY_NAMES)


def minutes_in(sessions: Sessions) -> int:
    """Return the working minutes of a day."""
    return sum(end - start for start, end in sessions)


def _session(pair: Any, entry: str) -> tuple[int, int]:
    if not isinstance(pair, list | tuple) or len(pair) != 2:
        raise SessionInvalid(entry=entry, value=repr(pair))
    start, end = (_minute(text) for text in pair)
    if start is None or end is None or start >= end:
        raise SessionInvalid(entry=entry, value=f"{pair[0]}–{pair[1]}")
    return start, end


def _minute(text: Any) -> int | None:
    match = _TIME.match(text.strip()) if isinstance(text, str) else None
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    if minute > 59 or hour * 60 + minute >= MINUTES_A_DAY:
        return None
    return hour * 60 + minute


def _shown(session: tuple[int, int]) -> str:
    return f"{clock_text(session[0])}–{clock_text(session[1])}"
