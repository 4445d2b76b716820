"""Stopping a dossier for good (Mẫu 05)."""

from __future__ import annotations

from datetime import datetime

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
from motcua.dossiers.commands.orders import Decide, ProposeStop
from motcua.dossiers.events import DossierStopped, StopProposed
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.supplements import check_silence
from motcua.dossiers.states import Act, ProposalKind, ProposalState, State
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.errors import Invalid
from motcua.kernel.text import N_

STOP_GROUNDS: dict[str, str] = {
    "silence": N_("Người nộp không bổ sung trong thời hạn"),
    "order": N_("Theo văn bản của cơ quan có thẩm quyền"),
    "no_ground": N_("Không còn căn cứ để tiếp tục giải quyết"),
}


@command
def propose_stop(order: ProposeStop, *, actor: Actor, at: datetime) -> Dossier:
    """Propose to stop; for silence only after the applicant's last day (SupplementNotOverdue)."""
    work = begin(Act.PROPOSE_STOP, order, actor, at)
    reason = needs_reason(order.reason)
    if order.ground not in STOP_GROUNDS:
        raise Invalid(field="ground")
    if order.ground == "silence" or work.dossier.state_enum is State.AWAITING_SUPPLEMENT:
        check_silence(work.dossier.answer_by, work.today)
    put_forward(work, ProposalKind.STOP, reason, {"ground": order.ground})
    return finish(work, StopProposed(ground=order.ground), reason=reason)


@command
def approve_stop(order: Decide, *, actor: Actor, at: datetime) -> Dossier:
    """Stop the dossier as its leader; it is final and its clock ends."""
    work = begin(Act.APPROVE_STOP, order, actor, at)
    proposal = decide(work, work.proposal, ProposalState.APPROVED, order.reason)
    drop_draft(work)
    finish_clock(work)
    go_to_step(work, None)
    return finish(work, DossierStopped(ground=proposal.facts["ground"]), reason=proposal.text)
