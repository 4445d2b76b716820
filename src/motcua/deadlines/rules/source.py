"""Reading a working calendar from data: the JSON of the command line, or the CSV and TOML of a site."""

from __future__ import annotations

import csv
import difflib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from motcua.deadlines.errors import (
    CalendarDateInvalid,
    CalendarFileUnreadable,
    CalendarKeyUnknown,
    CalendarShapeWrong,
    MakeUpWithoutSessions,
    TimezoneUnknown,
)
from motcua.deadlines.rules.calendar import HoursPeriod, SpecialDay, WorkingCalendar
from motcua.deadlines.rules.sessions import Sessions, parse_sessions, parse_weekly
from motcua.deadlines.states import DayKind

_KEYS = ("timezone", "weekly", "days_off", "make_up_days", "make_up_sessions", "known_until", "hours")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
DECREED = "decreed"


def calendar_from_json(path: str | Path) -> WorkingCalendar:
    """Read a calendar file. Raises CalendarFileUnreadable and everything calendar_from_dict raises."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as problem:
        raise CalendarFileUnreadable(path=str(path), problem=_short(problem)) from None
    return calendar_from_dict(data)


def calendar_from_dict(data: Any) -> WorkingCalendar:
    """Make a calendar from {"timezone", "weekly", "days_off", "make_up_days", "make_up_sessions"}.

    `make_up_days` work with Monday's sessions unless `make_up_sessions` gives others: one list for all of
    them, or {date: list}. Optional: `known_until`, and `hours` = [{"valid_from", "valid_to", "weekly"}] when office
    hours changed. Raises the calendar errors, each naming the entry.
    """
    if not isinstance(data, dict):
        raise CalendarShapeWrong(entry="–", value=_cut(data), expected='{"weekly": {…}, "days_off": […]}')
    _refuse_misspelt(data)
    specials = list(_days(data, "days_off", DayKind.OFF))
    own = data.get("make_up_sessions")
    for day in _days(data, "make_up_days", DayKind.MAKE_UP):
        specials.append(SpecialDay(day.date, day.kind, day.name, _own_sessions(own, day.date)))
    known = data.get("known_until")
    return WorkingCalendar(
        _periods(data),
        specials,
        tz=zone(data.get("timezone", "Asia/Ho_Chi_Minh")),
        known_until=None if known is None else parse_date(known, "known_until"),
    )


def calendar_from_site(folder: str | Path) -> WorkingCalendar:
    """Read `calendar.toml` (hours, zone, known_until) and `calendar.csv` (days) of a site.

    Raises CalendarFileUnreadable and the calendar errors; an entry of the CSV is named by its line.
    """
    folder = Path(folder)
    path = folder / "calendar.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise CalendarFileUnreadable(path=str(path), problem=_short(problem)) from None
    return WorkingCalendar(
        _periods(data),
        special_days_from_csv(folder / "calendar.csv"),
        tz=zone(data.get("timezone", "Asia/Ho_Chi_Minh")),
        known_until=parse_date(data["known_until"], "known_until") if "known_until" in data else None,
    )


def special_days_from_csv(path: str | Path) -> list[SpecialDay]:
    """Read rows date,kind,name,source,decreed_on,confidence. Raises CalendarFileUnreadable, CalendarShapeWrong, CalendarDateInvalid."""
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, ValueError, csv.Error) as problem:
        raise CalendarFileUnreadable(path=str(path), problem=_short(problem)) from None
    return [_csv_day(row, f"{Path(path).name}:{line}") for line, row in enumerate(rows, 2)]


def parse_date(value: Any, entry: str) -> date:
    """Read 2026-01-31. Raises CalendarDateInvalid naming the entry."""
    if type(value) is date:
        return value
    try:
        if not isinstance(value, str) or not _DATE.match(value.strip()):
            raise ValueError
        return date.fromisoformat(value.strip())
    except ValueError:
        raise CalendarDateInvalid(entry=entry, value=_cut(value)) from None


def zone(name: Any) -> ZoneInfo:
    """Return a time zone. Raises TimezoneUnknown."""
    try:
        if not isinstance(name, str) or not name:
            raise ValueError
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise TimezoneUnknown(value=_cut(name)) from None


def _refuse_misspelt(data: dict[str, Any]) -> None:
    """Refuse a key that looks like a misspelt one: ignoring "day_off" would promise wrong dates silently."""
    for key in data:
        near = difflib.get_close_matches(str(key), _KEYS, 1, 0.75)
        if key not in _KEYS and near:
            raise CalendarKeyUnknown(key=key, meant=near[0])


def _periods(data: dict[str, Any]) -> Iterator[HoursPeriod]:
    if "weekly" not in data and "hours" not in data:
        raise CalendarShapeWrong(entry="weekly", value="–", expected='{"mon": [["07:00", "11:00"]], …}')
    if "weekly" in data:
        yield HoursPeriod(parse_weekly(data["weekly"]))
    for number, period in enumerate(_list(data, "hours")):
        entry = f"hours[{number}]"
        if not isinstance(period, dict):
            raise CalendarShapeWrong(
                entry=entry, value=_cut(period), expected='{"valid_from": …, "weekly": {…}}'
            )
        bounds = [
            parse_date(period[key], f"{entry}.{key}") if period.get(key) else None
            for key in ("valid_from", "valid_to")
        ]
        yield HoursPeriod(parse_weekly(period.get("weekly"), f"{entry}.weekly"), *bounds)


def _days(data: dict[str, Any], key: str, kind: DayKind) -> Iterator[SpecialDay]:
    """Read a list of dates, or of {"date", "name"}."""
    for number, item in enumerate(_list(data, key)):
        named = isinstance(item, dict)
        day = parse_date(item.get("date") if named else item, f"{key}[{number}]")
        yield SpecialDay(day, kind, str(item.get("name", "")) if named else "")


def _own_sessions(own: Any, day: date) -> Sessions | None:
    entry = "make_up_sessions"
    if isinstance(own, dict):
        if day.isoformat() not in own:
            return None
        own, entry = own[day.isoformat()], f"{entry}.{day}"
    if own is None:
        return None
    sessions = parse_sessions(own, entry)
    if not sessions:
        raise MakeUpWithoutSessions(date=day)
    return sessions


def _csv_day(row: dict[str, Any], entry: str) -> SpecialDay:
    kind = (row.get("kind") or "").strip()
    if kind not in set(DayKind):
        raise CalendarShapeWrong(entry=entry, value=_cut(kind), expected="off, make_up")
    return SpecialDay(
        parse_date(row.get("date"), entry),
        DayKind(kind),
        (row.get("name") or "").strip(),
        decreed=(row.get("confidence") or DECREED).strip() != "statutory, not decreed",
    )


def _list(data: dict[str, Any], key: str) -> Iterable[Any]:
    value = data.get(key)
    if value is None:
        return []
    if not isinstance(value, list):
        raise CalendarShapeWrong(entry=key, value=_cut(value), expected="[…]")
    return value


def _cut(value: Any) -> str:
    return repr(value)[:80]


def _short(problem: Exception) -> str:
    if isinstance(problem, OSError) and problem.strerror:
        return problem.strerror
    return str(problem)[:120].rstrip(".") or type(problem).__name__
