"""Stretches of time during which a clock stands still."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from motcua.deadlines.errors import PauseBeforeReceipt, PauseEndsBeforeStart, PausesOverlap
from motcua.deadlines.rules.calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Pause:
    """A stop of the clock; `end` is None while it lasts."""

    start: datetime
    end: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A pause in local minutes."""

    start: int
    end: int | None
    reason: str = ""


def stretches(calendar: WorkingCalendar, pauses: Iterable[Pause], received: int) -> tuple[Stretch, ...]:
    """Return the pauses in order, without those of no length.

    Raises PauseEndsBeforeStart, PausesOverlap, PauseBeforeReceipt.
    """
    found = [
        Stretch(
            calendar.moment(pause.start),
            None if pause.end is None else calendar.moment(pause.end),
            pause.reason,
        )
        for pause in pauses
    ]
    if not found:
        return ()
    found.sort(key=lambda stop: (stop.start, stop.end is None, stop.end or 0))
    for stop in found:
        if stop.end is not None and stop.end < stop.start:
            raise PauseEndsBeforeStart(start=shown(calendar, stop.start), end=shown(calendar, stop.end))
    if found[0].start < received:
        raise PauseBeforeReceipt(start=shown(calendar, found[0].start), received=shown(calendar, received))
    for before, after in itertools.pairwise(found):
        if before.end is None or after.start < before.end:
            raise PausesOverlap(start=shown(calendar, after.start))
    return tuple(stop for stop in found if stop.end != stop.start)


def shown(calendar: WorkingCalendar, moment: int) -> str:
    """Return a local minute as people read it."""
    return f"{calendar.instant(moment):%H:%M, %d/%m/%Y}"
