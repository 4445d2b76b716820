"""Passing the dossier from the counter to the division that handles it."""

from __future__ import annotations

from datetime import datetime

from motcua.catalogue.public import StepRow
from motcua.dossiers.commands.flow import Work, advance, begin, finish
from motcua.dossiers.commands.orders import HandOver
from motcua.dossiers.errors import UnitMissing
from motcua.dossiers.events import DossierHandedOver
from motcua.dossiers.models import Dossier, Handover
from motcua.dossiers.rules.times import hand_over_by
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import Unit


@command
def hand_over(order: HandOver, *, actor: Actor, at: datetime) -> Dossier:
    """Hand the dossier over the same working day, or first thing next day when it came after 15:00.

    Law: Decree 118/2025/NĐ-CP art. 18(2). Handing over late is allowed and recorded as late. Raises
    UnitMissing when it is not known to which division.
    """
    work = begin(Act.HAND_OVER, order, actor, at)
    dossier = work.dossier
    units = list(Unit.objects.filter(authority=dossier.authority).valid_on(work.today).order_by("code"))
    unit = _responsible(work, units, order.unit)
    dossier.unit = unit
    by = hand_over_by(work.calendar, local(dossier.received_at or at))
    counter = next((each for each in units if each.code == actor.unit), unit)
    Handover.objects.create(
        dossier=dossier, authority=dossier.authority, from_unit=counter, to_unit=unit,
        given_by_id=work.officer_id, given_at=at, must_be_by=by,
    )  # fmt: skip
    advance(work)
    return finish(work, DossierHandedOver(to_unit=unit.name, must_be_by=by, late=at > by))


def _responsible(work: Work, units: list[Unit], code: str) -> Unit:
    """Return the unit named in the order, else the one the route names, else the only division there is.

    Raises UnitMissing when several divisions could be meant.
    """
    code = code or next((step.unit_code for step in _steps(work) if step.unit_code), "")
    found = [unit for unit in units if (unit.code == code if code else unit.kind == "division")]
    if len(found) != 1:
        raise UnitMissing
    return found[0]


def _steps(work: Work) -> list[StepRow]:
    route = work.now.route
    return [step for step in route.steps() if step.unit_kind == "division"] if route else []


def take_over(work: Work) -> None:
    """Sign the receiving side of the last handover, by the first officer of the division who acts."""
    last = Handover.objects.filter(dossier=work.dossier, taken_at=None).order_by("-id").first()
    if last is not None:
        last.taken_by_id, last.taken_at = work.officer_id, work.at
        last.save(update_fields=["taken_by", "taken_at"])
