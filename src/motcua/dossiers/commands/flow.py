"""What every act on a dossier has in common: locking, checking, moving, and closing the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from motcua.catalogue.public import StepRow
from motcua.deadlines.public import (
    TimeLimit,
    Unit,
    WorkingCalendar,
    calendar_for,
    compute,
    step_due,
    working_minutes_between,
)
from motcua.dossiers.commands.orders import DossierOrder
from motcua.dossiers.errors import NothingProposed, ReasonMissing, StaleDossier
from motcua.dossiers.models import Dossier, Proposal, StepVisit
from motcua.dossiers.policies import Desk, Situation, approver_role, desk_of, may
from motcua.dossiers.queries.offer import lock
from motcua.dossiers.queries.route import situation_of
from motcua.dossiers.rules.times import check_follows
from motcua.dossiers.states import Act, ProposalKind, ProposalState, State, Transition, transition
from motcua.journal.public import record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_text
from motcua.organisation.public import Role


@dataclass(slots=True)
class Work:
    """One act under way: the locked dossier, who does it, and the transition it makes."""

    dossier: Dossier
    now: Situation
    desk: Desk
    actor: Actor
    at: datetime
    made: Transition
    _calendar: WorkingCalendar | None = None

    @property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar of the authority; whether it changed is asked once an act."""
        if self._calendar is None:
            self._calendar = calendar_for(self.dossier.authority)
        return self._calendar

    @property
    def step(self) -> StepRow:
        """Return the current step; the policies have made sure there is one."""
        if self.now.step is None:
            raise LookupError("the dossier stands in no step")
        return self.now.step

    @property
    def proposal(self) -> Proposal:
        """Return the proposal beside the main line; the policies have made sure there is one."""
        if self.now.proposal is None:
            raise LookupError("nothing is proposed")
        return self.now.proposal

    @property
    def draft(self) -> Proposal:
        """Return the result under review. Raises NothingProposed where there is none."""
        if self.now.draft is None:
            raise NothingProposed
        return self.now.draft

    @property
    def today(self) -> date:
        """Return the Vietnamese date of the act."""
        return local(self.at).date()

    @property
    def officer_id(self) -> int:
        """Return the officer who acts; acts are done by officers, never by nobody."""
        if self.actor.officer_id is None:
            raise LookupError("an act needs an officer")
        return self.actor.officer_id


def begin(act: Act, order: DossierOrder, actor: Actor, at: datetime) -> Work:
    """Lock the dossier and check time, person, state and freshness, in that order of telling."""
    dossier = lock(order.dossier_id)
    now = situation_of(dossier)
    desk = desk_of(actor, at)
    if order.revision is not None and order.revision != dossier.revision:
        raise StaleDossier(who=dossier.last_actor_name, when=dossier.last_act_at)
    may(act, desk, now).require()
    check_follows(at, dossier.last_act_at)
    made = transition(act, dossier.state_enum, dossier.paused_from_enum)
    if made is None:
        raise LookupError(act)
    return Work(dossier, now, desk, actor, at, made)


def finish(work: Work, event: object, *, reason: str = "") -> Dossier:
    """Move the dossier to its new state and enter the act in the journal, in the same transaction."""
    dossier = work.dossier
    before = dossier.state_enum
    dossier.state = work.made.target
    if dossier.state_enum in {State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT}:
        dossier.paused_from = dossier.paused_from or before
    else:
        dossier.paused_from = None
    dossier.revision += 1
    dossier.last_act_at = work.at
    dossier.last_actor_name = work.actor.name
    dossier.save()
    enter_journal(dossier, event, actor=work.actor, at=work.at, article=article_of(work), reason=reason)
    return dossier


def enter_journal(
    dossier: Dossier, event: object, *, actor: Actor, at: datetime, article: str, reason: str = ""
) -> None:
    """Add an entry to the dossier's chain."""
    record(
        event,  # type: ignore[arg-type]  # every event class of the room has its kind; a test proves it
        subject=dossier.subject,
        actor=actor,
        at=at,
        article=article,
        reason=reason,
        authority=dossier.authority.code,
    )


def article_of(work: Work) -> str:
    """Return the article an act is done under; acts of the main line name the internal process and step."""
    if work.made.article:
        return work.made.article
    where = f", bước “{work.now.step.name}”" if work.now.step else ""
    return f"Quy trình nội bộ thủ tục {work.dossier.version.procedure.code}{where}"


