"""When is it due? The due moment as a function of receipt, limit, pauses and calendar.

Law: Bộ luật Dân sự 2015 art. 147 (the day of receipt is not counted) and 148 (a last day that is a day off
rolls to the next working day). Reading of pauses: guide §3.3.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from motcua.deadlines.errors import LimitTooLong
from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.legs import (
    SAME_DAY_UNTIL,
    LegRun,
    Reading,
    begins_late,
    close_of,
    run_leg,
    shifted,
)
from motcua.deadlines.rules.limits import TimeLimit
from motcua.deadlines.rules.pauses import Pause, Stretch, stretches
from motcua.deadlines.rules.sessions import MINUTES_A_DAY
from motcua.deadlines.states import OutsideHours, Policy


@dataclass(frozen=True, slots=True)
class Extension:
    """A new due date given once, with reasons. Unless it `excuses`, the dossier stays late in statistics (guide §2.6)."""

    at: datetime
    new_due: date
    excuses: bool = False


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
        run = run_leg(line, leg, start, reading, queue, last=number == len(limit.legs))
        runs.append(run)
        start = run.due
    held = queue[-1] if queue and queue[-1].end is None else None
    ignored = tuple(stop for stop in queue if begins_late(stop, start))
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
        late = result.due_minute is not None and begins_late(stop, result.due_minute)
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
    due = close_of(line, line.roll(extension.new_due.toordinal()))
    held, ignored = result.open_pause, list(result.ignored_pauses)
    for stop in stops:
        held = stop if stop.end is None else held
        if begins_late(stop, due):
            ignored.append(stop)
        elif stop.end is not None:
            due = shifted(line, due, line.between(stop.start, stop.end))
    return replace(
        result,
        due_minute=due,
        promised_minute=due,
        open_pause=held,
        ignored_pauses=tuple(ignored),
        extension=extension,
    )
