"""One leg of a limit: where it ends, and how pauses move its end. All moments are local minutes."""

from __future__ import annotations

import calendar as months
from collections import deque
from dataclasses import dataclass
from datetime import date, time
from math import ceil

from motcua.deadlines.rules.limits import Leg
from motcua.deadlines.rules.pauses import Stretch
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, minutes_in
from motcua.deadlines.rules.timeline import Timeline
from motcua.deadlines.states import CALENDAR_UNITS, OutsideHours, Policy, Unit

SAME_DAY_UNTIL = time(15, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """What an authority may decide about counting."""

    policy: Policy = Policy.RESUME
    outside_hours: OutsideHours = OutsideHours.SAME_DATE
    same_day_until: int = SAME_DAY_UNTIL.hour * 60 + SAME_DAY_UNTIL.minute


@dataclass(frozen=True, slots=True)
class LegRun:
    """How one leg ran, in local minutes. `nominal` is the calendar day before the roll; `moved` the paused minutes or days."""

    leg: Leg
    start: int
    due: int
    nominal: int | None = None
    pauses: tuple[Stretch, ...] = ()
    moved: int = 0


def begins_late(stop: Stretch, due: int) -> bool:
    """Tell whether a pause begins after the due date: it cannot undo a lateness that is already there."""
    return stop.start // MINUTES_A_DAY > due // MINUTES_A_DAY


def run_leg(
    line: Timeline, leg: Leg, start: int, reading: Reading, queue: deque[Stretch], *, last: bool
) -> LegRun:
    """Return how a leg runs: its end, moved by the pauses at the head of the queue that begin in it."""
    nominal, due = _leg_end(line, leg, start, reading)
    run = LegRun(leg, start, due, nominal)
    while queue and queue[0].end is not None:
        stop = queue[0]
        if begins_late(stop, run.due) if last else stop.start > run.due:
            break
        run = _moved(line, run, queue.popleft())
    return run


def _moved(line: Timeline, run: LegRun, stop: Stretch) -> LegRun:
    """Move a leg's end on by one pause: calendar limits by the paused days, all others by the paused working minutes."""
    assert stop.end is not None
    if run.nominal is None:
        minutes = line.between(stop.start, stop.end)
        due, nominal, moved = shifted(line, run.due, minutes), None, minutes
    else:
        moved = stop.end // MINUTES_A_DAY - stop.start // MINUTES_A_DAY
        nominal = run.nominal + moved
        due = _at_same_clock(line, line.roll(nominal), run.start)
    return LegRun(run.leg, run.start, due, nominal, (*run.pauses, stop), run.moved + moved)


def _leg_end(line: Timeline, leg: Leg, start: int, reading: Reading) -> tuple[int | None, int]:
    """Return the calendar day before the roll (calendar units only) and the due moment of a leg without pauses."""
    if leg.unit in CALENDAR_UNITS:
        nominal = _nominal_day(start // MINUTES_A_DAY, leg)
        return nominal, _at_same_clock(line, line.roll(nominal), start)
    if leg.unit is Unit.SAME_DAY:
        return None, _same_day(line, start, reading.same_day_until)
    if leg.unit is Unit.WORKING_DAYS:
        return None, _working_days(line, start, leg)
    minutes = leg.quantity * (60 if leg.unit is Unit.WORKING_HOURS else 1)
    return None, line.add(start, ceil(minutes))


def _working_days(line: Timeline, start: int, leg: Leg) -> int:
    """Count whole days first, then the part of a day as that part of the minutes of the day on which it begins to run."""
    whole, part = divmod(leg.quantity, 1)
    due = start
    if whole:
        due = _at_same_clock(line, line.nth_day_after(start // MINUTES_A_DAY, int(whole)), start)
    if part:
        runs_on = line.add(due, 0, latest=True) // MINUTES_A_DAY
        due = line.add(due, ceil(part * minutes_in(line.sessions(runs_on))))
    return due


def _nominal_day(day: int, leg: Leg) -> int:
    count = int(leg.quantity)
    if leg.unit is not Unit.MONTHS:
        return day + count * (7 if leg.unit is Unit.WEEKS else 1)
    begins = date.fromordinal(day)
    year, month = divmod(begins.year * 12 + begins.month - 1 + count, 12)
    last = months.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(begins.day, last)).toordinal()


def _same_day(line: Timeline, start: int, until: int) -> int:
    """Return the close of the day, or of the next working day when received late, after the close or on a day off."""
    day, minute = divmod(start, MINUTES_A_DAY)
    sessions = line.sessions(day)
    if not sessions or minute > until or minute >= sessions[-1][1]:
        day = line.nth_day_after(day, 1)
    return close_of(line, day)


def _at_same_clock(line: Timeline, day: int, start: int) -> int:
    """Return the start's clock time on a working day when the start was working time, else that day's close.

    When the day has other hours, the last working instant not after the clock time; before the opening, the opening.
    """
    if not line.is_working_time(start):
        return close_of(line, day)
    minute, best = start % MINUTES_A_DAY, None
    for opens, closes in line.sessions(day):
        if opens <= minute:
            best = min(minute, closes)
    return day * MINUTES_A_DAY + (line.sessions(day)[0][0] if best is None else best)


def close_of(line: Timeline, day: int) -> int:
    """Return the last working minute of a working day."""
    return day * MINUTES_A_DAY + line.sessions(day)[-1][1]


def shifted(line: Timeline, due: int, minutes: int) -> int:
    """Move a due moment on by working minutes. One that stood at an opening stays the opening, so that a pause
    of whole days moves the date by whole days whatever the clock time was."""
    if not minutes:
        return due
    day, minute = divmod(due, MINUTES_A_DAY)
    sessions = line.sessions(day)
    at_opening = any(opens == minute for opens, _ in sessions) and all(
        closes != minute for _, closes in sessions
    )
    return line.add(due, minutes, latest=at_opening)
