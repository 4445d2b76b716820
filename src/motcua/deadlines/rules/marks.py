"""Every date between receipt and due date, marked with what it was: the ground of the explanation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil, floor

from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.due import Computation
from motcua.deadlines.rules.legs import LegRun
from motcua.deadlines.rules.pauses import Stretch
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, minutes_in
from motcua.deadlines.states import CALENDAR_UNITS, DayKind, Unit


@dataclass(frozen=True, slots=True)
class Mark:
    """One date of one leg. `number` counts days of the leg, `minutes` working time in legs of hours."""

    day: int
    kind: str
    leg: int
    number: int | None = None
    minutes: int | None = None
    name: str = ""

    @property
    def date(self) -> date:
        """The date."""
        return date.fromordinal(self.day)


def marks_of(computation: Computation) -> list[Mark]:
    """Return the marks in the order of dates; a date on which a leg ends may carry two."""
    found = list(_before_counting(computation))
    for index, run in enumerate(computation.runs):
        found += _leg_marks(computation, index, run)
    if found and computation.runs:
        found[-1] = _last(computation, found[-1])
    if computation.extension is not None and computation.due_minute is not None:
        found.append(Mark(computation.due_minute // MINUTES_A_DAY, "new_due", len(computation.runs) - 1))
    return found


def _last(computation: Computation, mark: Mark) -> Mark:
    kind = "due" if computation.extension is None else "old_due"
    return Mark(mark.day, kind, mark.leg, mark.number, mark.minutes, mark.name)


def _before_counting(computation: Computation) -> Iterator[Mark]:
    yield Mark(computation.received_minute // MINUTES_A_DAY, "receipt", 0)
    day = computation.received_minute // MINUTES_A_DAY + 1
    for stop in computation.restarts:
        assert stop.end is not None
        begins, ends = stop.start // MINUTES_A_DAY, stop.end // MINUTES_A_DAY
        yield from (Mark(at, "uncounted", 0) for at in range(day, begins))
        yield from (Mark(at, "restart", 0) for at in range(max(day, begins), ends + 1))
        day = ends + 1
    counted = computation.counted_from // MINUTES_A_DAY
    if not computation.restarts:
        yield from (_off_or_idle(computation.calendar, at, 0) for at in range(day, counted + 1))


def _off_or_idle(calendar: WorkingCalendar, day: int, leg: int) -> Mark:
    return off_mark(calendar, day, leg) or Mark(day, "idle", leg)


def off_mark(calendar: WorkingCalendar, day: int, leg: int) -> Mark | None:
    """Return the mark of a day without hours, or None for a working day."""
    if calendar.timeline.is_working_day(day):
        return None
    special = calendar.specials.get(date.fromordinal(day))
    if special is None:
        return Mark(day, "weekend", leg)
    return Mark(day, "holiday", leg, name=special.name)


def _leg_marks(computation: Computation, index: int, run: LegRun) -> list[Mark]:
    if run.leg.unit in CALENDAR_UNITS:
        marks = list(_calendar_days(index, run))
    elif run.leg.unit is Unit.WORKING_DAYS:
        marks = list(_working_days(computation.calendar, index, run))
    else:
        marks = list(_hours(computation.calendar, index, run))
    if index + 1 < len(computation.runs) and marks:
        end = marks[-1]
        marks[-1] = Mark(end.day, "leg_end", index, end.number, end.minutes)
    return marks


def _calendar_days(index: int, run: LegRun) -> Iterator[Mark]:
    assert run.nominal is not None
    begins, number = run.start // MINUTES_A_DAY, 0
    for day in range(begins + 1, run.due // MINUTES_A_DAY + 1):
        if day > run.nominal:
            yield Mark(day, "roll", index)
        elif any(
            stop.start // MINUTES_A_DAY < day <= (stop.end or 0) // MINUTES_A_DAY for stop in run.pauses
        ):
            yield Mark(day, "pause", index)
        else:
            number += 1
            rolls = day == run.nominal and run.due // MINUTES_A_DAY > day
            yield Mark(day, "roll" if rolls else "calendar", index, number)


def _working_days(calendar: WorkingCalendar, index: int, run: LegRun) -> Iterator[Mark]:
    """Number the working days: one by one, or, after pauses, by the limit used up at the due clock time of each."""
    numbers = _Progress(calendar, run) if run.pauses else None
    reached, due_day = 0, run.due // MINUTES_A_DAY
    for day in range(run.start // MINUTES_A_DAY + 1, due_day + 1):
        off = off_mark(calendar, day, index)
        stopped = any(
            stop.start // MINUTES_A_DAY <= day <= (stop.end or 0) // MINUTES_A_DAY for stop in run.pauses
        )
        number = reached + 1 if numbers is None else numbers.at(day)
        if off is not None:
            yield Mark(day, "pause", index) if stopped else off
        elif number <= reached and day != due_day:
            yield Mark(day, "pause" if stopped else "idle", index)
        else:
            reached = number
            special = calendar.specials.get(date.fromordinal(day))
            made_up = special is not None and special.kind is DayKind.MAKE_UP
            yield Mark(day, "make_up" if made_up else "working", index, number)


class _Progress:
    """How many days of a limit in working days are used up at the due clock time of a date."""

    def __init__(self, calendar: WorkingCalendar, run: LegRun) -> None:
        self._line, self._run = calendar.timeline, run
        self._base = run.start // MINUTES_A_DAY - 1
        started_in_hours = self._line.is_working_time(run.start)
        self._start = self._days(run.start) if started_in_hours else Fraction(
            self._line.count_days(self._base, run.start // MINUTES_A_DAY)
        )  # fmt: skip

    def at(self, day: int) -> int:
        """Return the number of `day`: whole days used up at the due clock time; the due date has the last number."""
        last = ceil(self._run.leg.quantity)
        if day == self._run.due // MINUTES_A_DAY:
            return last
        moment = day * MINUTES_A_DAY + self._run.due % MINUTES_A_DAY
        used = self._days(moment) - self._start
        used -= sum((self._stopped(stop, moment) for stop in self._run.pauses), Fraction(0))
        return min(floor(used + last - self._run.leg.quantity), last)

    def _stopped(self, stop: Stretch, until: int) -> Fraction:
        if stop.end is None or stop.start >= until:
            return Fraction(0)
        return self._days(min(stop.end, until)) - self._days(stop.start)

    def _days(self, moment: int) -> Fraction:
        day, minute = divmod(moment, MINUTES_A_DAY)
        sessions = self._line.sessions(day)
        whole = Fraction(self._line.count_days(self._base, day - 1))
        if not sessions:
            return whole
        worked = sum(min(end, minute) - start for start, end in sessions if start < minute)
        return whole + Fraction(worked, minutes_in(sessions))


def _hours(calendar: WorkingCalendar, index: int, run: LegRun) -> Iterator[Mark]:
    for day in range(run.start // MINUTES_A_DAY, run.due // MINUTES_A_DAY + 1):
        off = off_mark(calendar, day, index)
        if off is not None:
            yield off
            continue
        used = _worked(
            calendar, max(run.start, day * MINUTES_A_DAY), min(run.due, (day + 1) * MINUTES_A_DAY - 1)
        )
        for stop in run.pauses:
            used -= _worked(
                calendar,
                max(run.start, stop.start, day * MINUTES_A_DAY),
                min(run.due, stop.end or 0, (day + 1) * MINUTES_A_DAY - 1),
            )
        if run.leg.unit is Unit.SAME_DAY and day < run.due // MINUTES_A_DAY:
            continue
        kind = "working" if used or day == run.due // MINUTES_A_DAY else "idle"
        yield Mark(day, kind, index, minutes=None if run.leg.unit is Unit.SAME_DAY else used)


def _worked(calendar: WorkingCalendar, start: int, end: int) -> int:
    return calendar.timeline.between(start, end) if end > start else 0