def needs_reason(text: str) -> str:
    """Return a reason tidied. Raises ReasonMissing when there is none."""
    reason = clean_text(text, limit=2000, field="reason")
    if not reason:
        raise ReasonMissing
    return reason


def go_to_step(work: Work, step: StepRow | None) -> None:
    """Leave the present step and stand in another; None leaves the route."""
    leave_step(work)
    stand_in_step(work.dossier, step, work.at, work.calendar)


def stand_in_step(dossier: Dossier, step: StepRow | None, at: datetime, calendar: WorkingCalendar) -> None:
    """Stand in a step and wait for its post, after the one before was left; None is outside the route."""
    dossier.step_id = step.id if step else None
    if step is None:
        wait_for(dossier, "")
        return
    StepVisit.objects.create(
        dossier=dossier, authority_id=dossier.authority_id, step_id=step.id, entered_at=at,
        due_at=_step_due(step, at, calendar),
    )  # fmt: skip
    wait_at(dossier, step)


def leave_step(work: Work, officer_id: int | None = None) -> None:
    """Close the open visit and count the working minutes it used."""
    visit = StepVisit.objects.filter(dossier=work.dossier, left_at=None).first()
    if visit is None:
        return
    visit.left_at = work.at
    visit.used_minutes = working_minutes_between(work.calendar, visit.entered_at, work.at)
    visit.officer_id = officer_id or visit.officer_id
    visit.save(update_fields=["left_at", "used_minutes", "officer"])


def advance(work: Work) -> StepRow | None:
    """Move the dossier on along its route, if the act completes the current step."""
    route = work.now.route
    if route is None or work.made.act.value != work.step.completes_with:
        return work.now.step
    leave_step(work, work.actor.officer_id)
    following = route.next_of(work.step.key)
    step = following[0] if following else None
    stand_in_step(work.dossier, step, work.at, work.calendar)
    return step


def _step_due(step: StepRow, at: datetime, calendar: WorkingCalendar) -> datetime | None:
    if step.minutes is not None:
        return step_due(calendar, at, step.minutes)
    if step.days:
        return compute(calendar, TimeLimit.of(ceil(step.days), Unit.DAYS), at).due
    return None


def wait_at(dossier: Dossier, step: StepRow) -> None:
    """Let the dossier wait for the post of its step."""
    if step.role == Role.CASE_OFFICER and dossier.case_officer_id:
        wait_for(dossier, step.role, officer_id=dossier.case_officer_id, unit_id=dossier.unit_id)
        return
    unit_id = dossier.unit_id if step.unit_kind in {"", "division"} and step.role != Role.DIRECTOR else None
    wait_for(dossier, step.role, unit_id=unit_id)


def wait_for(
    dossier: Dossier, role: str, *, officer_id: int | None = None, unit_id: int | None = None
) -> None:
    """Say who has the dossier now: it shows in their inbox."""
    dossier.waiting_role = role
    dossier.waiting_officer_id = officer_id
    dossier.waiting_unit_id = unit_id


def put_forward(
    work: Work, kind: ProposalKind, text: str, facts: dict[str, object], outcome: str = ""
) -> Proposal:
    """Write a proposal and let the dossier wait for the one who decides it."""
    proposal = Proposal.objects.create(
        dossier=work.dossier, authority_id=work.dossier.authority_id, kind=kind, text=text, facts=facts,
        outcome=outcome, made_by_id=work.officer_id, made_at=work.at,
    )  # fmt: skip
    if kind is not ProposalKind.RESULT:
        role = approver_role(kind, work.now)
        wait_for(work.dossier, role, unit_id=work.dossier.unit_id if role == Role.DIVISION_HEAD else None)
    return proposal


def decide(work: Work, proposal: Proposal, state: str, reason: str = "") -> Proposal:
    """Close an open proposal, naming who decided and why."""
    proposal.state = state
    proposal.decided_by_id = work.officer_id
    proposal.decided_at = work.at
    proposal.decision_reason = reason
    proposal.save(update_fields=["state", "decided_by", "decided_at", "decision_reason"])
    return proposal


def drop_draft(work: Work) -> None:
    """Close a result that was under review when the dossier ended another way."""
    if work.now.draft is not None:
        decide(work, work.now.draft, ProposalState.DECLINED, article_of(work))


def wait_again(work: Work) -> None:
    """After a side proposal is decided, wait for the post of the current step again."""
    if work.now.step is not None:
        wait_at(work.dossier, work.now.step)
    else:
        wait_for(work.dossier, Role.COUNTER)
