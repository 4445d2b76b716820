"""New dossiers: submitted, or received at once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.api.auth import ApiRequest, Token
from motcua.api.endpoints.documented import WRITING, needs
from motcua.api.endpoints.routers import DOSSIERS
from motcua.api.finding import act_id_of
from motcua.api.schemas.intake import PartyIn, ReceptionIn, SubmissionIn
from motcua.api.schemas.out import DossierState
from motcua.api.showing import after_act
from motcua.api.states import Scope
from motcua.dossiers.public import receive_dossier, submit_dossier
from motcua.kernel.errors import DomainError
from motcua.parties.public import clean_party


@DOSSIERS.post(
    "/dossiers",
    auth=Token(Scope.RECEIVE),
    response={201: DossierState, **WRITING},
    openapi_extra=needs(Scope.RECEIVE, writes=201),
    summary="Receive a complete dossier",
)
def receive(request: ApiRequest, body: ReceptionIn) -> Any:
    """Receive a complete dossier: it gets its number, its due date and its slip (Mẫu 01)."""
    caller = request.auth
    actor = caller.actor(request)
    act_id = act_id_of(request, caller, body.act_id)
    _check_parties(body, caller.at)
    dossier = receive_dossier(body.reception(caller.authority), actor=actor, at=caller.at, act_id=act_id)
    return after_act(dossier, actor, caller, status=201)


@DOSSIERS.post(
    "/submissions",
    auth=Token(Scope.RECEIVE),
    response={201: DossierState, **WRITING},
    openapi_extra=needs(Scope.RECEIVE, writes=201),
    summary="Submit an application",
)
def submit(request: ApiRequest, body: SubmissionIn) -> Any:
    """Write down an application (state 1) that waits for the counter; it has no number yet."""
    caller = request.auth
    actor = caller.actor(request)
    act_id = act_id_of(request, caller, body.act_id)
    _check_parties(body, caller.at)
    dossier = submit_dossier(body.submission(caller.authority), actor=actor, at=caller.at, act_id=act_id)
    return after_act(dossier, actor, caller, status=201)


def _check_parties(body: SubmissionIn, at: datetime) -> None:
    """Check both parties before the act, so that a refusal names whose field it is."""
    _check_party("owner", body.owner, at)
    if body.submitter is not None:
        _check_party("submitter", body.submitter, at)


def _check_party(whose: str, party: PartyIn, at: datetime) -> None:
    try:
        clean_party(party.facts(), at=at)
    except DomainError as refusal:
        refusal.field = f"{whose}.{refusal.field}" if refusal.field else whose
        raise
