"""Site data: office hours, days off and make-up days.

A directory may hold the common hours in `calendar.toml`; a workbook, and what is written out, hold them
as rows of `office_hours` without an authority.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from motcua.cli.site.outcome import Counts
from motcua.cli.site.tables import Column, Report, Row, Source, Table
from motcua.deadlines.public import (
    CalendarDay,
    CalendarEdition,
    DayKind,
    DayOrder,
    DecreeDays,
    LoadCalendar,
    OfficeHours,
    OutsideHours,
    SetOfficeHours,
    apply_calendar,
    calendar_from_dict,
    rebase_open_clocks,
    site_calendar_order,
)
from motcua.kernel.actor import Actor
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.text import N_

NAME = "calendar"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = r"([01]\d|2[0-3]):[0-5]\d"
_SESSIONS = rf"{_CLOCK}-{_CLOCK}(, ?{_CLOCK}-{_CLOCK})*"
_HINT = N_("ví dụ 07:00-11:00, 13:00-17:00")
FOREVER = date(1900, 1, 1)

CALENDAR = Table(
    "calendar",
    key=("authority", "date"),
    columns=[
        Column("authority", "code", ref="authorities.code", optional=True),
        Column("date", "date", required=True),
        Column("kind", required=True, choices=tuple(str(kind) for kind in DayKind)),
        Column("name", required=True, limit=200),
        Column("sessions", pattern=_SESSIONS, hint=_HINT, optional=True),
        Column("source"),
        Column("decreed_on", "date"),
        Column("confidence", limit=40),
    ],
)
OFFICE_HOURS = Table(
    "office_hours",
    key=("authority", "valid_from"),
    columns=[
        Column("authority", "code", ref="authorities.code"),
        Column("valid_from", "date", default=FOREVER),
        Column("valid_to", "date"),
        *(Column(day, pattern=_SESSIONS, hint=_HINT) for day in DAYS),
        Column("outside_hours", choices=tuple(str(item) for item in OutsideHours), optional=True),
        Column("same_day_until", "code", pattern=_CLOCK, hint=N_("ví dụ 15:00"), optional=True),
        Column("source"),
        Column("confidence", limit=40),
    ],
)
EDITION = Table("calendar_edition", columns=[Column("known_until", "date", required=True)])
TABLES: tuple[Table, ...] = (CALENDAR, OFFICE_HOURS, EDITION)


def validate(rows: dict[str, list[Row]], report: Report, source: Source) -> None:
    """Check that every week of hours can be worked with, and the common calendar as a whole."""
    for row in rows["office_hours"]:
        try:
            calendar_from_dict({"weekly": _weekly(row)})
        except DomainError as trouble:
            report.error(row, "", "{trouble}", trouble=text_of(trouble))
        if row["valid_to"] and row["valid_to"] < row["valid_from"]:
            report.error(row, "valid_to", N_("ngày kết thúc trước ngày bắt đầu."))
    for row in rows["calendar_edition"][1:]:
        report.error(row, "known_until", N_("bảng này chỉ có một dòng."))
    _check_toml(rows, report, source)


def _check_toml(rows: dict[str, list[Row]], report: Report, source: Source) -> None:
    if not _has_toml(source):
        if rows["calendar"] and not any(not row["authority"] for row in rows["office_hours"]):
            place = source.place("office_hours", "office_hours.csv")
            report.at(place, 0, "", N_("thiếu giờ làm việc chung (dòng để trống cột authority)."))
        return
    try:
        site_calendar_order(source.path)
    except DomainError as trouble:
        report.at("calendar.toml", 0, "", "{trouble}", trouble=text_of(trouble))


def _has_toml(source: Source) -> bool:
    return source.directory is not None and (source.directory / "calendar.toml").is_file()


def apply(rows: dict[str, list[Row]], *, actor: Actor, at: datetime, source: Source) -> Counts:
    """Load hours and days through the calendar's own door; what changed is seen by comparing before and after."""
    before = export()
    for order in _orders(rows, source):
        apply_calendar(order, actor=actor, at=at)
    return _difference(before, export())


