"""Who may do what to a dossier, and when not, why not.

Maker, checker and approver are three people; that is about persons, so somebody standing in for
a colleague is still themselves (Decree 118/2025/NĐ-CP; guide 9.1, 9.2).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.public import RouteTree, StepRow
from motcua.dossiers.errors import (
    ActNotPossible,
    AlreadyApologised,
    MakerIsChecker,
    MaySignNotDelegated,
    NoAppointment,
    NothingProposed,
    NotYours,
    ProposalPending,
    SupplementNotOverdue,
    TooManySupplements,
)
from motcua.dossiers.models import Dossier, Proposal
from motcua.dossiers.rules.supplements import MOST as MOST_SUPPLEMENTS
from motcua.dossiers.states import ACT_NAMES, STATE_NAMES, Act, ProposalKind, State, transition
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError
from motcua.kernel.policy import ALLOWED, Decision, Refused
from motcua.kernel.text import N_
from motcua.organisation.public import ROLE_NAMES, Role, powers_of

COUNTER_ROLES = (Role.COUNTER, Role.COUNTER_HEAD)
APPROVES = {
    Act.APPROVE_SUPPLEMENT: ProposalKind.SUPPLEMENT,
    Act.APPROVE_STOP: ProposalKind.STOP,
    Act.APPROVE_WITHDRAWAL: ProposalKind.WITHDRAWAL,
    Act.APOLOGISE: ProposalKind.APOLOGY,
}
APPROVING_ACT = {kind: act for act, kind in APPROVES.items()}


@dataclass(frozen=True, slots=True)
class Seat:
    """A power the actor has at this moment, their own or lent to them."""

    role: str
    authority: str
    unit: str
    officer_code: str
    signs: bool = True
    delegated: bool = False
    procedures: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """An actor with their seats: what the policies look at."""

    actor: Actor
    seats: tuple[Seat, ...]
    today: date = date.min

    def seat(self, role: str, dossier: Dossier, unit_id: int | None = None) -> Seat | None:
        """Return a seat with that role at the dossier's authority (and unit), own seats first."""
        code = dossier.authority.code
        procedure = dossier.version.procedure.code
        for seat in self.seats:
            scope = not seat.procedures or procedure in seat.procedures
            if seat.role == role and seat.authority == code and scope and _in_unit(seat, dossier, unit_id):
                return seat
        return None

    def is_or_stands_for(self, officer_id: int | None, officer_code: str) -> bool:
        """Tell whether the actor is an officer or may do that officer's work now."""
        if officer_id is not None and officer_id == self.actor.officer_id:
            return True
        return any(seat.delegated and seat.officer_code == officer_code for seat in self.seats)


def _in_unit(seat: Seat, dossier: Dossier, unit_id: int | None) -> bool:
    if unit_id is None:
        return True
    unit = dossier.unit
    return unit is not None and unit.pk == unit_id and seat.unit == unit.code


def desk_of(actor: Actor, at: datetime) -> Desk:
    """Return the actor's seats at a moment; asks the database only where somebody is standing in."""
    if actor.officer_id is not None and actor.standing_in_for:
        powers = powers_of(actor.officer_id, at)
        seats = tuple(
            Seat(p.role, p.authority, p.unit, p.officer_code, p.signs, p.delegated, p.procedures)
            for p in powers
        )
        return Desk(actor, seats, local(at).date())
    own = actor.id.removeprefix("officer:")
    seats = tuple(
        Seat(role, where.partition("/")[0], where.partition("/")[2], own)
        for role, _, where in (post.partition("@") for post in sorted(actor.posts))
    )
    return Desk(actor, seats, local(at).date())


@dataclass(frozen=True, slots=True)
class Situation:
    """A dossier as the policies see it: its step, its route, and what is being decided.

    `proposal` is the one beside the main line (supplement, stop, withdrawal, apology), `draft` the result
    under review; a draft may wait while an apology is signed.
    """

    dossier: Dossier
    route: RouteTree | None
    step: StepRow | None
    proposal: Proposal | None
    draft: Proposal | None = None


def may(act: Act, desk: Desk, now: Situation) -> Decision:
    """Decide one act; the refusal names the state, or the person it waits for."""
    dossier = now.dossier
    if transition(act, dossier.state_enum, dossier.paused_from_enum) is None:
        return _not_possible(act, now, state_alone=True)
    return _POLICIES[act](act, desk, now)


def _not_possible(act: Act, now: Situation, *, state_alone: bool = False) -> Refused:
    step = None if state_alone else now.step
    where = step.name if step else STATE_NAMES[now.dossier.state_enum]
    return Refused(ActNotPossible(state=where, act=ACT_NAMES[act].lower()))


def acts_now(desk: Desk, now: Situation) -> list[Act]:
    """Return the acts that this officer may do now, and no others, in the order of the list of acts."""
    return [act for act in Act if act in _POLICIES and may(act, desk, now)]


