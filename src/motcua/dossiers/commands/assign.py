"""Giving a dossier to the case officer who will examine it."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import Work, advance, begin, finish, needs_reason, wait_at
from motcua.dossiers.commands.hand_over import take_over
from motcua.dossiers.commands.orders import Assign
from motcua.dossiers.errors import OfficerNotAvailable
from motcua.dossiers.events import CaseOfficerAssigned
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import Absence, Holding, Officer, Role


@command
def assign(order: Assign, *, actor: Actor, at: datetime) -> Dossier:
    """Assign a case officer of the division, or another one later with a reason.

    Raises OfficerNotAvailable for somebody who holds no such post there today or is on leave.
    """
    work = begin(Act.ASSIGN, order, actor, at)
    dossier = work.dossier
    before = dossier.case_officer
    reason = needs_reason(order.reason) if before else order.reason
    officer = _available(order.officer, work)
    dossier.case_officer = officer
    take_over(work)
    step = advance(work)
    if step is not None and step.role == Role.CASE_OFFICER:
        wait_at(dossier, step)
    event = CaseOfficerAssigned(
        officer=officer.code, officer_name=officer.full_name, instead_of=before.full_name if before else ""
    )
    return finish(work, event, reason=reason)


def _available(code: str, work: Work) -> Officer:
    day = local(work.at).date()
    held = (
        Holding.objects.in_force(day)
        .filter(officer__code=code, post__role=Role.CASE_OFFICER, post__unit=work.dossier.unit)
        .select_related("officer")
        .first()
    )
    if held is None or Absence.objects.on(day).filter(officer=held.officer).exists():
        named = Officer.objects.filter(code=code).first()
        raise OfficerNotAvailable(officer=named.full_name if named else code)
    return held.officer
