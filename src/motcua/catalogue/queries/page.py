"""Everything the page of one procedure shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.catalogue.errors import ProcedureUnknown
from motcua.catalogue.models import (
    Fee,
    LegalBasis,
    PaperRequirement,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    Suspension,
    TimeLimit,
)
from motcua.catalogue.queries.choose import refusal_on, tidy_code
from motcua.catalogue.queries.tree import RouteTree, route_tree
from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class ProcedurePage:
    """A procedure on a day. `refusal` says why dossiers are not received, if they are not."""

    procedure: Procedure
    version: ProcedureVersion | None
    cases: tuple[ProcedureCase, ...]
    papers: tuple[PaperRequirement, ...]
    database_papers: tuple[PaperRequirement, ...]
    limits: tuple[TimeLimit, ...]
    fees: tuple[Fee, ...]
    legal_bases: tuple[LegalBasis, ...]
    route: RouteTree | None
    suspensions: tuple[Suspension, ...]
    refusal: DomainError | None

    @property
    def is_open(self) -> bool:
        """Whether dossiers are received on the day."""
        return self.refusal is None

    @property
    def code(self) -> str:
        """The national code."""
        return self.procedure.code


def procedure_page(code: str, on: date, case: str = "") -> ProcedurePage:
    """Return the page of a procedure; at most 14 queries. Raises ProcedureUnknown."""
    tidy = tidy_code(code)
    procedure = Procedure.objects.select_related("field").filter(code=tidy).first()
    if procedure is None:
        raise ProcedureUnknown(code=tidy[:40])
    versions = procedure.versions.select_related("authority")
    in_force = versions.on(on).first()
    refusal = refusal_on(procedure, in_force, on)
    version = in_force or versions.order_by("-number").first()
    suspensions = tuple(procedure.suspensions.all())
    if version is None:
        return ProcedurePage(procedure, None, (), (), (), (), (), (), None, suspensions, refusal)
    papers = [
        row
        for row in version.papers.select_related("case")
        if row.case is None or not case or row.case.code == case
    ]
    return ProcedurePage(
        procedure,
        version,
        tuple(version.cases.all()),
        tuple(row for row in papers if not row.from_database),
        tuple(row for row in papers if row.from_database),
        tuple(version.limits.select_related("case")),
        tuple(version.fees.select_related("case")),
        tuple(version.legal_bases.all()),
        route_tree(version, case or _first_case(version)),
        suspensions,
        refusal,
    )


def _first_case(version: ProcedureVersion) -> str:
    first = version.cases.order_by("position").first()
    return first.code if first else ""


def fees_for(version: ProcedureVersion, case: str = "", channel: str = "") -> list[Fee]:
    """Return what is to pay for a case on a channel. One query."""
    rows = version.fees.select_related("case")
    return [
        row
        for row in rows
        if (row.case is None or row.case.code == case) and (not row.channel or row.channel == channel)
    ]