def finish(*, actor: Actor, at: datetime) -> None:
    """Bring every open clock to the changed calendar, after the load has committed."""
    rebase_open_clocks(actor=actor, at=at)


def _orders(rows: dict[str, list[Row]], source: Source) -> Iterable[LoadCalendar]:
    hours = [_hours(row) for row in rows["office_hours"]]
    known = next((row["known_until"] for row in rows["calendar_edition"]), None)
    if _has_toml(source) and all(each.authority for each in hours):
        common = site_calendar_order(source.path)
        hours = [*common.hours, *hours]
        known = known or common.days.known_until
    common_days = tuple(_day(row) for row in rows["calendar"] if not row.get("authority"))
    if not hours and not common_days:
        return
    yield LoadCalendar(tuple(hours), DecreeDays(common_days, known_until=known))
    for code in dict.fromkeys(row["authority"] for row in rows["calendar"] if row.get("authority")):
        days = tuple(_day(row) for row in rows["calendar"] if row["authority"] == code)
        yield LoadCalendar((), DecreeDays(days, authority=code), subject=f"calendar:{code}")


def _day(row: Row) -> DayOrder:
    sessions = tuple((first, last) for first, last in _sessions(row.get("sessions") or ""))
    return DayOrder(
        row["date"],
        row["kind"],
        row["name"],
        row["source"],
        row["decreed_on"],
        row["confidence"],
        sessions or None,
    )


def _hours(row: Row) -> SetOfficeHours:
    extra: dict[str, Any] = {}
    if row["outside_hours"]:
        extra["outside_hours"] = row["outside_hours"]
    if row["same_day_until"]:
        extra["same_day_until"] = time.fromisoformat(row["same_day_until"])
    return SetOfficeHours(
        _weekly(row),
        row["valid_from"],
        row["valid_to"],
        row["authority"],
        source=row["source"],
        confidence=row["confidence"],
        **extra,
    )


def _weekly(row: Row) -> dict[str, list[list[str]]]:
    return {day: _sessions(row[day]) for day in DAYS}


def _sessions(text: str) -> list[list[str]]:
    return [part.strip().split("-") for part in text.split(",") if part.strip()]


def _joined(sessions: Iterable[Iterable[str]] | None) -> str:
    return ", ".join("-".join(pair) for pair in sessions or ())


def export() -> dict[str, list[dict[str, Any]]]:
    """Return hours, days and the last decreed day as they stand."""
    edition = CalendarEdition.objects.filter(known_until__isnull=False).first()
    return {
        "calendar": [
            {
                "authority": day.authority.code if day.authority else "",
                "sessions": _joined(day.sessions),
                **{
                    name: getattr(day, name)
                    for name in ("date", "kind", "name", "source", "decreed_on", "confidence")
                },
            }
            for day in CalendarDay.objects.select_related("authority").order_by("date", "authority__code")
        ],
        "office_hours": [
            _exported_hours(hours)
            for hours in OfficeHours.objects.select_related("authority").order_by(
                "authority__code", "valid_from"
            )
        ],
        "calendar_edition": [{"known_until": edition.known_until}] if edition else [],
    }


def _exported_hours(hours: OfficeHours) -> dict[str, Any]:
    return {
        "authority": hours.authority.code if hours.authority else "",
        "valid_from": hours.valid_from,
        "valid_to": hours.valid_to,
        **{day: _joined(hours.weekly.get(day)) for day in DAYS},
        "outside_hours": str(hours.outside_hours),
        "same_day_until": f"{hours.same_day_until:%H:%M}",
        "source": hours.source,
        "confidence": hours.confidence,
    }


def _difference(before: dict[str, list[dict[str, Any]]], after: dict[str, list[dict[str, Any]]]) -> Counts:
    total = Counts()
    for table in (CALENDAR, OFFICE_HOURS, EDITION):
        old = {tuple(row[name] for name in table.key): row for row in before[table.name]}
        for row in after[table.name]:
            stored = old.get(tuple(row[name] for name in table.key))
            total += Counts(stored is None, stored is not None and stored != row, stored == row)
    return total
