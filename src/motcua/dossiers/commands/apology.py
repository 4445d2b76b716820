"""Saying sorry for lateness, with one new date (Mẫu 04)."""

from __future__ import annotations

from datetime import date, datetime

from motcua.deadlines.public import extend_clock
from motcua.dossiers.commands.flow import Work, begin, decide, finish, needs_reason, put_forward, wait_again
from motcua.dossiers.commands.orders import Decide, ProposeApology
from motcua.dossiers.errors import AlreadyApologised, NoAppointment
from motcua.dossiers.events import ApologyMade, ApologyProposed
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.times import check_new_due
from motcua.dossiers.slips import apology_slip
from motcua.dossiers.states import Act, ProposalKind, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.paperwork.public import issue_form, next_document_number


@command
def propose_apology(order: ProposeApology, *, actor: Actor, at: datetime) -> Dossier:
    """Draft the apology; a new date may be given once.

    Form: Mẫu 04 of Circular 03/2025/TT-VPCP. Raises AlreadyApologised, NoAppointment, NewDateWrong.
    """
    work = begin(Act.PROPOSE_APOLOGY, order, actor, at)
    reason = needs_reason(order.reason)
    _check(work, order.new_due)
    put_forward(work, ProposalKind.APOLOGY, reason, {"new_due": order.new_due.isoformat()})
    return finish(work, ApologyProposed(new_due=order.new_due), reason=reason)


@command
def apologise(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Sign the apology: number it, give the new date; in statistics the dossier stays late.

    Raises AlreadyApologised, NewDateWrong when the date has come too near meanwhile.
    """
    work = begin(Act.APOLOGISE, order, actor, at)
    dossier = work.dossier
    new_due = date.fromisoformat(work.proposal.facts["new_due"])
    due_before = _check(work, new_due)
    proposal = decide(work, work.proposal, ProposalState.APPROVED, order.reason)
    if dossier.clock is None:
        raise NoAppointment
    clock = extend_clock(
        dossier.clock, new_due=new_due, at=at, actor=actor, reason=proposal.text, article=work.made.article
    )
    dossier.due_at, dossier.promised_due_at, dossier.apologised_at = clock.due_at, clock.promised_due_at, at
    wait_again(work)
    number = next_document_number(dossier.authority.code, "XL", on=work.today)
    event = ApologyMade(
        number=number, due_before=due_before, new_due=clock.due_at or due_before, after_expiry=at > due_before
    )
    done = finish(work, event, reason=proposal.text)
    slip = apology_slip(
        dossier, number=number, due_before=due_before, reason=proposal.text, officer=actor, at=at
    )
    issue_form(slip, subject=dossier.subject, actor=actor, at=at, authority=dossier.authority.code)
    return done


def _check(work: Work, new_due: date) -> datetime:
    dossier = work.dossier
    if dossier.apologised_at is not None:
        raise AlreadyApologised(until=local(dossier.due_at).date() if dossier.due_at else None)
    if dossier.due_at is None:
        raise NoAppointment
    check_new_due(work.calendar, new_due, local(dossier.due_at).date(), work.today)
    return dossier.due_at