def _counter(act: Act, desk: Desk, now: Situation) -> Decision:
    return _any_of(desk, now, *COUNTER_ROLES)


def _any_of(desk: Desk, now: Situation, *roles: str) -> Decision:
    if any(desk.seat(role, now.dossier) for role in roles):
        return ALLOWED
    return _waits_for(roles[0])


def _waits_for(role: str) -> Refused:
    return Refused(NotYours(who=ROLE_NAMES.get(role, role)))


def _at_step(act: Act, desk: Desk, now: Situation) -> Decision:
    """Allow what the current step lists, to the holder of the step's post."""
    step = now.step
    if step is None or act.value not in step.acts:
        return _not_possible(act, now)
    if now.proposal is not None:
        return Refused(_pending(now.proposal, now))
    if step.role in COUNTER_ROLES:
        return _counter(act, desk, now)
    return ALLOWED if _seat_at_step(desk, now, step) else _waits_for(step.role)


def _seat_at_step(desk: Desk, now: Situation, step: StepRow) -> Seat | None:
    return desk.seat(step.role, now.dossier, _unit_of(now, step.unit_kind))


def _unit_of(now: Situation, unit_kind: str) -> int | None:
    """Return the dossier's division for steps that belong to a division."""
    unit = now.dossier.unit
    return unit.pk if unit is not None and unit_kind in {"", "division"} else None


def _pending(proposal: Proposal, now: Situation) -> ProposalPending:
    return ProposalPending(who=ROLE_NAMES.get(approver_role(ProposalKind(proposal.kind), now), ""))


def _case_officer(act: Act, desk: Desk, now: Situation) -> Decision:
    """Allow the case officer, whoever stands in, and in routes without assignment any officer of the post."""
    step = now.step
    if step is None or act.value not in step.acts:
        return _not_possible(act, now)
    if now.proposal is not None:
        return Refused(_pending(now.proposal, now))
    if act is Act.REQUEST_SUPPLEMENT and now.dossier.supplement_count >= MOST_SUPPLEMENTS:
        return Refused(TooManySupplements())
    return _is_case_officer(desk, now, step.role)


def _is_case_officer(desk: Desk, now: Situation, role: str = Role.CASE_OFFICER) -> Decision:
    officer = now.dossier.case_officer
    if officer is None:
        unit = now.dossier.unit
        return ALLOWED if desk.seat(role, now.dossier, unit.pk if unit else None) else _waits_for(role)
    if desk.is_or_stands_for(officer.pk, officer.code):
        return ALLOWED
    return Refused(NotYours(who=officer.full_name))


def _assign(act: Act, desk: Desk, now: Situation) -> Decision:
    """Allow the head of the division, to assign and, until the result is proposed, to assign again."""
    step = now.step
    if step is None or step.role not in {Role.DIVISION_HEAD, Role.CASE_OFFICER} or now.proposal is not None:
        return _not_possible(act, now)
    if step.role == Role.DIVISION_HEAD and act.value not in step.acts:
        return _not_possible(act, now)
    unit = now.dossier.unit
    if desk.seat(Role.DIVISION_HEAD, now.dossier, unit.pk if unit else None):
        return ALLOWED
    return _waits_for(Role.DIVISION_HEAD)


def _review(act: Act, desk: Desk, now: Situation) -> Decision:
    decision = _at_step(act, desk, now)
    return _not_own(desk, now.draft) if decision else decision


def _approve(act: Act, desk: Desk, now: Situation) -> Decision:
    decision = _review(act, desk, now)
    if not decision or now.step is None:
        return decision
    seat = _seat_at_step(desk, now, now.step)
    return ALLOWED if seat and seat.signs else Refused(MaySignNotDelegated())


def _not_own(desk: Desk, proposal: Proposal | None) -> Decision:
    person = desk.actor.officer_id
    if proposal is None:
        return ALLOWED
    if proposal.made_by_id == person:
        return Refused(MakerIsChecker(did=N_("trình")))
    if proposal.reviewed_by_id == person:
        return Refused(MakerIsChecker(did=N_("xem xét")))
    return ALLOWED


def approver_role(kind: ProposalKind, now: Situation) -> str:
    """Return the role that decides a proposal: the division head for a first supplement, else the leader.

    A route without a division head (a commune) leaves everything to the leader.
    """
    first = kind is ProposalKind.SUPPLEMENT and now.dossier.supplement_count == 0
    legs = now.route.legs if now.route else ()
    has_head = any(step.role == Role.DIVISION_HEAD for leg in legs for step in leg.steps)
    return Role.DIVISION_HEAD if first and has_head else Role.DIRECTOR


def _decide(act: Act, desk: Desk, now: Situation) -> Decision:
    proposal = now.proposal
    if proposal is None or proposal.kind != APPROVES[act]:
        return Refused(NothingProposed())
    return _may_decide(desk, now, proposal)


