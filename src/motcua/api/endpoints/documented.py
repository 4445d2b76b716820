"""What the description of the interface says of every address, beyond the types."""

from __future__ import annotations

from typing import Any

from motcua.api.auth import OFFICER_HEADER
from motcua.api.finding import KEY_HEADER
from motcua.api.problems import Problem
from motcua.api.states import Scope

REFUSALS: dict[int, Any] = dict.fromkeys((400, 401, 403, 404, 409, 422, 429), Problem)
WRITING: dict[int, Any] = {**REFUSALS, 413: Problem, 415: Problem}

_OFFICER = {
    "in": "header",
    "name": OFFICER_HEADER,
    "required": False,
    "schema": {"type": "string"},
    "description": "Code of the officer in whose name the client acts; needed when it has several.",
}
_KEY = {
    "in": "header",
    "name": KEY_HEADER,
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "description": "Instead of `act_id`: the same key sent again gives the same answer and no second effect.",
}
_REPLAYED = {
    "Motcua-Replayed": {
        "description": "true: this act was done before; the answer shows the dossier as it is now.",
        "schema": {"type": "string", "enum": ["true"]},
    }
}


def needs(scope: Scope, *, officer: bool = True, writes: int = 0) -> dict[str, Any]:
    """Return what the description adds: the scope, the headers read, the headers answered with."""
    parameters = ([_OFFICER] if officer else []) + ([_KEY] if writes else [])
    extra: dict[str, Any] = {"x-motcua-scope": scope.value, "parameters": [dict(each) for each in parameters]}
    if writes:
        extra["responses"] = {writes: {"headers": _REPLAYED}}
    return extra
