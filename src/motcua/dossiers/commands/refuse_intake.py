"""Refusing to receive a dossier, with the reason on paper (Mẫu 03)."""

from __future__ import annotations

from datetime import datetime

from motcua.catalogue.public import choose_version
from motcua.dossiers.commands.flow import enter_journal, needs_reason, wait_for
from motcua.dossiers.commands.intake import lay_down, take_submitted
from motcua.dossiers.commands.orders import RefuseIntake
from motcua.dossiers.events import IntakeRefused
from motcua.dossiers.models import Dossier
from motcua.dossiers.policies import desk_of, may_receive_at
from motcua.dossiers.slips import refusal_slip
from motcua.dossiers.states import ONE_NOTICE, State
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.paperwork.public import issue_form


@command
def refuse_intake(order: RefuseIntake, *, actor: Actor, at: datetime) -> Dossier:
    """Refuse to receive: the applicant is told why, once, in writing; nothing is counted.

    Law: Decree 118/2025/NĐ-CP art. 17(2). Raises ReasonMissing, ActNotPossible, StaleDossier.
    """
    reason = needs_reason(order.reason)
    if order.dossier_id is not None:
        dossier = take_submitted(order, actor, at)
    else:
        if order.intake is None:
            raise ValueError("an order to refuse names a dossier or brings an intake")
        authority = order.authority or actor.authority
        may_receive_at(desk_of(actor, at), authority).require()
        version = choose_version(order.intake.procedure_code, local(at).date())
        dossier = lay_down(order.intake, version, authority, actor, at)
    dossier.state, dossier.paused_from = State.NOT_RECEIVED, None
    dossier.last_act_at, dossier.last_actor_name = at, actor.name
    wait_for(dossier, "")
    dossier.save()
    event = IntakeRefused(procedure=dossier.version.procedure.code)
    enter_journal(dossier, event, actor=actor, at=at, article=ONE_NOTICE, reason=reason)
    slip = refusal_slip(dossier, reason=reason, officer=actor, at=at)
    issue_form(slip, subject=dossier.subject, actor=actor, at=at, authority=dossier.authority.code)
    return dossier
