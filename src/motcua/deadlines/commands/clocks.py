"""Acts on one clock. Upper floors call these inside their own command; no transaction begins here."""

from __future__ import annotations

from datetime import date, datetime

from motcua.deadlines.commands.ledger import Act, begin, enter
from motcua.deadlines.errors import (
    ClockAlreadyStarted,
    ClockConcluded,
    ClockNotConcluded,
    ClockNotPaused,
    ClockNotRunning,
    NewDueNotLater,
    NewDueOnDayOff,
    NothingToExtend,
)
from motcua.deadlines.models import Clock
from motcua.deadlines.queries.calendars import Office, office_of
from motcua.deadlines.rules.limits import TimeLimit
from motcua.deadlines.states import ClockState, EntryKind, Policy, StopReason
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority


def start_clock(
    *,
    subject: str,
    authority: Authority,
    limit: TimeLimit | str,
    at: datetime,
    actor: Actor,
    article: str = "",
    policy: Policy | str = Policy.RESUME,
) -> Clock:
    """Start the clock of a subject: time runs from when the complete dossier is received.

    Raises ClockAlreadyStarted, the errors of TimeLimit.parse and of the calendar.
    """
    limit = TimeLimit.parse(limit) if isinstance(limit, str) else limit
    known = Clock.objects.for_subject(subject).first()
    if known is not None:
        raise ClockAlreadyStarted(started=known.started_at)
    office = office_of(authority.pk)
    outside, until = office.reading_on(at.astimezone(office.calendar.tz).date())
    clock = Clock(
        subject=subject,
        authority=authority,
        limit_text=limit.code(),
        policy=Policy(policy),
        outside_hours=outside,
        same_day_until=until,
        state=ClockState.RUNNING,
        started_at=at,
    )
    return enter(clock, [], office, Act(EntryKind.STARTED, at, actor, article=article))


def stop_clock(
    clock: Clock, *, reason: StopReason | str, at: datetime, actor: Actor, article: str = ""
) -> Clock:
    """Stop a running clock while somebody else must act. Raises ClockNotRunning, ActBeforeLastEntry, ReasonMissing."""
    lines, office = begin(clock, at, actor)
    if clock.state != ClockState.RUNNING:
        raise ClockNotRunning
    return enter(clock, lines, office, Act(EntryKind.STOPPED, at, actor, str(reason), article))


def resume_clock(clock: Clock, *, at: datetime, actor: Actor, reason: str = "", article: str = "") -> Clock:
    """Let a stopped clock go on; the due date moves by the time it stood still. Raises ClockNotPaused, ActBeforeLastEntry."""
    lines, office = begin(clock, at, actor)
    if clock.state != ClockState.PAUSED:
        raise ClockNotPaused
    return enter(clock, lines, office, Act(EntryKind.RESUMED, at, actor, reason, article))


def extend_clock(
    clock: Clock,
    *,
    new_due: date,
    at: datetime,
    actor: Actor,
    reason: str,
    article: str = "",
    excuses: bool = False,
) -> Clock:
    """Give one new due date. Unless it `excuses`, verdicts go on comparing with the first promise (guide §2.6).

    Raises ClockNotRunning, NothingToExtend, NewDueOnDayOff, NewDueNotLater, ReasonMissing.
    """
    lines, office = begin(clock, at, actor)
    if clock.state != ClockState.RUNNING:
        raise ClockNotRunning
    _check_new_due(clock, office, new_due)
    act = Act(EntryKind.EXTENDED, at, actor, reason, article, new_due=new_due, excuses=excuses)
    return enter(clock, lines, office, act)


def _check_new_due(clock: Clock, office: Office, new_due: date) -> None:
    if clock.due_at is None:
        raise NothingToExtend
    present = clock.due_at.astimezone(office.calendar.tz).date()
    if new_due <= present:
        raise NewDueNotLater(new_due=new_due, due=present)
    if not office.calendar.is_working_day(new_due):
        raise NewDueOnDayOff(new_due=new_due, suggestion=office.calendar.next_working_day(new_due))


def conclude_clock(clock: Clock, *, at: datetime, actor: Actor, reason: str = "", article: str = "") -> Clock:
    """End the time: the dossier was resolved, withdrawn or stopped for good. Raises ClockConcluded, ActBeforeLastEntry."""
    lines, office = begin(clock, at, actor)
    if clock.state == ClockState.CONCLUDED:
        raise ClockConcluded(concluded=clock.concluded_at)
    return enter(clock, lines, office, Act(EntryKind.CONCLUDED, at, actor, reason, article))


def reopen_clock(clock: Clock, *, at: datetime, actor: Actor, reason: str, article: str = "") -> Clock:
    """Undo the conclusion (correction 9→4); the time since then counts. Raises ClockNotConcluded, ReasonMissing."""
    lines, office = begin(clock, at, actor)
    if clock.state != ClockState.CONCLUDED:
        raise ClockNotConcluded
    return enter(clock, lines, office, Act(EntryKind.REOPENED, at, actor, reason, article))


def rebase_clock(clock: Clock, *, at: datetime, actor: Actor, reason: str = "", article: str = "") -> Clock:
    """Count again under the present calendar; enters the ledger only when the due date moves. Concluded clocks stay."""
    begin(clock, at, actor, reason=reason, article=article)
    return clock
