"""Signing the result."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import advance, begin, decide, finish
from motcua.dossiers.commands.orders import Decide
from motcua.dossiers.events import ResultApproved
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_text


@command
def approve(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Approve the result as the leader; neither its maker nor its reviewer may (MakerIsChecker)."""
    work = begin(Act.APPROVE, order, actor, at)
    reason = clean_text(order.reason, limit=2000, field="reason")
    proposal = decide(work, work.draft, ProposalState.APPROVED, reason)
    advance(work)
    event = ResultApproved(outcome=proposal.outcome, proposed_by=proposal.made_by.full_name)
    return finish(work, event, reason=reason)
