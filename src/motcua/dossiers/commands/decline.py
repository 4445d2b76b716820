"""Disagreeing with a proposal."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import begin, decide, finish, needs_reason, wait_again, wait_for
from motcua.dossiers.commands.orders import Decline
from motcua.dossiers.events import ProposalDeclined
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import PAUSED, Act, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.organisation.public import Role


@command
def decline_proposal(order: Decline, *, actor: Actor, at: datetime) -> Dossier:
    """Disagree with a proposal beside the main line, saying why; the dossier stays where it was."""
    work = begin(Act.DECLINE_PROPOSAL, order, actor, at)
    reason = needs_reason(order.reason)
    proposal = decide(work, work.proposal, ProposalState.DECLINED, reason)
    if work.dossier.state_enum in PAUSED:
        wait_for(work.dossier, Role.COUNTER)
    else:
        wait_again(work)
    event = ProposalDeclined(proposal=proposal.kind, proposed_by=proposal.made_by.full_name)
    return finish(work, event, reason=reason)
