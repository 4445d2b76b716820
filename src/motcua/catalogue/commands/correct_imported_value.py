"""Put right a value that came wrong from the source, and keep the wrong one on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models

from motcua.catalogue import policies
from motcua.catalogue.errors import CorrectionNeedsReason, CorrectionNotUnderstood, ProcedureUnknown
from motcua.catalogue.events import ValueCorrected
from motcua.catalogue.models import (
    Fee,
    LegalBasis,
    PaperRequirement,
    ProcedureCase,
    ProcedureVersion,
    TimeLimit,
)
from motcua.catalogue.queries.facts import facts_of, whole
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_text

PARTS: dict[str, type[models.Model]] = {
    "cases": ProcedureCase,
    "papers": PaperRequirement,
    "limits": TimeLimit,
    "fees": Fee,
    "legal_bases": LegalBasis,
}
CLOSED = frozenset(
    {"id", "version", "case", "procedure", "number", "status", "published_at", "published_by", "fingerprint"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectImportedValue:
    """The place (`table` "version" or a part, `row_id`, `column`), the right value as text, and where it was checked."""

    version_id: int
    table: str
    column: str
    value: str
    reason: str
    row_id: int | None = None


@command
def correct_imported_value(order: CorrectImportedValue, *, actor: Actor, at: datetime) -> ProcedureVersion:
    """Change one value of a draft; the journal keeps the old value, the new one, and the reason.

    Raises AlreadyPublished, CorrectionNeedsReason, CorrectionNotUnderstood, CatalogueNotYours.
    """
    policies.may_keep_catalogue(actor).require()
    version = ProcedureVersion.objects.select_for_update(of=("self",)).filter(pk=order.version_id).first()
    if version is None:
        raise ProcedureUnknown(code="–")
    policies.may_change(version).require()
    reason = clean_text(order.reason, limit=1000, field="reason")
    if not reason:
        raise CorrectionNeedsReason
    row = _row(version, order)
    before = str(getattr(row, order.column, ""))
    _set(row, order)
    fresh = whole().get(pk=version.pk)
    fresh.fingerprint = facts_of(fresh).fingerprint()
    fresh.save(update_fields=["fingerprint"])
    place = ".".join(part for part in (order.table, str(order.row_id or ""), order.column) if part)
    event = ValueCorrected(fresh.procedure.code, fresh.number, place, before, str(getattr(row, order.column)))
    record(event, subject=f"procedure:{fresh.procedure.code}", actor=actor, at=at, reason=reason)
    return fresh


def _row(version: ProcedureVersion, order: CorrectImportedValue) -> models.Model:
    if order.column in CLOSED:
        raise CorrectionNotUnderstood(column=order.column)
    if order.table == "version":
        return version
    part = PARTS.get(order.table)
    row = part._default_manager.filter(version=version, pk=order.row_id).first() if part else None
    if row is None:
        raise CorrectionNotUnderstood(column=order.column)
    return row


def _set(row: models.Model, order: CorrectImportedValue) -> None:
    try:
        field = row._meta.get_field(order.column)
        if not isinstance(field, models.Field) or isinstance(field, models.JSONField):
            raise CorrectionNotUnderstood(column=order.column)
        setattr(row, order.column, field.clean(clean_text(order.value, field="value"), row))
        row.validate_constraints()
    except (FieldDoesNotExist, ValidationError) as error:
        raise CorrectionNotUnderstood(column=order.column) from error
    row.save(update_fields=[order.column])
