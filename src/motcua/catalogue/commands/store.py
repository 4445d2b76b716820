"""Writing facts into a draft; used by several acts, inside their transaction."""

from __future__ import annotations

from django.db.models import Max

from motcua.catalogue.errors import CaseUnknown
from motcua.catalogue.models import (
    ExampleDossier,
    Fee,
    Leg,
    LegalBasis,
    PaperRequirement,
    Procedure,
    ProcedureCase,
    ProcedureVersion,
    Route,
    Step,
    TimeLimit,
)
from motcua.catalogue.queries.facts import LISTS, SAME_NAMES
from motcua.catalogue.rules.facts import LegFacts, RouteFacts, VersionFacts
from motcua.organisation.public import Authority

Cases = dict[str, ProcedureCase | None]


def fill_draft(procedure: Procedure, facts: VersionFacts) -> ProcedureVersion:
    """Make the procedure's draft hold these facts and nothing else; a draft that exists is filled anew."""
    version = procedure.versions.drafts().first()
    if version is None:
        newest = procedure.versions.aggregate(newest=Max("number"))["newest"] or 0
        version = ProcedureVersion(procedure=procedure, number=newest + 1)
    for name in SAME_NAMES:
        setattr(version, name, getattr(facts, name))
    for name in LISTS:
        setattr(version, name, list(getattr(facts, name)))
    version.authority = Authority.objects.get(code=facts.authority) if facts.authority else None
    version.fingerprint = facts.fingerprint()
    is_new = version.pk is None
    version.save()
    if not is_new:
        _empty(version)
    _fill(version, facts)
    return version


def _empty(version: ProcedureVersion) -> None:
    for rows in (version.routes, version.papers, version.limits, version.fees):
        rows.all().delete()
    for rest in (version.examples, version.legal_bases, version.cases):
        rest.all().delete()


def _fill(version: ProcedureVersion, facts: VersionFacts) -> None:
    cases: Cases = {"": None}
    for position, case in enumerate(facts.cases, 1):
        cases[case.code] = ProcedureCase.objects.create(
            version=version, code=case.code, name=case.name, position=position
        )
    LegalBasis.objects.bulk_create(
        LegalBasis(version=version, position=position, text=text)
        for position, text in enumerate(facts.legal_bases, 1)
    )
    _fill_papers(version, facts, cases)
    _fill_promises(version, facts, cases)
    _fill_examples(version, facts)
    for route in facts.routes:
        _fill_route(version, route, cases)


def _case(cases: Cases, code: str, version: ProcedureVersion) -> ProcedureCase | None:
    if code not in cases:
        raise CaseUnknown(code=version.procedure.code, case=code)
    return cases[code]


def _fill_papers(version: ProcedureVersion, facts: VersionFacts, cases: Cases) -> None:
    PaperRequirement.objects.bulk_create(
        PaperRequirement(
            version=version,
            case=_case(cases, paper.case, version),
            position=position,
            name=paper.name,
            originals=paper.originals,
            certified=paper.certified,
            copies=paper.copies,
            required=paper.required,
            from_database=paper.from_database,
            form_code=paper.form_code,
            note=paper.note,
        )
        for position, paper in enumerate(facts.papers, 1)
    )


def _fill_promises(version: ProcedureVersion, facts: VersionFacts, cases: Cases) -> None:
    TimeLimit.objects.bulk_create(
        TimeLimit(
            version=version,
            case=_case(cases, limit.case, version),
            channel=limit.channel,
            outcome=limit.outcome,
            statutory_text=limit.statutory_text,
            committed_text=limit.committed_text,
            source=limit.source,
        )
        for limit in facts.limits
    )
    Fee.objects.bulk_create(
        Fee(
            version=version,
            case=_case(cases, fee.case, version),
            channel=fee.channel,
            name=fee.name,
            kind=fee.kind,
            amount=fee.amount,
            basis=fee.basis,
        )
        for fee in facts.fees
    )


def _fill_examples(version: ProcedureVersion, facts: VersionFacts) -> None:
    ExampleDossier.objects.bulk_create(
        ExampleDossier(
            version=version,
            name=example.name,
            received_at=example.received_at,
            channel=example.channel,
            case_code=example.case,
            outcome=example.outcome,
            expected_due_date=example.due_date,
            expected_due_at=example.due_at,
            expected_refusal=example.refusal,
            expects_no_date=example.no_date,
            note=example.note,
        )
        for example in facts.examples
    )


def _fill_route(version: ProcedureVersion, facts: RouteFacts, cases: Cases) -> None:
    route = Route.objects.create(
        version=version, case=_case(cases, facts.case, version), template=facts.template
    )
    for position, leg in enumerate(facts.legs, 1):
        _fill_leg(route, position, leg)


def _fill_leg(route: Route, position: int, facts: LegFacts) -> None:
    leg = Leg.objects.create(
        route=route,
        position=position,
        name=facts.name,
        authority=Authority.objects.get(code=facts.authority) if facts.authority else None,
        authority_kind=facts.authority_kind,
        limit_text=facts.limit_text,
        parallel_group=facts.parallel_group,
    )
    Step.objects.bulk_create(
        Step(
            leg=leg,
            position=place,
            key=step.key,
            name=step.name,
            role=step.role,
            unit_kind=step.unit_kind,
            unit_code=step.unit_code,
            minutes=step.minutes,
            days=step.days,
            acts=list(step.acts),
            completes_with=step.completes_with,
            goes_to=list(step.goes_to),
            sends_back_to=list(step.sends_back_to),
            result=step.result,
        )
        for place, step in enumerate(facts.steps, 1)
    )
