"""Writing one line of a ledger, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.deadlines.errors import ActBeforeLastEntry, ReasonMissing
from motcua.deadlines.events import ClockRebased
from motcua.deadlines.models import Clock, ClockEntry
from motcua.deadlines.ports import tell_rebased
from motcua.deadlines.queries.calendars import Office, office_of
from motcua.deadlines.queries.clocks import entries_of, terms_of
from motcua.deadlines.rules.ledger import computation_from
from motcua.deadlines.states import ALLOWED_ENTRIES, ClockState, EntryKind
from motcua.journal.public import record
from motcua.kernel.actor import Actor

_NEEDS_REASON = frozenset({EntryKind.STOPPED, EntryKind.EXTENDED, EntryKind.REOPENED})
_CHANGED = ["state", "due_at", "promised_due_at", "paused_at", "concluded_at", "edition"]


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does to a clock."""

    kind: EntryKind
    at: datetime
    actor: Actor
    reason: str = ""
    article: str = ""
    new_due: date | None = None
    excuses: bool = False


def begin(
    clock: Clock, at: datetime, actor: Actor, *, reason: str = "", article: str = ""
) -> tuple[list[ClockEntry], Office]:
    """Lock a clock, read its ledger, and bring it to the present calendar first. Raises ActBeforeLastEntry."""
    clock.refresh_from_db(from_queryset=Clock.objects.select_for_update())
    lines = list(entries_of(clock))
    if lines and at < lines[-1].at and lines[-1].kind != EntryKind.REBASED:
        raise ActBeforeLastEntry(at=at, last=lines[-1].at)
    office = office_of(clock.authority_id)
    catch_up(clock, lines, office, Act(EntryKind.REBASED, at, actor, reason, article))
    return lines, office


def catch_up(clock: Clock, lines: list[ClockEntry], office: Office, act: Act) -> bool:
    """Re-base a clock whose due date was computed under an older calendar; tell whether the due date moved."""
    if clock.edition == office.stamp or clock.state == ClockState.CONCLUDED:
        return False
    found = computation_from(lines, terms_of(clock), office.calendar)
    if (found.due, found.promised_due) == (clock.due_at, clock.promised_due_at):
        clock.edition = office.stamp
        clock.save(update_fields=["edition"])
        return False
    before = clock.due_at
    enter(clock, lines, office, act)
    event = ClockRebased(clock.pk, clock.subject, before, clock.due_at)
    record(event, subject=clock.subject, actor=act.actor, at=act.at, article=act.article, reason=act.reason)
    tell_rebased(event, act.actor, act.at)
    return True


def enter(clock: Clock, lines: list[ClockEntry], office: Office, act: Act) -> Clock:
    """Add one line, compute the due date anew and keep the answer on the clock. Raises ReasonMissing."""
    if act.kind in _NEEDS_REASON and not act.reason.strip():
        raise ReasonMissing
    line = ClockEntry(
        seq=len(lines) + 1,
        kind=act.kind,
        at=act.at,
        reason=act.reason.strip(),
        article=act.article,
        actor_kind=act.actor.kind,
        actor_id=act.actor.id,
        actor_name=act.actor.name,
        new_due=act.new_due,
        excuses=act.excuses,
        due_before=clock.due_at,
    )
    found = computation_from([*lines, line], terms_of(clock), office.calendar)
    clock.due_at, clock.promised_due_at, clock.edition = found.due, found.promised_due, office.stamp
    _move(clock, act)
    if clock.pk is None:
        clock.save(force_insert=True)
    else:
        clock.save(update_fields=_CHANGED)
    line.clock, line.due_after = clock, clock.due_at
    line.save(force_insert=True)
    lines.append(line)
    return clock


def _move(clock: Clock, act: Act) -> None:
    if act.kind is EntryKind.STARTED:
        return
    clock.state = ALLOWED_ENTRIES[ClockState(clock.state)][act.kind]
    if act.kind is EntryKind.STOPPED:
        clock.paused_at = act.at
    elif act.kind in (EntryKind.RESUMED, EntryKind.REOPENED):
        clock.paused_at = None
    clock.concluded_at = act.at if clock.state == ClockState.CONCLUDED else None
