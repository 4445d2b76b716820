"""When is it due? The due moment as a function of receipt, limit, pauses and calendar.

Law: Bộ luật Dân sự 2015 art. 147 (the day of receipt is not counted) and 148 (a last day that is a day off
rolls to the next working day). Reading of pauses: guide §3.3.
"""

from __future__ import annotations

import calendar as months
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from math import ceil

from motcua.deadlines.errors import LimitTooLong
from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.limits import Leg, TimeLimit
from motcua.deadlines.rules.pauses import Pause, Stretch, stretches
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, minutes_in
from motcua.deadlines.rules.timeline import Timeline
from motcua.deadlines.states import CALENDAR_UNITS, OutsideHours, Policy, Unit

SAME_DAY_UNTIL = time(15, 0)


@dataclass(frozen=True, slots=True)
class Extension:
    """A new due date given once, with reasons. Unless it `excuses`, the dossier stays late in statistics (guide §2.6)."""

    at: datetime
    new_due: date
    excuses: bool = False


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


@dataclass(frozen=True, slots=True)
class Computation:
    """A due date with everything needed to explain it. Moments ending in `_minute` are local minutes."""

    calendar: WorkingCalendar
    limit: TimeLimit
    reading: Reading
    received_minute: int
    counted_from: int
    runs: tuple[LegRun, ...]
    due_minute: int | None
    promised_minute: int | None
    open_pause: Stretch | None = None
    ignored_pauses: tuple[Stretch, ...] = ()
    restarts: tuple[Stretch, ...] = ()
    extension: Extension | None = None

    @property
    def received(self) -> datetime:
        """The receipt, aware, to the minute."""
        return self.calendar.instant(self.received_minute)

    @property
    def due(self) -> datetime | None:
        """The due moment, aware; None when the procedure gives no appointment."""
        return None if self.due_minute is None else self.calendar.instant(self.due_minute)

    @property
    def promised_due(self) -> datetime | None:
        """The due moment that verdicts compare with: without extensions that do not excuse."""
        return None if self.promised_minute is None else self.calendar.instant(self.promised_minute)

    @property
    def beyond_known(self) -> bool:
        """Tell whether the due date lies after the last date whose days off are decreed."""
        known = self.calendar.known_until
        return (
            self.due_minute is not None
            and known is not None
            and self.due_minute // MINUTES_A_DAY > known.toordinal()
        )


def compute(
    calendar: WorkingCalendar,
    limit: TimeLimit | str,
    received: datetime,
    *,
    pauses: Iterable[Pause] = (),
    policy: Policy | str = Policy.RESUME,
    outside_hours: OutsideHours | str = OutsideHours.SAME_DATE,
    same_day_until: time = SAME_DAY_UNTIL,
    extensions: Iterable[Extension] = (),
) -> Computation:
    """Return when a dossier is due and how that comes about.

    Moments without a zone are local to the calendar; seconds are dropped. Raises the errors of TimeLimit.parse,
    PauseEndsBeforeStart, PausesOverlap, PauseBeforeReceipt, MomentOutOfRange, LimitTooLong, CalendarWithoutWorkingTime.
    """
    limit = TimeLimit.parse(limit) if isinstance(limit, str) else limit
    reading = Reading(
        Policy(policy), OutsideHours(outside_hours), same_day_until.hour * 60 + same_day_until.minute
    )
    start = calendar.moment(received)
    stops = stretches(calendar, pauses, start)
    try:
        return _compute(calendar, limit, reading, start, stops, sorted(extensions, key=lambda ext: ext.at))
    except LimitTooLong:
        raise LimitTooLong(text=limit.text()) from None


def _compute(
    calendar: WorkingCalendar,
    limit: TimeLimit,
    reading: Reading,
    received: int,
    stops: tuple[Stretch, ...],
    extensions: list[Extension],
) -> Computation:
    if limit.is_none:
        still = next((stop for stop in stops if stop.end is None), None)
        return Computation(calendar, limit, reading, received, received, (), None, None, open_pause=still)
    excused = _run(calendar, limit, reading, received, stops, [ext for ext in extensions if ext.excuses])
    if all(ext.excuses for ext in extensions):
        return excused
    asked = _run(calendar, limit, reading, received, stops, extensions)
    return replace(asked, promised_minute=excused.due_minute)


