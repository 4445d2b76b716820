"""The working calendar of an authority: weekly hours with validity, days off, make-up days."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from motcua.deadlines.errors import (
    CalendarWithoutHours,
    DayOffAndMakeUp,
    HoursPeriodsOverlap,
    MakeUpWithoutSessions,
    MomentOutOfRange,
)
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, Sessions, Weekly, minutes_in
from motcua.deadlines.rules.timeline import Timeline
from motcua.deadlines.states import DayKind
from motcua.kernel.clock import VN

FIRST_YEAR, LAST_YEAR = 1900, 2199


@dataclass(frozen=True, slots=True)
class HoursPeriod:
    """Weekly office hours in force from a date to a date, both included; None is open."""

    weekly: Weekly
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One date that departs from the weekly hours. `sessions` only for a make-up day with hours of its own."""

    date: date
    kind: DayKind
    name: str = ""
    sessions: Sessions | None = None
    decreed: bool = True


class WorkingCalendar:
    """When an authority works. Immutable once made; moments without a zone are read on its own clock.

    `known_until` is the last date for which the days off are decreed, or None when that is not said.
    Raises HoursPeriodsOverlap, DayOffAndMakeUp, MakeUpWithoutSessions, CalendarWithoutHours.
    """

    def __init__(
        self,
        periods: Iterable[HoursPeriod],
        specials: Iterable[SpecialDay] = (),
        *,
        tz: ZoneInfo = VN,
        known_until: date | None = None,
    ) -> None:
        self.tz = tz
        self.known_until = known_until
        self.periods = sorted(periods, key=lambda period: period.valid_from or date.min)
        _check_periods(self.periods)
        self.specials = _by_date(specials)
        if not any(any(period.weekly) for period in self.periods) and not any(
            day.sessions for day in self.specials.values()
        ):
            raise CalendarWithoutHours
        self._spans = [
            (
                period.valid_from.toordinal() if period.valid_from else 1,
                period.valid_to.toordinal() if period.valid_to else date.max.toordinal(),
                period.weekly,
            )
            for period in self.periods
        ]
        self._overrides = {
            day.date.toordinal(): self._special_sessions(day) for day in self.specials.values()
        }
        self.timeline = Timeline(self._sessions_of)

    # Building

    def _weekly_on(self, day: int) -> Weekly | None:
        for first, last, weekly in reversed(self._spans):
            if first <= day <= last:
                return weekly
        return None

    def _special_sessions(self, day: SpecialDay) -> Sessions:
        if day.kind is DayKind.OFF:
            return ()
        if day.sessions:
            return day.sessions
        weekly = self._weekly_on(day.date.toordinal())
        if not weekly or not weekly[0]:
            raise MakeUpWithoutSessions(date=day.date)
        return weekly[0]

    def _sessions_of(self, day: int) -> Sessions:
        special = self._overrides.get(day)
        if special is not None:
            return special
        weekly = self._weekly_on(day)
        return weekly[(day - 1) % 7] if weekly else ()

    # Moments

    def moment(self, at: datetime) -> int:
        """Return an instant as whole local minutes; seconds are dropped. Raises MomentOutOfRange outside 1900–2199."""
        try:
            local = at if at.tzinfo is None else at.astimezone(self.tz)
        except OverflowError:
            local = at
        if not FIRST_YEAR <= local.year <= LAST_YEAR:
            raise MomentOutOfRange(value=f"{local:%d/%m}/{local.year}")
        return local.toordinal() * MINUTES_A_DAY + local.hour * 60 + local.minute

    def instant(self, moment: int) -> datetime:
        """Return the aware instant of a local minute."""
        day, minute = divmod(moment, MINUTES_A_DAY)
        return datetime.combine(date.fromordinal(day), datetime.min.time()).replace(
            hour=minute // 60 % 24, minute=minute % 60, tzinfo=self.tz
        ) + timedelta(days=minute // MINUTES_A_DAY)

    # Questions

    def weekly_spans(self, day: date) -> list[tuple[int, int, Sessions]]:
        """Return the weekly hours in force on a date: first and last weekday (Monday 0), and their sessions."""
        weekly = self._weekly_on(day.toordinal()) or ()
        spans: list[tuple[int, int, Sessions]] = []
        for number, sessions in enumerate(weekly):
            if spans and spans[-1][1] == number - 1 and spans[-1][2] == sessions:
                spans[-1] = (spans[-1][0], number, sessions)
            else:
                spans.append((number, number, sessions))
        return [span for span in spans if span[2]]

    def is_working_day(self, day: date) -> bool:
        """Tell whether the office works on the date."""
        return self.timeline.is_working_day(day.toordinal())

    def is_working_time(self, at: datetime) -> bool:
        """Tell whether the instant falls within office hours, opening and close included."""
        return self.timeline.is_working_time(self.moment(at))

    def sessions_on(self, day: date) -> Sessions:
        """Return the sessions of a date in minutes after midnight."""
        return self.timeline.sessions(day.toordinal())

    def minutes_of(self, day: date) -> int:
        """Return the working minutes of a date."""
        return minutes_in(self.sessions_on(day))

    def next_working_day(self, day: date) -> date:
        """Return the first working day after the date. Raises CalendarWithoutWorkingTime."""
        return date.fromordinal(self.timeline.nth_day_after(day.toordinal(), 1))


def _check_periods(periods: list[HoursPeriod]) -> None:
    for before, after in itertools.pairwise(periods):
        starts = after.valid_from or date.min
        if before.valid_to is None or before.valid_to >= starts:
            raise HoursPeriodsOverlap(date=starts)


def _by_date(specials: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    found: dict[date, SpecialDay] = {}
    for day in specials:
        known = found.get(day.date)
        if known is not None and known.kind is not day.kind:
            raise DayOffAndMakeUp(date=day.date)
        if known is None or (day.name and not known.name):
            found[day.date] = day
    return found
