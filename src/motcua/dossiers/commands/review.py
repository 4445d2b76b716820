"""Reviewing a proposed result."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import advance, begin, finish
from motcua.dossiers.commands.orders import Decide
from motcua.dossiers.events import ResultReviewed
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_text


@command
def review(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Initial the proposal and pass it to the signer; its maker may not (MakerIsChecker)."""
    work = begin(Act.REVIEW, order, actor, at)
    proposal = work.draft
    proposal.state = ProposalState.REVIEWED
    proposal.reviewed_by_id, proposal.reviewed_at = work.officer_id, at
    proposal.save(update_fields=["state", "reviewed_by", "reviewed_at"])
    advance(work)
    reason = clean_text(order.reason, limit=2000, field="reason")
    return finish(work, ResultReviewed(proposed_by=proposal.made_by.full_name), reason=reason)