def _may_decide(desk: Desk, now: Situation, proposal: Proposal) -> Decision:
    role = approver_role(ProposalKind(proposal.kind), now)
    unit = now.dossier.unit if role == Role.DIVISION_HEAD else None
    seat = desk.seat(role, now.dossier, unit.pk if unit else None)
    if seat is None:
        return _waits_for(role)
    own = _not_own(desk, proposal)
    if not own:
        return own
    return ALLOWED if seat.signs else Refused(MaySignNotDelegated())


def _decline(act: Act, desk: Desk, now: Situation) -> Decision:
    if now.proposal is None:
        return Refused(NothingProposed())
    return _may_decide(desk, now, now.proposal)


def _send_back(act: Act, desk: Desk, now: Situation) -> Decision:
    return _review(act, desk, now)


def _request_payment(act: Act, desk: Desk, now: Situation) -> Decision:
    if now.dossier.state_enum is State.REGISTERED:
        return _counter(act, desk, now)
    if now.proposal is not None:
        return Refused(_pending(now.proposal, now))
    if desk.seat(Role.ACCOUNTANT, now.dossier):
        return ALLOWED
    return _is_case_officer(desk, now)


def _confirm_payment(act: Act, desk: Desk, now: Situation) -> Decision:
    return _any_of(desk, now, *COUNTER_ROLES, Role.ACCOUNTANT)


def _propose_aside(act: Act, desk: Desk, now: Situation) -> Decision:
    """Allow a proposal beside the main line: by the case officer, or by the counter while it has the dossier."""
    if now.proposal is not None:
        return Refused(_pending(now.proposal, now))
    if moot := _moot(act, desk, now.dossier):
        return Refused(moot)
    if now.dossier.state_enum in {State.REGISTERED, State.RECEIVED}:
        return _counter(act, desk, now)
    if (
        act is Act.PROPOSE_WITHDRAWAL
        and now.dossier.state_enum is not State.PROCESSING
        and _counter(act, desk, now)
    ):
        return ALLOWED
    return _is_case_officer(desk, now)


def _moot(act: Act, desk: Desk, dossier: Dossier) -> DomainError | None:
    """Return why a proposal could only be refused: a second apology, silence before the last day to answer."""
    if act is Act.PROPOSE_APOLOGY and dossier.due_at is None:
        return NoAppointment()
    if act is Act.PROPOSE_APOLOGY and dossier.apologised_at is not None:
        return AlreadyApologised(until=dossier.due_at and local(dossier.due_at).date())
    waits = act is Act.PROPOSE_STOP and dossier.state_enum is State.AWAITING_SUPPLEMENT
    if waits and dossier.answer_by is not None and desk.today <= dossier.answer_by:
        return SupplementNotOverdue(until=dossier.answer_by)
    return None


def _admin(act: Act, desk: Desk, now: Situation) -> Decision:
    return _any_of(desk, now, Role.ADMIN)


def _note(act: Act, desk: Desk, now: Situation) -> Decision:
    code = now.dossier.authority.code
    working = any(
        seat.authority == code and seat.role not in {Role.ADMIN, Role.INSPECTOR} for seat in desk.seats
    )
    return ALLOWED if working else Refused(NotYours(who=now.dossier.authority.name))


_Policy = Callable[[Act, Desk, Situation], Decision]
_POLICIES: dict[Act, _Policy] = {
    Act.RECEIVE: _counter,
    Act.REFUSE_INTAKE: _counter,
    Act.ASK_AT_INTAKE: _counter,
    Act.HAND_OVER: _at_step,
    Act.ASSIGN: _assign,
    Act.EXAMINE: _case_officer,
    Act.PROPOSE: _case_officer,
    Act.REVIEW: _review,
    Act.SEND_BACK: _send_back,
    Act.APPROVE: _approve,
    Act.ISSUE: _at_step,
    Act.RETURN_RESULT: _at_step,
    Act.REQUEST_SUPPLEMENT: _case_officer,
    Act.APPROVE_SUPPLEMENT: _decide,
    Act.COMPLETE_SUPPLEMENT: _counter,
    Act.REQUEST_PAYMENT: _request_payment,
    Act.CONFIRM_PAYMENT: _confirm_payment,
    Act.PROPOSE_STOP: _propose_aside,
    Act.APPROVE_STOP: _decide,
    Act.PROPOSE_WITHDRAWAL: _propose_aside,
    Act.APPROVE_WITHDRAWAL: _decide,
    Act.PROPOSE_APOLOGY: _propose_aside,
    Act.APOLOGISE: _decide,
    Act.DECLINE_PROPOSAL: _decline,
    Act.CORRECT_RESULT: _admin,
    Act.ADD_NOTE: _note,
}


def may_receive_at(desk: Desk, authority_code: str) -> Decision:
    """Allow the counter officers of an authority to open dossiers there."""
    ours = any(seat.role in COUNTER_ROLES and seat.authority == authority_code for seat in desk.seats)
    return ALLOWED if ours else _waits_for(Role.COUNTER)
