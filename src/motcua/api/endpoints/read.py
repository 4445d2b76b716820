"""Reading one dossier. Whoever is shown personal data is written down first."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import get_language, gettext
from ninja import Query
from pydantic import BaseModel

from motcua.api.answers import answer
from motcua.api.asking import refuse_unknown
from motcua.api.auth import ApiRequest, Caller, Token
from motcua.api.endpoints.documented import REFUSALS, needs
from motcua.api.endpoints.routers import DOSSIERS
from motcua.api.errors import NothingHere
from motcua.api.finding import found, named
from motcua.api.schemas.catalogue import Deadline
from motcua.api.schemas.out import (
    DossierOut,
    FormOut,
    Forms,
    PaperOut,
    PartyOut,
    ResultOut,
    Timeline,
    TimelineEntry,
)
from motcua.api.showing import HEAVY, ROOT, WITH, key_of, state_facts
from motcua.api.showing_deadlines import deadline_facts
from motcua.api.states import Scope
from motcua.deadlines.public import explain_clock
from motcua.dossiers.public import OUTCOME_NAMES, Dossier, Outcome
from motcua.journal.public import Entry, entries_of, record_access
from motcua.kernel.actor import Actor
from motcua.paperwork.public import Copy, IssuedForm, file_name, form_by_id, forms_of, render

READ = Token(Scope.READ)
COPIES = {"applicant": Copy.APPLICANT, "office": Copy.OFFICE, "both": Copy.BOTH}


def _note(dossier: Dossier, actor: Actor, caller: Caller, what: str) -> None:
    record_access(dossier.subject, actor=actor, at=caller.at, purpose=f"API: {caller.name}", what=what)


def _opened(request: ApiRequest, number: str) -> tuple[Dossier, Actor]:
    """Return a dossier with its neighbours in one query."""
    actor = request.auth.actor(request)
    rows = named(number, actor).select_related(*WITH, "owner", "submitter", "clock").defer(*HEAVY)
    return found(rows), actor


@DOSSIERS.get(
    "/dossiers/{number}",
    auth=READ,
    response={200: DossierOut, **REFUSALS},
    openapi_extra=needs(Scope.READ),
    summary="Read a dossier",
)
def dossier(request: ApiRequest, number: str) -> Any:
    """Return everything about a dossier; the reading is entered in the journal."""
    it, actor = _opened(request, number)
    _note(it, actor, request.auth, "dossier")
    result = it.results.filter(corrected_at=None).first()
    return answer(
        DossierOut(
            **state_facts(it, actor, request.auth),
            reference=it.reference,
            request=it.request,
            owner=PartyOut.model_validate(it.owner),
            submitter=PartyOut.model_validate(it.submitter),
            capacity=it.capacity,
            return_method=it.return_method,
            return_address=it.return_address,
            sets=it.sets,
            fee=it.fee,
            case_officer=it.case_officer.code if it.case_officer else "",
            case_officer_name=it.case_officer.full_name if it.case_officer else "",
            supplement_count=it.supplement_count,
            answer_by=it.answer_by,
            papers=[PaperOut.model_validate(paper) for paper in it.papers.all()],
            result=_result(result) if result else None,
        )
    )


def _result(result: Any) -> ResultOut:
    return ResultOut(
        number=result.number,
        issued_on=result.issued_on,
        outcome=result.outcome,
        outcome_name=gettext(OUTCOME_NAMES[Outcome(result.outcome)]),
        summary=result.summary,
        receiver=result.receiver,
        method=result.method,
    )


@DOSSIERS.get(
    "/dossiers/{number}/deadline",
    auth=READ,
    response={200: Deadline, **REFUSALS},
    openapi_extra=needs(Scope.READ),
    summary="Why this due date",
)
def dossier_deadline(request: ApiRequest, number: str) -> Any:
    """Explain the due date of a dossier; 404 before its clock was started."""
    it, _actor = _opened(request, number)
    if it.clock is None:
        raise NothingHere
    explanation = explain_clock(it.clock, get_language() or "vi")
    return answer(Deadline(**deadline_facts(explanation, it.clock.limit_text)))


@DOSSIERS.get(
    "/dossiers/{number}/timeline",
    auth=READ,
    response={200: Timeline, **REFUSALS},
    openapi_extra=needs(Scope.READ),
    summary="What happened to a dossier",
)
def timeline(request: ApiRequest, number: str) -> Any:
    """Return the journal of a dossier, the newest entry first; the reading is entered in the journal."""
    it, actor = _opened(request, number)
    _note(it, actor, request.auth, "timeline")
    return answer(Timeline(items=[_entry(entry) for entry in entries_of(it.subject)]))


def _entry(entry: Entry) -> TimelineEntry:
    return TimelineEntry(
        seq=entry.seq,
        at=entry.at,
        kind=entry.kind,
        actor=entry.actor_name,
        actor_title=entry.actor_title,
        on_behalf_of=str(entry.facts["actor"].get("on_behalf_of", "")),
        article=entry.article,
        reason=entry.reason,
        data=entry.data,
        hash=entry.hash,
    )


@DOSSIERS.get(
    "/dossiers/{number}/forms",
    auth=READ,
    response={200: Forms, **REFUSALS},
    openapi_extra=needs(Scope.READ),
    summary="The papers of a dossier",
)
def forms(request: ApiRequest, number: str) -> Any:
    """List the official papers issued about a dossier."""
    it, _actor = _opened(request, number)
    return answer(Forms(items=[_form(form, it) for form in forms_of(it.subject)]))


def _form(form: IssuedForm, it: Dossier) -> FormOut:
    return FormOut(
        id=form.id,
        form_code=form.form_code,
        title=form.title,
        number=form.number,
        issued_at=form.issued_at,
        issued_by=form.issued_by_name,
        pdf=f"{ROOT}/dossiers/{key_of(it.number, it.pk)}/forms/{form.id}.pdf",
    )


class CopyQuery(BaseModel):
    """Which copy of a paper."""

    copy_for: Literal["applicant", "office", "both"] = "applicant"


@DOSSIERS.get(
    "/dossiers/{number}/forms/{uuid:form_id}.pdf",
    auth=READ,
    response={200: bytes, **REFUSALS},
    openapi_extra=needs(Scope.READ),
    summary="A paper as PDF",
)
def form_pdf(request: ApiRequest, number: str, form_id: UUID, query: Query[CopyQuery]) -> Any:
    """Return a paper as it was printed on the day; the reading is entered in the journal."""
    refuse_unknown(request, CopyQuery)
    it, actor = _opened(request, number)
    form = form_by_id(form_id)
    if form is None or form.subject != it.subject:
        raise NothingHere
    _note(it, actor, request.auth, f"form {form.form_code}")
    response = HttpResponse(render(form, copy=COPIES[query.copy_for]), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(form)}"'
    return response
