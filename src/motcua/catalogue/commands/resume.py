"""Receive dossiers of a suspended procedure again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue import policies
from motcua.catalogue.errors import NotSuspended, ProcedureUnknown
from motcua.catalogue.events import ProcedureResumed
from motcua.catalogue.models import Procedure, Suspension
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """The last day of the window that is under way on that day, and why."""

    procedure_code: str
    ends_on: date
    basis: str


@command
def resume(order: Resume, *, actor: Actor, at: datetime) -> Suspension:
    """Set the last day of a window, sooner or later than first said. Raises ProcedureUnknown, NotSuspended, CatalogueNotYours."""
    policies.may_keep_catalogue(actor).require()
    try:
        procedure = Procedure.objects.locked(order.procedure_code)
    except Procedure.DoesNotExist as missing:
        raise ProcedureUnknown(code=order.procedure_code) from missing
    window = procedure.suspensions.filter(starts_on__lte=order.ends_on).order_by("-starts_on").first()
    if window is None or (window.ends_on is not None and window.ends_on < order.ends_on):
        raise NotSuspended(code=procedure.code, on=order.ends_on)
    window.ends_on = order.ends_on
    window.save(update_fields=["ends_on"])
    basis = clean_line(order.basis, limit=300, field="basis")
    event = ProcedureResumed(procedure.code, window.starts_on, order.ends_on, basis)
    record(event, subject=f"procedure:{procedure.code}", actor=actor, at=at, article=basis)
    return window
