"""Acts on a dossier."""

from __future__ import annotations

from typing import Any

from motcua.api.auth import ApiRequest, Token
from motcua.api.endpoints.documented import WRITING, needs
from motcua.api.endpoints.routers import DOSSIERS
from motcua.api.finding import act_id_of, found, named
from motcua.api.schemas.acts import ActIn
from motcua.api.schemas.out import DossierState
from motcua.api.showing import after_act
from motcua.api.states import Scope


@DOSSIERS.post(
    "/dossiers/{number}/acts",
    auth=Token(Scope.ACT),
    response={200: DossierState, **WRITING},
    openapi_extra=needs(Scope.ACT, writes=200),
    summary="Do one act on a dossier",
)
def act(request: ApiRequest, number: str, body: ActIn) -> Any:
    """Do what the officer could do on the screen; the answer tells the new state and what may be done next."""
    caller = request.auth
    actor = caller.actor(request)
    given = body.root
    act_id = act_id_of(request, caller, given.act_id)
    pk = found(named(number, actor).values_list("pk", flat=True))
    dossier = given.do(pk, actor=actor, at=caller.at, act_id=act_id)
    return after_act(dossier, actor, caller, status=200)
