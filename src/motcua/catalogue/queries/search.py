"""Find procedures in plain words; the small index lives in the process and is rebuilt when the catalogue changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Max, Q

from motcua.catalogue.models import ProcedureVersion, Suspension
from motcua.catalogue.rules.search import Indexed, search


@dataclass(frozen=True, slots=True)
class ProcedureHit:
    """One answer. `is_open` tells whether dossiers are received on the day asked."""

    version_id: int
    code: str
    title: str
    name: str
    summary: str
    field: str
    field_code: str
    authority_kind: str
    replaced_by: str
    is_open: bool
    score: float


@dataclass(frozen=True, slots=True)
class _Known:
    hit: ProcedureHit
    status: str
    valid_from: date
    valid_to: date | None
    indexed: Indexed


CLOSED = 20.0

_kept: tuple[object, list[_Known]] | None = None


def find_procedures(
    text: str, *, on: date, field: str = "", authority_kind: str = "", open_only: bool = True, limit: int = 20
) -> list[ProcedureHit]:
    """Return procedures that fit what a person typed, best first; two queries when nothing changed.

    Without text, all of them in the order of the list. `open_only` leaves out what is not received on `on`.
    """
    closed = set(Suspension.objects.on(on).values_list("procedure__code", flat=True))
    rows = [_dated(row, on, closed) for row in _newest(_known(), on)]
    fitting = {
        row.hit.version_id: row
        for row in rows
        if (not field or row.hit.field_code == field)
        and (not authority_kind or row.hit.authority_kind == authority_kind)
    }
    if text.strip():
        found = search([row.indexed for row in fitting.values()], text, len(fitting))
        hits = _ranked([replace(fitting[key].hit, score=score) for key, score in found])
    else:
        hits = [row.hit for row in fitting.values()]
    return (_open(hits, fitting) if open_only else hits)[:limit]


def _ranked(hits: list[ProcedureHit]) -> list[ProcedureHit]:
    """Return hits best first; what is not received today stands behind what is, unless it fits much better."""
    return sorted(hits, key=lambda hit: -(hit.score - (0 if hit.is_open else CLOSED)))


def _open(hits: list[ProcedureHit], fitting: dict[int, _Known]) -> list[ProcedureHit]:
    """Return the open ones; one that was replaced gives its place to the procedure that took over."""
    by_code = {row.hit.code: row.hit for row in fitting.values() if row.hit.is_open}
    found: dict[str, ProcedureHit] = {}
    for hit in hits:
        code = hit.code if hit.is_open else hit.replaced_by
        if code in by_code:
            found.setdefault(code, replace(by_code[code], score=hit.score))
    return list(found.values())


def _known() -> list[_Known]:
    global _kept
    stamp = ProcedureVersion.objects.aggregate(
        n=Count("pk"), last=Max("pk"), at=Max("published_at"), ended=Count("pk", filter=Q(valid_to__isnull=False)),
        end=Max("valid_to"), prints=Max("fingerprint"),
    )  # fmt: skip
    key = tuple(stamp.values())
    if _kept is None or _kept[0] != key:
        _kept = (key, _read())
    return _kept[1]


def _read() -> list[_Known]:
    versions = ProcedureVersion.objects.select_related("procedure__field").order_by(
        "procedure__code", "number"
    )
    return [_row(version) for version in versions]


def _row(version: ProcedureVersion) -> _Known:
    procedure, field = version.procedure, version.procedure.field
    hit = ProcedureHit(
        version.pk, procedure.code, version.title, version.name, version.summary, field.name, field.code,
        version.authority_kind, procedure.replaced_by, False, 0.0,
    )  # fmt: skip
    indexed = Indexed.of(
        version.pk, procedure.code, version.title, version.name, f"{version.keywords}; {version.summary}"
    )
    return _Known(hit, version.status, version.valid_from, version.valid_to, indexed)


def _newest(rows: list[_Known], on: date) -> list[_Known]:
    """Return one row a procedure: the one in force, else the newest."""
    best: dict[str, _Known] = {}
    for row in rows:
        held = best.get(row.hit.code)
        if held is None or not _in_force(held, on):
            best[row.hit.code] = row
    return list(best.values())


def _in_force(row: _Known, on: date) -> bool:
    return row.status == "published" and row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def _dated(row: _Known, on: date, closed: set[str]) -> _Known:
    is_open = _in_force(row, on) and row.hit.code not in closed
    return _Known(replace(row.hit, is_open=is_open), row.status, row.valid_from, row.valid_to, row.indexed)
