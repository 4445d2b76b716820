"""Writing down what examining the papers showed."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import Work, begin, finish, needs_reason, wait_at
from motcua.dossiers.commands.hand_over import take_over
from motcua.dossiers.commands.orders import Examine
from motcua.dossiers.events import DossierExamined
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.organisation.public import Role


@command
def examine(order: Examine, *, actor: Actor, at: datetime) -> Dossier:
    """Record a finding; in a route without assignment the first who examines becomes the case officer."""
    work = begin(Act.EXAMINE, order, actor, at)
    finding = needs_reason(order.finding)
    become_case_officer(work)
    return finish(work, DossierExamined(finding=finding))


def become_case_officer(work: Work) -> None:
    """Take the dossier up where nobody was assigned."""
    dossier = work.dossier
    if dossier.case_officer_id is None and work.step.role == Role.CASE_OFFICER:
        dossier.case_officer_id = work.officer_id
        take_over(work)
        wait_at(dossier, work.step)
