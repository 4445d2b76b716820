"""A stored version as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet

from motcua.catalogue.models import Leg, ProcedureVersion, Route, Step
from motcua.catalogue.rules.facts import (
    CaseFacts,
    ExampleFacts,
    FeeFacts,
    LegFacts,
    LimitFacts,
    PaperFacts,
    RouteFacts,
    StepFacts,
    VersionFacts,
)

SAME_NAMES = (
    "name", "valid_from", "valid_to", "authority_kind", "short_name", "summary", "who", "keywords", "master_system",
    "mechanism", "where_to_submit", "result_name", "decision_no", "one_set_count", "pause_policy", "payment_timing",
    "source", "confidence", "note",
)  # fmt: skip
LISTS = ("levels", "channels", "result_outcomes")


def whole() -> QuerySet[ProcedureVersion]:
    """Return versions with everything under them fetched, in a fixed number of queries."""
    legs = Leg.objects.select_related("authority").prefetch_related(
        Prefetch("steps", Step.objects.order_by("position"))
    )
    routes = Route.objects.order_by("id").prefetch_related(Prefetch("legs", legs.order_by("position")))
    return ProcedureVersion.objects.select_related("procedure__field", "authority").prefetch_related(
        "cases", "papers", "limits", "fees", "examples", "legal_bases", Prefetch("routes", routes)
    )


def facts_of(version: ProcedureVersion) -> VersionFacts:
    """Return a version as facts; give one from `whole()` to spare queries."""
    codes: dict[int | None, str] = {case.pk: case.code for case in version.cases.all()}
    codes_or_all: dict[int | None, str] = {None: "", **codes}
    plain: dict[str, Any] = {name: getattr(version, name) for name in SAME_NAMES}
    lists: dict[str, Any] = {name: tuple(getattr(version, name)) for name in LISTS}
    return VersionFacts(
        procedure=version.procedure.code,
        authority=version.authority.code if version.authority else "",
        **plain,
        **lists,
        legal_bases=tuple(basis.text for basis in version.legal_bases.all()),
        cases=tuple(CaseFacts(code=case.code, name=case.name) for case in version.cases.all()),
        papers=tuple(_papers(version, codes_or_all)),
        limits=tuple(_limits(version, codes_or_all)),
        fees=tuple(_fees(version, codes_or_all)),
        routes=tuple(_route(route, codes_or_all) for route in version.routes.all()),
        examples=tuple(_examples(version)),
    )


def _papers(version: ProcedureVersion, codes: dict[int | None, str]) -> Iterable[PaperFacts]:
    for row in version.papers.all():
        yield PaperFacts(
            case=codes[row.case_id],
            name=row.name,
            originals=row.originals,
            certified=row.certified,
            copies=row.copies,
            required=row.required,
            from_database=row.from_database,
            form_code=row.form_code,
            note=row.note,
        )


def _limits(version: ProcedureVersion, codes: dict[int | None, str]) -> Iterable[LimitFacts]:
    for row in version.limits.all():
        yield LimitFacts(
            case=codes[row.case_id],
            channel=row.channel,
            outcome=row.outcome,
            statutory_text=row.statutory_text,
            committed_text=row.committed_text,
            source=row.source,
        )


def _fees(version: ProcedureVersion, codes: dict[int | None, str]) -> Iterable[FeeFacts]:
    for row in version.fees.all():
        yield FeeFacts(
            case=codes[row.case_id],
            channel=row.channel,
            name=row.name,
            kind=row.kind,
            amount=row.amount,
            basis=row.basis,
        )


def _route(route: Route, codes: dict[int | None, str]) -> RouteFacts:
    return RouteFacts(
        case=codes[route.case_id], template=route.template, legs=tuple(_leg(leg) for leg in route.legs.all())
    )


def _leg(leg: Leg) -> LegFacts:
    return LegFacts(
        name=leg.name,
        authority=leg.authority.code if leg.authority else "",
        authority_kind=leg.authority_kind,
        limit_text=leg.limit_text,
        parallel_group=leg.parallel_group,
        steps=tuple(_step(step) for step in leg.steps.all()),
    )


def _step(step: Step) -> StepFacts:
    return StepFacts(
        key=step.key,
        name=step.name,
        role=step.role,
        unit_kind=step.unit_kind,
        unit_code=step.unit_code,
        minutes=step.minutes,
        days=step.days,
        acts=tuple(step.acts),
        completes_with=step.completes_with,
        goes_to=tuple(step.goes_to),
        sends_back_to=tuple(step.sends_back_to),
        result=step.result,
    )


def _examples(version: ProcedureVersion) -> Iterable[ExampleFacts]:
    for row in version.examples.all():
        yield ExampleFacts(
            name=row.name,
            received_at=row.received_at,
            channel=row.channel,
            case=row.case_code,
            outcome=row.outcome,
            due_date=row.expected_due_date,
            due_at=row.expected_due_at,
            refusal=row.expected_refusal,
            no_date=row.expects_no_date,
            note=row.note,
        )
