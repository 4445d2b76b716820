"""Bringing the rows into the database: unchanged versions stay, changed ones become new versions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from motcua.catalogue.public import (
    Field,
    Procedure,
    ProcedureVersion,
    Suspend,
    VersionFacts,
    VersionStatus,
    close_window,
    measurer,
    release,
    write_draft,
)
from motcua.cli.site.catalogue.building import Book, Measure, Rows
from motcua.cli.site.outcome import Counts
from motcua.cli.site.tables import Row
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local

UNCHANGED, CREATED, CHANGED, ENDED = (
    Counts(unchanged=1),
    Counts(created=1),
    Counts(changed=1),
    Counts(ended=1),
)


def write_rows(rows: Rows, *, actor: Actor, at: datetime) -> Counts:
    """Write everything inside the caller's transaction. Raises PublicationRefused, DatesInTheWay."""
    counts = _fields(rows)
    book = Book.of(rows)
    fields = {field.code: field for field in Field.objects.all()}
    known = {procedure.code: procedure for procedure in Procedure.objects.all()}
    newest = _newest()
    measure = measurer(local(at).date())
    for row in rows["procedures"]:
        procedure = known.get(row["code"])
        if procedure is None:
            procedure = Procedure.objects.create(
                code=row["code"], field=fields[row["field"]], replaced_by=row["replaced_by"]
            )
        elif (procedure.field.code, procedure.replaced_by) != (row["field"], row["replaced_by"]):
            procedure.field, procedure.replaced_by = fields[row["field"]], row["replaced_by"]
            procedure.save(update_fields=["field", "replaced_by"])
            counts += CHANGED
        counts += _version(procedure, newest.get(row["code"]), row, book, measure, actor, at)
    return counts + _suspensions(rows, actor, at)


def _newest() -> dict[str, ProcedureVersion]:
    versions = ProcedureVersion.objects.select_related("procedure").order_by("number")
    return {version.procedure.code: version for version in versions}


def _fields(rows: Rows) -> Counts:
    counts = Counts()
    for row in rows.get("fields", []):
        values = {"name": row["name"], "position": row["position"]}
        field, made = Field.objects.get_or_create(code=row["code"], defaults=values)
        if made:
            counts += CREATED
        elif (field.name, field.position) != (row["name"], row["position"]):
            Field.objects.filter(pk=field.pk).update(**values)
            counts += CHANGED
        else:
            counts += UNCHANGED
    return counts


def _version(
    procedure: Procedure,
    newest: ProcedureVersion | None,
    row: Row,
    book: Book,
    measure: Measure,
    actor: Actor,
    at: datetime,
) -> Counts:
    content = book.version_of(row, measure)
    publish = row["state"] == VersionStatus.PUBLISHED
    same = newest is not None and newest.fingerprint == content.fingerprint()
    if newest is not None and same and (newest.is_published or not publish):
        return _dates(newest, content)
    if newest is not None and publish:
        content = replace(content, valid_from=_takes_effect(newest, content.valid_from, local(at).date()))
    version = write_draft(procedure, content, actor=actor, at=at)
    if publish:
        release(version.pk, actor=actor, at=at)
    return CREATED if newest is None else CHANGED


def _takes_effect(newest: ProcedureVersion, written: date, today: date) -> date:
    """Return the first day of a changed version: the day written, if it is later than what is published already.

    Whoever mends a published procedure without writing a new first day means "from now on": what was
    published is never changed for days that have begun, so it is today, or the day after the version before began.
    """
    if not newest.is_published or written > newest.valid_from:
        return written
    return max(today, newest.valid_from + timedelta(days=1))


def _dates(version: ProcedureVersion, content: VersionFacts) -> Counts:
    """Set the last day, which may be set even when the version is frozen; a draft's first day too."""
    if not version.is_published and version.valid_from != content.valid_from:
        version.valid_from = content.valid_from
        version.valid_to = content.valid_to
        version.save(update_fields=["valid_from", "valid_to"])
        return CHANGED
    if version.valid_to == content.valid_to:
        return UNCHANGED
    ProcedureVersion.objects.filter(pk=version.pk).update(valid_to=content.valid_to)
    return ENDED if content.valid_to else CHANGED


def _suspensions(rows: Rows, actor: Actor, at: datetime) -> Counts:
    counts = Counts()
    for row in rows.get("suspensions", []):
        window = (
            Procedure.objects.get(code=row["procedure"])
            .suspensions.filter(starts_on=row["starts_on"])
            .first()
        )
        if window is None:
            order = Suspend(
                procedure_code=row["procedure"],
                starts_on=row["starts_on"],
                ends_on=row["ends_on"],
                basis=row["basis"],
            )
            close_window(order, actor=actor, at=at)
            counts += CREATED
        elif (window.ends_on, window.basis) != (row["ends_on"], row["basis"]):
            window.ends_on, window.basis = row["ends_on"], row["basis"]
            window.save(update_fields=["ends_on", "basis"])
            counts += CHANGED
        else:
            counts += UNCHANGED
    return counts
