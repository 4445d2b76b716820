"""From the ledger of a clock to the facts that decide its due date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol

from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.due import Computation, Extension, compute
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.states import EntryKind


class Line(Protocol):
    """What the engine reads of one ledger entry."""

    @property
    def kind(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def reason(self) -> str: ...
    @property
    def new_due(self) -> date | None: ...
    @property
    def excuses(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What happened to a clock, without the acts that were undone."""

    received: datetime
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed when the clock was started."""

    limit: str
    policy: str
    outside_hours: str
    same_day_until: time


def facts_of(lines: Iterable[Line]) -> Facts:
    """Read a ledger in order.

    Concluding and reopening cancel each other: a correction gives no extra time. A pause still open when the clock
    was concluded ends when it is reopened.
    """
    received, pauses, extensions = None, [], []
    for line in lines:
        kind = EntryKind(line.kind)
        if kind is EntryKind.STARTED:
            received = line.at
        elif kind is EntryKind.STOPPED:
            pauses.append(Pause(line.at, None, line.reason))
        elif kind in (EntryKind.RESUMED, EntryKind.REOPENED) and pauses and pauses[-1].end is None:
            pauses[-1] = Pause(pauses[-1].start, line.at, pauses[-1].reason)
        elif kind is EntryKind.EXTENDED and line.new_due is not None:
            extensions.append(Extension(line.at, line.new_due, line.excuses))
    if received is None:
        raise ValueError("a ledger begins with its start")
    return Facts(received, tuple(pauses), tuple(extensions))


def computation_from(lines: Iterable[Line], terms: Terms, calendar: WorkingCalendar) -> Computation:
    """Return the due date that a ledger means under a calendar. Raises what compute raises."""
    facts = facts_of(lines)
    return compute(
        calendar,
        terms.limit,
        facts.received,
        pauses=facts.pauses,
        policy=terms.policy,
        outside_hours=terms.outside_hours,
        same_day_until=terms.same_day_until,
        extensions=facts.extensions,
    )
