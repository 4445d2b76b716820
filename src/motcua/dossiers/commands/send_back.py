"""Sending a dossier back to be done again."""

from __future__ import annotations

from datetime import datetime

from motcua.catalogue.public import StepRow
from motcua.dossiers.commands.flow import Work, begin, decide, finish, go_to_step, needs_reason
from motcua.dossiers.commands.orders import SendBack
from motcua.dossiers.errors import NotRouted
from motcua.dossiers.events import DossierSentBack
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act, ProposalState
from motcua.journal.public import command
from motcua.kernel.actor import Actor


@command
def send_back(order: SendBack, *, actor: Actor, at: datetime) -> Dossier:
    """Send the dossier back to an earlier step, saying why; the clock goes on. Raises ReasonMissing."""
    work = begin(Act.SEND_BACK, order, actor, at)
    reason = needs_reason(order.reason)
    if work.now.draft is not None:
        decide(work, work.draft, ProposalState.SENT_BACK, reason)
    target = back_to(work, order.to_step)
    go_to_step(work, target)
    return finish(work, DossierSentBack(to_step=target.name), reason=reason)


def back_to(work: Work, key: str) -> StepRow:
    """Return the step to go back to: one the current step allows, by default the first of them."""
    route, step = work.now.route, work.step
    allowed = tuple(step.sends_back_to)
    if route is None or not allowed or (key and key not in allowed):
        raise NotRouted(code=work.dossier.version.procedure.code)
    return route.step(key or allowed[0])
