"""The procedures that a counter may receive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from motcua.catalogue.models import Leg, PaperRequirement, ProcedureVersion, Suspension
from motcua.kernel.text import fold
from motcua.organisation.public import Authority


@dataclass(frozen=True, slots=True)
class ReceivableProcedure:
    """A procedure in the counter's list; `search` is folded text for filtering while typing."""

    version_id: int
    code: str
    title: str
    name: str
    field: str
    search: str
    channels: tuple[str, ...]
    payment_timing: str
    single_authority: bool


def for_receiving(authority: Authority, on: date) -> list[ReceivableProcedure]:
    """Return what an authority may receive on a day: in force, not suspended, its route starting there. Three queries.

    A route starts at the authority that its first leg names, or at any of the leg's kind when it names none. Procedures whose
    dossiers a ministry's system keeps are left out.
    """
    closed = Suspension.objects.on(on).filter(procedure=OuterRef("procedure"))
    here = Q(authority=authority) | Q(authority=None, authority_kind=authority.level)
    first_leg = Leg.objects.filter(here, position=1, route__version=OuterRef("pk"))
    found = (
        ProcedureVersion.objects.on(on)
        .filter(Exists(first_leg), ~Exists(closed), master_system="provincial")
        .select_related("procedure__field")
        .prefetch_related("routes__legs")
        .order_by("procedure__field__position", "procedure__code")
    )
    return [_row(version) for version in found]


def _row(version: ProcedureVersion) -> ReceivableProcedure:
    legs = [leg for route in version.routes.all() for leg in route.legs.all()]
    code, title = version.procedure.code, version.title
    return ReceivableProcedure(
        version.pk,
        code,
        title,
        version.name,
        version.procedure.field.name,
        fold(f"{code} {code.replace('.', '')} {title} {version.keywords} {version.name}"),
        tuple(version.channels),
        version.payment_timing,
        len({(leg.authority_id, leg.authority_kind) for leg in legs}) == 1,
    )


def papers_for(version: ProcedureVersion, case: str = "") -> list[PaperRequirement]:
    """Return the papers of a case: its own and those of every case, in order. One query."""
    rows = version.papers.select_related("case").order_by("position")
    return [row for row in rows if row.case is None or row.case.code == case]