def _run(
    calendar: WorkingCalendar,
    limit: TimeLimit,
    reading: Reading,
    received: int,
    stops: tuple[Stretch, ...],
    extensions: list[Extension],
) -> Computation:
    """Run the limit to its first extension, then from each extension to the next."""
    borders = [calendar.moment(extension.at) for extension in extensions]
    first = [stop for stop in stops if not borders or stop.start < borders[0]]
    chain = _restarting if reading.policy is Policy.RESTART else _resuming
    result = chain(calendar, limit, reading, received, first)
    for extension, since, until in zip(extensions, borders, [*borders[1:], None], strict=False):
        later = [stop for stop in stops if stop.start >= since and (until is None or stop.start < until)]
        result = _extended(result, extension, later)
    return result


def _resuming(
    calendar: WorkingCalendar, limit: TimeLimit, reading: Reading, received: int, stops: Iterable[Stretch]
) -> Computation:
    """Run the legs one after the other; a pause moves the leg in which it starts."""
    line = calendar.timeline
    start = line.opening_after(received) if reading.outside_hours is OutsideHours.NEXT_OPENING else received
    counted_from, queue, runs = start, deque(stops), []
    for number, leg in enumerate(limit.legs, 1):
        run = _run_leg(line, leg, start, reading, queue, last=number == len(limit.legs))
        runs.append(run)
        start = run.due
    held = queue[-1] if queue and queue[-1].end is None else None
    ignored = tuple(stop for stop in queue if _begins_late(stop, start))
    return Computation(
        calendar, limit, reading, received, counted_from, tuple(runs), start, start, held, ignored
    )


def _restarting(
    calendar: WorkingCalendar, limit: TimeLimit, reading: Reading, received: int, stops: Iterable[Stretch]
) -> Computation:
    """Give the full time again from the end of each pause that began in time."""
    result = _resuming(calendar, limit, reading, received, ())
    restarts, ignored, held = [], [], None
    for stop in stops:
        late = result.due_minute is not None and _begins_late(stop, result.due_minute)
        held = stop if stop.end is None else held
        if late:
            ignored.append(stop)
        elif stop.end is not None:
            result = _resuming(calendar, limit, reading, stop.end, ())
            restarts.append(stop)
    return replace(
        result,
        received_minute=received,
        open_pause=held,
        ignored_pauses=tuple(ignored),
        restarts=tuple(restarts),
    )


def _extended(result: Computation, extension: Extension, stops: Iterable[Stretch]) -> Computation:
    """Move the due moment to the close of the new date, then on by the working time of later pauses."""
    line = result.calendar.timeline
    due = _close(line, line.roll(extension.new_due.toordinal()))
    held, ignored = result.open_pause, list(result.ignored_pauses)
    for stop in stops:
        held = stop if stop.end is None else held
        if _begins_late(stop, due):
            ignored.append(stop)
        elif stop.end is not None:
            due = _shift(line, due, line.between(stop.start, stop.end))
    return replace(
        result,
        due_minute=due,
        promised_minute=due,
        open_pause=held,
        ignored_pauses=tuple(ignored),
        extension=extension,
    )


def _begins_late(stop: Stretch, due: int) -> bool:
    """Tell whether a pause begins after the due date: it cannot undo a lateness that is already there."""
    return stop.start // MINUTES_A_DAY > due // MINUTES_A_DAY


def _run_leg(
    line: Timeline, leg: Leg, start: int, reading: Reading, queue: deque[Stretch], *, last: bool
) -> LegRun:
    nominal, due = _leg_end(line, leg, start, reading)
    run = LegRun(leg, start, due, nominal)
    while queue and queue[0].end is not None:
        stop = queue[0]
        if _begins_late(stop, run.due) if last else stop.start > run.due:
            break
        run = _moved(line, run, queue.popleft())
    return run


def _moved(line: Timeline, run: LegRun, stop: Stretch) -> LegRun:
    """Move a leg's end on by one pause: calendar limits by the paused days, all others by the paused working minutes."""
    assert stop.end is not None
    if run.nominal is None:
        minutes = line.between(stop.start, stop.end)
        due, nominal, moved = _shift(line, run.due, minutes), None, minutes
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
    return _close(line, day)


def _at_same_clock(line: Timeline, day: int, start: int) -> int:
    """Return the start's clock time on a working day when the start was working time, else that day's close.

    When the day has other hours, the last working instant not after the clock time; before the opening, the opening.
    """
    if not line.is_working_time(start):
        return _close(line, day)
    minute, best = start % MINUTES_A_DAY, None
    for opens, closes in line.sessions(day):
        if opens <= minute:
            best = min(minute, closes)
    return day * MINUTES_A_DAY + (line.sessions(day)[0][0] if best is None else best)


def _close(line: Timeline, day: int) -> int:
    return day * MINUTES_A_DAY + line.sessions(day)[-1][1]


def _shift(line: Timeline, due: int, minutes: int) -> int:
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
