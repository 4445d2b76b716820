"""Numbering and issuing the signed result: the dossier is resolved, its clock stops."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from motcua.deadlines.public import conclude_clock, verdict
from motcua.dossiers.commands.flow import Work, advance, begin, finish
from motcua.dossiers.commands.orders import Issue
from motcua.dossiers.errors import NothingProposed, ResultNumberMissing, ResultNumberTaken
from motcua.dossiers.events import ResultIssued
from motcua.dossiers.models import Dossier, Proposal, Result
from motcua.dossiers.rules.times import check_issued_on
from motcua.dossiers.states import ISSUING, Act, ProposalKind, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_line


@command
def issue(order: Issue, *, actor: Actor, at: datetime) -> Dossier:
    """Give the signed result its number and date; the time of finishing is now.

    Law: Decree 30/2020/NĐ-CP (number, date, seal); early, on time or late compares dates (guide 3.4).
    Raises ResultNumberMissing, ResultNumberTaken, ResultDateWrong.
    """
    work = begin(Act.ISSUE, order, actor, at)
    dossier = work.dossier
    check_issued_on(order.issued_on, local(dossier.received_at or at).date(), work.today)
    result = _result(work, order)
    finish_clock(work)
    advance(work)
    event = ResultIssued(
        number=result.number, issued_on=result.issued_on, outcome=result.outcome, verdict=dossier.verdict
    )
    return finish(work, event)


def _result(work: Work, order: Issue) -> Result:
    number = clean_line(order.number, limit=60, field="number")
    if not number:
        raise ResultNumberMissing
    approved = (
        Proposal.objects.filter(dossier=work.dossier, kind=ProposalKind.RESULT, state=ProposalState.APPROVED)
        .order_by("-id")
        .first()
    )
    if approved is None or approved.decided_by_id is None:
        raise NothingProposed
    try:
        with transaction.atomic():
            return Result.objects.create(
                dossier=work.dossier, authority=work.dossier.authority, outcome=approved.outcome,
                summary=approved.facts["summary"], number=number, issued_on=order.issued_on, issued_at=work.at,
                issued_by_id=work.officer_id, signed_by_id=approved.decided_by_id,
            )  # fmt: skip
    except IntegrityError as error:
        taken = Result.objects.filter(
            authority=work.dossier.authority, number=number, issued_on=order.issued_on, corrected_at=None
        ).first()
        if taken is None:
            raise
        raise ResultNumberTaken(number=number, on=order.issued_on, other=taken.dossier.number) from error


def finish_clock(work: Work) -> None:
    """Stop the dossier's time for good and judge it by date."""
    dossier = work.dossier
    dossier.finished_at = work.at
    if dossier.clock is None:
        return
    clock = conclude_clock(dossier.clock, at=work.at, actor=work.actor, article=work.made.article or ISSUING)
    dossier.due_at, dossier.promised_due_at = clock.due_at, clock.promised_due_at
    dossier.verdict = verdict(work.at, dossier.promised_due_at)
