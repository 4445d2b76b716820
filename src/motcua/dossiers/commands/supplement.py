"""Asking the applicant, once, for everything that is missing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from motcua.deadlines.public import StopReason, resume_clock, stop_clock
from motcua.dossiers.commands.examine import become_case_officer
from motcua.dossiers.commands.flow import (
    Work,
    begin,
    decide,
    finish,
    needs_reason,
    put_forward,
    wait_again,
    wait_for,
)
from motcua.dossiers.commands.orders import AskAtIntake, CompleteSupplement, Decide, RequestSupplement
from motcua.dossiers.events import (
    SupplementAskedAtIntake,
    SupplementCompleted,
    SupplementProposed,
    SupplementRequested,
)
from motcua.dossiers.models import Dossier, DossierPaper, Supplement
from motcua.dossiers.rules.supplements import check_supplement
from motcua.dossiers.rules.times import check_answer_by
from motcua.dossiers.slips import supplement_slip
from motcua.dossiers.states import Act, ProposalKind, ProposalState, State
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_line
from motcua.organisation.public import Role
from motcua.paperwork.public import issue_form


@command
def request_supplement(order: RequestSupplement, *, actor: Actor, at: datetime) -> Dossier:
    """Propose to ask for papers; the head of division decides, a leader where it is the second time.

    Law: Decree 118/2025/NĐ-CP art. 17(2)a. Raises SupplementAlreadyRequested, TooManySupplements,
    SupplementEmpty, SupplementDeadlineWrong, ReasonMissing.
    """
    work = begin(Act.REQUEST_SUPPLEMENT, order, actor, at)
    dossier = work.dossier
    demands, reason = tidy_demands(order.demands), needs_reason(order.reason)
    last = dossier.supplements.order_by("-id").first()
    check_supplement(
        demands,
        already=dossier.supplement_count,
        last_on=local(last.requested_at).date() if last else None,
        second_accepted=order.second,
    )
    check_answer_by(order.answer_by, work.today)
    become_case_officer(work)
    facts: dict[str, object] = {"demands": list(demands), "answer_by": order.answer_by.isoformat()}
    put_forward(work, ProposalKind.SUPPLEMENT, reason, facts)
    event = SupplementProposed(ordinal=dossier.supplement_count + 1, demands=list(demands))
    return finish(work, event, reason=reason)


@command
def approve_supplement(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Agree, stop the clock and print the notice (Mẫu 02); the maker may not (MakerIsChecker)."""
    work = begin(Act.APPROVE_SUPPLEMENT, order, actor, at)
    proposal = decide(work, work.proposal, ProposalState.APPROVED, order.reason)
    dossier = work.dossier
    dossier.supplement_count += 1
    supplement = _supplement(work, proposal.facts["demands"], proposal.text, proposal.facts["answer_by"])
    supplement.requested_by_id, supplement.approved_by_id = proposal.made_by_id, work.officer_id
    supplement.due_before = dossier.due_at
    supplement.save()
    _stop(work, StopReason.SUPPLEMENT)
    wait_for(dossier, Role.COUNTER)
    event = SupplementRequested(
        ordinal=supplement.ordinal,
        demands=supplement.demands,
        answer_by=supplement.answer_by,
        counts_late=supplement.ordinal > 1,
    )
    done = finish(work, event, reason=proposal.text)
    _print(work, supplement)
    return done


@command
def ask_at_intake(order: AskAtIntake, *, actor: Actor, at: datetime) -> Dossier:
    """Ask, before receiving, for everything that is missing (Mẫu 02); once.

    Raises SupplementAlreadyRequested, SupplementEmpty, SupplementDeadlineWrong, ReasonMissing.
    """
    work = begin(Act.ASK_AT_INTAKE, order, actor, at)
    demands, reason = tidy_demands(order.demands), needs_reason(order.reason)
    last = work.dossier.supplements.filter(at_intake=True).order_by("-id").first()
    check_supplement(
        demands,
        already=1 if last else 0,
        last_on=local(last.requested_at).date() if last else None,
        second_accepted=False,
    )
    check_answer_by(order.answer_by, work.today)
    supplement = _supplement(work, list(demands), reason, order.answer_by.isoformat())
    supplement.at_intake, supplement.ordinal = True, 1
    supplement.requested_by_id = work.officer_id
    supplement.save()
    event = SupplementAskedAtIntake(demands=list(demands), answer_by=order.answer_by)
    done = finish(work, event, reason=reason)
    _print(work, supplement)
    return done


@command
def complete_supplement(order: CompleteSupplement, *, actor: Actor, at: datetime) -> Dossier:
    """Take what the applicant brought and let the clock go on; the due date moves by the time waited.

    Law: Decree 118/2025/NĐ-CP art. 17(3).
    """
    work = begin(Act.COMPLETE_SUPPLEMENT, order, actor, at)
    dossier = work.dossier
    supplement = Supplement.objects.filter(dossier=dossier, answered_at=None).order_by("-id").first()
    if supplement is None:
        raise LookupError("the dossier awaits no supplement")
    resume(work)
    supplement.answered_at, supplement.taken_by_id = at, work.officer_id
    supplement.due_after = dossier.due_at
    supplement.save()
    _add_papers(work, order, supplement)
    dossier.answer_by = None
    if work.made.target is State.PROCESSING:
        wait_again(work)
    else:
        wait_for(dossier, Role.COUNTER)
    event = SupplementCompleted(
        ordinal=supplement.ordinal, due_before=supplement.due_before, due_after=dossier.due_at
    )
    return finish(work, event, reason=clean_line(order.note, limit=500, field="note"))


def tidy_demands(demands: Iterable[str]) -> tuple[str, ...]:
    """Return the demands as tidy lines, without empty ones."""
    lines = (clean_line(demand, limit=500, field="demands") for demand in demands)
    return tuple(line for line in lines if line)


def _supplement(work: Work, demands: list[str], reason: str, answer_by: str) -> Supplement:
    work.dossier.answer_by = date.fromisoformat(answer_by)
    return Supplement(
        dossier=work.dossier,
        authority=work.dossier.authority,
        ordinal=work.dossier.supplement_count,
        demands=demands,
        reason=reason,
        answer_by=work.dossier.answer_by,
        requested_at=work.at,
    )


def _stop(work: Work, reason: StopReason) -> None:
    if work.dossier.clock is not None:
        stop_clock(work.dossier.clock, reason=reason, at=work.at, actor=work.actor, article=work.made.article)


def resume(work: Work) -> None:
    """Let the clock go on and show the new date."""
    dossier = work.dossier
    if dossier.clock is None:
        return
    clock = resume_clock(dossier.clock, at=work.at, actor=work.actor, article=work.made.article)
    dossier.due_at, dossier.promised_due_at = clock.due_at, clock.promised_due_at


def _add_papers(work: Work, order: CompleteSupplement, supplement: Supplement) -> None:
    start = DossierPaper.objects.filter(dossier=work.dossier).count()
    names = tidy_demands(order.papers) or tuple(supplement.demands)
    DossierPaper.objects.bulk_create(
        DossierPaper(
            dossier=work.dossier, authority=work.dossier.authority, position=start + n, name=name, originals=1,
            supplement=supplement,
        )
        for n, name in enumerate(names, 1)
    )  # fmt: skip


def _print(work: Work, supplement: Supplement) -> None:
    slip = supplement_slip(work.dossier, supplement, officer=work.actor, at=work.at)
    issue_form(
        slip,
        subject=work.dossier.subject,
        actor=work.actor,
        at=work.at,
        authority=work.dossier.authority.code,
    )
