"""An applicant takes the dossier back, before a result exists."""

from __future__ import annotations

from datetime import date, datetime

from motcua.dossiers.commands.flow import (
    begin,
    decide,
    drop_draft,
    finish,
    go_to_step,
    needs_reason,
    put_forward,
)
from motcua.dossiers.commands.issue import finish_clock
from motcua.dossiers.commands.orders import Decide, ProposeWithdrawal
from motcua.dossiers.events import DossierWithdrawn, WithdrawalProposed
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act, ProposalKind, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import Invalid


@command
def propose_withdrawal(order: ProposeWithdrawal, *, actor: Actor, at: datetime) -> Dossier:
    """Put the applicant's wish, with its date, to the leader. Raises Invalid for a date outside the dossier's life."""
    work = begin(Act.PROPOSE_WITHDRAWAL, order, actor, at)
    reason = needs_reason(order.reason)
    if not local(work.dossier.submitted_at).date() <= order.asked_on <= work.today:
        raise Invalid(field="asked_on")
    put_forward(work, ProposalKind.WITHDRAWAL, reason, {"asked_on": order.asked_on.isoformat()})
    return finish(work, WithdrawalProposed(asked_on=order.asked_on), reason=reason)


@command
def approve_withdrawal(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Let the applicant withdraw; the dossier is final, returned and counted apart."""
    work = begin(Act.APPROVE_WITHDRAWAL, order, actor, at)
    proposal = decide(work, work.proposal, ProposalState.APPROVED, order.reason)
    drop_draft(work)
    finish_clock(work)
    go_to_step(work, None)
    asked_on = date.fromisoformat(proposal.facts["asked_on"])
    return finish(work, DossierWithdrawn(asked_on=asked_on), reason=proposal.text)
