"""Stop receiving dossiers of a procedure from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue import policies
from motcua.catalogue.errors import ProcedureUnknown, SuspensionClash, SuspensionDatesWrong
from motcua.catalogue.events import ProcedureWasSuspended
from motcua.catalogue.models import Procedure, Suspension
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspend:
    """A window, both days included; no last day means until further notice."""

    procedure_code: str
    starts_on: date
    basis: str
    ends_on: date | None = None


@command
def suspend(order: Suspend, *, actor: Actor, at: datetime) -> Suspension:
    """Set a window in which no dossier of a procedure is received; dossiers under way go on.

    Law: the resolution named as basis. Raises ProcedureUnknown, SuspensionClash, SuspensionDatesWrong, CatalogueNotYours.
    """
    policies.may_keep_catalogue(actor).require()
    return close_window(order, actor=actor, at=at)


def close_window(order: Suspend, *, actor: Actor, at: datetime) -> Suspension:
    """Set the window inside the caller's transaction."""
    if order.ends_on is not None and order.ends_on < order.starts_on:
        raise SuspensionDatesWrong
    try:
        procedure = Procedure.objects.locked(order.procedure_code)
    except Procedure.DoesNotExist as missing:
        raise ProcedureUnknown(code=order.procedure_code) from missing
    for window in procedure.suspensions.all():
        if window.starts_on <= (order.ends_on or date.max) and order.starts_on <= (
            window.ends_on or date.max
        ):
            raise SuspensionClash(code=procedure.code, starts=window.starts_on)
    basis = clean_line(order.basis, limit=300, field="basis")
    event = ProcedureWasSuspended(procedure.code, order.starts_on, order.ends_on, basis)
    record(event, subject=f"procedure:{procedure.code}", actor=actor, at=at, article=basis)
    return Suspension.objects.create(
        procedure=procedure, starts_on=order.starts_on, ends_on=order.ends_on, basis=basis
    )
