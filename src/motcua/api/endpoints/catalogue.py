"""Procedures and due dates: what anybody may know, for programs that know whom they serve."""

from __future__ import annotations

from typing import Annotated, Any

from django.utils.translation import get_language, gettext
from ninja import Query
from pydantic import BaseModel, Field

from motcua.api.answers import answer, utc
from motcua.api.asking import refuse_unknown
from motcua.api.auth import ApiRequest, Token
from motcua.api.endpoints.documented import REFUSALS, needs
from motcua.api.endpoints.routers import CATALOGUE
from motcua.api.errors import AuthorityUnknown
from motcua.api.schemas.catalogue import (
    Appointment,
    Case,
    FeeOut,
    Limit,
    Paper,
    ProcedureOut,
    ProcedurePage,
    ProcedureRow,
    StepOut,
)
from motcua.api.schemas.intake import ChannelWord
from motcua.api.schemas.kinds import Code, Moment
from motcua.api.showing_deadlines import deadline_facts
from motcua.api.states import Scope
from motcua.catalogue.public import (
    ProcedureHit,
    ProcedureVersion,
    choose_limit,
    choose_version,
    find_procedures,
    procedure_page,
)
from motcua.catalogue.public import ProcedurePage as Facts
from motcua.catalogue.public import TimeLimit as StoredLimit
from motcua.deadlines.public import TimeLimit, appointment_for, explain
from motcua.kernel.clock import local
from motcua.kernel.errors import text_of
from motcua.organisation.public import Authority

FREE = Token(Scope.CATALOGUE)
PAGE = 50


class FindQuery(BaseModel):
    """What to look for; without `q`, every procedure in the order of the list."""

    q: Code = Field("", description="Plain words, marks may be left out")
    open_only: bool = True
    page: Annotated[int, Field(ge=1, le=1000)] = 1


@CATALOGUE.get(
    "/procedures",
    auth=FREE,
    response={200: ProcedurePage, **REFUSALS},
    openapi_extra=needs(Scope.CATALOGUE, officer=False),
    summary="Find procedures",
)
def procedures(request: ApiRequest, query: Query[FindQuery]) -> Any:
    """Find procedures in plain words, best first."""
    refuse_unknown(request, FindQuery)
    first, last = (query.page - 1) * PAGE, query.page * PAGE
    today = local(request.auth.at).date()
    hits = find_procedures(query.q, on=today, open_only=query.open_only, limit=last + 1)
    more = query.page + 1 if len(hits) > last and query.page < 1000 else None
    return answer(
        ProcedurePage(items=[_hit(hit) for hit in hits[first:last]], page=query.page, next_page=more)
    )


def _hit(hit: ProcedureHit) -> ProcedureRow:
    return ProcedureRow(
        code=hit.code,
        title=hit.title,
        name=hit.name,
        field=hit.field_code,
        field_name=hit.field,
        authority_kind=hit.authority_kind,
        is_open=hit.is_open,
        replaced_by=hit.replaced_by,
    )


@CATALOGUE.get(
    "/procedures/{code}",
    auth=FREE,
    response={200: ProcedureOut, **REFUSALS},
    openapi_extra=needs(Scope.CATALOGUE, officer=False),
    summary="Read a procedure",
)
def procedure(request: ApiRequest, code: str) -> Any:
    """Return a procedure as in force today: papers, time, fees, steps, and why it is closed if it is."""
    page = procedure_page(code, local(request.auth.at).date())
    field = page.procedure.field
    return answer(
        ProcedureOut(
            code=page.code,
            field=field.code,
            field_name=field.name,
            is_open=page.is_open,
            why_closed=text_of(page.refusal, "officer", gettext) if page.refusal else "",
            why_closed_code=page.refusal.code if page.refusal else "",
            replaced_by=page.procedure.replaced_by,
            **_version(page.version),
            cases=[Case(code=case.code, name=case.name) for case in page.cases],
            papers=_papers(page),
            limits=[_limit(row) for row in page.limits],
            fees=_fees(page),
            steps=_steps(page),
            legal_bases=[basis.text for basis in page.legal_bases],
        )
    )


