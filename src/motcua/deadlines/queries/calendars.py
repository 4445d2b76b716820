"""The working calendar of an authority, kept in memory until any calendar changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from motcua.deadlines.models import CalendarDay, CalendarEdition, OfficeHours
from motcua.deadlines.rules.calendar import HoursPeriod, SpecialDay, WorkingCalendar
from motcua.deadlines.rules.legs import SAME_DAY_UNTIL
from motcua.deadlines.rules.sessions import parse_sessions, parse_weekly
from motcua.deadlines.states import DayKind, OutsideHours
from motcua.organisation.public import Authority

STATUTORY = "statutory, not decreed"
_MOST_KEPT = 2000


@dataclass(frozen=True, slots=True)
class Office:
    """A calendar with its edition and the readings that hold from day to day."""

    calendar: WorkingCalendar
    stamp: UUID | None
    readings: tuple[tuple[date, date, OutsideHours, time], ...] = ()

    def reading_on(self, day: date) -> tuple[OutsideHours, time]:
        """Return how a receipt outside hours is read on a day, and the same-day cut-off."""
        for first, last, outside, until in self.readings:
            if first <= day <= last:
                return outside, until
        return OutsideHours.SAME_DATE, SAME_DAY_UNTIL


_kept: dict[tuple[str, int | None], Office] = {}


def calendar_for(authority: Authority | None) -> WorkingCalendar:
    """Return the calendar of an authority, or the common one for None.

    One small query tells whether it changed. Raises CalendarWithoutHours when no office hours are loaded.
    """
    return office_of(authority.pk if authority else None).calendar


def office_of(authority_id: int | None) -> Office:
    """Return the calendar, edition and readings of an authority by its key."""
    edition = CalendarEdition.objects.filter(pk=1).values_list("stamp", "known_until").first()
    key = (connection.settings_dict["NAME"], authority_id)
    kept = _kept.get(key)
    if edition is not None and kept is not None and kept.stamp == edition[0]:
        return kept
    office = _read(authority_id, *(edition or (None, None)))
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    _kept[key] = office
    return office


def _read(authority_id: int | None, stamp: UUID | None, known_until: date | None) -> Office:
    mine = Q(authority_id=authority_id) | Q(authority_id=None)
    hours = list(OfficeHours.objects.filter(mine))
    own = [row for row in hours if row.authority_id is not None]
    common = [row for row in hours if row.authority_id is None]
    spans = list(_layered(own, common))
    days = CalendarDay.objects.filter(mine).order_by("date")
    calendar = WorkingCalendar(
        [HoursPeriod(parse_weekly(row.weekly), first, last) for first, last, row in spans],
        _special_days(days),
        known_until=known_until,
    )
    readings = tuple(
        (first, last, OutsideHours(row.outside_hours), row.same_day_until) for first, last, row in spans
    )
    return Office(calendar, stamp, readings)


def _special_days(days: Iterable[CalendarDay]) -> Iterable[SpecialDay]:
    """Return one day a date: the authority's own row before the common one."""
    chosen: dict[date, CalendarDay] = {}
    for day in days:
        if day.date not in chosen or day.authority_id is not None:
            chosen[day.date] = day
    for day in chosen.values():
        sessions = parse_sessions(day.sessions, str(day.date)) if day.sessions else None
        decreed = day.confidence != STATUTORY
        yield SpecialDay(day.date, DayKind(day.kind), day.name, sessions, decreed)


def _layered(own: list[OfficeHours], common: list[OfficeHours]) -> Iterable[tuple[date, date, OfficeHours]]:
    """Return the authority's own periods, and the common ones where it has none."""
    taken = sorted((row.valid_from, row.valid_to or date.max) for row in own)
    yield from ((row.valid_from, row.valid_to or date.max, row) for row in own)
    for row in common:
        first, end = row.valid_from, row.valid_to or date.max
        for begins, ends in taken:
            if ends < first or begins > end:
                continue
            if begins > first:
                yield first, begins - timedelta(days=1), row
            if ends == date.max:
                break
            first = ends + timedelta(days=1)
        else:
            if first <= end:
                yield first, end, row