def _version(version: ProcedureVersion | None) -> dict[str, Any]:
    if version is None:
        texts = (
            "title", "name", "summary", "who", "decision_no", "mechanism", "authority_kind", "authority",
            "where_to_submit", "result_name", "source", "confidence",
        )  # fmt: skip
        return {
            **dict.fromkeys(texts, ""),
            "version": None,
            "valid_from": None,
            "valid_to": None,
            "channels": [],
        }
    return {
        "title": version.title,
        "name": version.name,
        "summary": version.summary,
        "who": version.who,
        "version": version.number,
        "valid_from": version.valid_from,
        "valid_to": version.valid_to,
        "decision_no": version.decision_no,
        "mechanism": version.mechanism,
        "authority_kind": version.authority_kind,
        "authority": version.authority.code if version.authority else "",
        "where_to_submit": version.where_to_submit,
        "channels": list(version.channels),
        "result_name": version.result_name,
        "source": version.source,
        "confidence": version.confidence,
    }


def _papers(page: Facts) -> list[Paper]:
    rows = sorted((*page.papers, *page.database_papers), key=lambda row: row.position)
    return [
        Paper(
            position=row.position,
            case=row.case.code if row.case else "",
            name=row.name,
            originals=row.originals,
            certified=row.certified,
            copies=row.copies,
            required=row.required,
            from_database=row.from_database,
            form_code=row.form_code,
            note=row.note,
        )
        for row in rows
    ]


def _limit(row: StoredLimit) -> Limit:
    return Limit(
        case=row.case.code if row.case else "",
        channel=row.channel,
        outcome=row.outcome,
        limit=row.text,
        text=TimeLimit.parse(row.text).text(get_language() or "vi"),
        source=row.source,
    )


def _fees(page: Facts) -> list[FeeOut]:
    return [
        FeeOut(
            case=row.case.code if row.case else "",
            channel=row.channel,
            kind=row.kind,
            name=row.name,
            amount=row.amount,
            basis=row.basis,
        )
        for row in page.fees
    ]


def _steps(page: Facts) -> list[StepOut]:
    steps = page.route.steps() if page.route else ()
    return [
        StepOut(
            key=step.key,
            name=step.name,
            role=step.role,
            minutes=step.minutes,
            days=str(step.days) if step.days is not None else "",
        )
        for step in steps
    ]


class DeadlineQuery(BaseModel):
    """A receipt that did or might happen; now, if no moment is given."""

    procedure: Code
    received: Moment | None = None
    channel: ChannelWord = "direct"
    case: Code = ""
    authority: Code = Field(
        "", description="Whose calendar; by default the competent or the client's authority"
    )


@CATALOGUE.get(
    "/deadline",
    auth=FREE,
    response={200: Appointment, **REFUSALS},
    openapi_extra=needs(Scope.CATALOGUE, officer=False),
    summary="When would it be ready?",
)
def deadline(request: ApiRequest, query: Query[DeadlineQuery]) -> Any:
    """Return what date would be promised for a receipt at a moment, line by line why."""
    refuse_unknown(request, DeadlineQuery)
    received = query.received or request.auth.at
    version = choose_version(query.procedure, local(received).date())
    chosen = choose_limit(version, case=query.case, channel=query.channel)
    authority = _authority(query.authority, version, request.auth.authority)
    explanation = explain(appointment_for(authority, chosen.text, received), get_language() or "vi")
    return answer(
        Appointment(
            **deadline_facts(explanation, chosen.text),
            procedure=version.procedure.code,
            version=version.number,
            case=query.case,
            channel=query.channel,
            received=utc(received),
            source=chosen.source,
        )
    )


def _authority(named: str, version: ProcedureVersion, own: str) -> Authority:
    if not named and version.authority is not None:
        return version.authority
    authority = Authority.objects.filter(code=named or own).first()
    if authority is None:
        raise AuthorityUnknown(authority=named)
    return authority
