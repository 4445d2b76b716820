"""Who calls: a client by its token, acting as one of its officers.

One query finds the client and its officers; the officer's posts are asked where an act needs them.
Identity comes from the token alone. The header names which of the client's own officers acts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from hmac import compare_digest
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from ninja.security import HttpBearer

from motcua.api.errors import (
    OfficerHasLeft,
    OfficerNotNamed,
    OfficerNotYours,
    ScopeMissing,
    TooManyRequests,
    Unauthenticated,
)
from motcua.api.models import ApiClient
from motcua.api.states import Scope
from motcua.api.throttle import seconds_to_wait
from motcua.api.tokens import hash_of
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local, now
from motcua.organisation.public import Officer, actor_of

OFFICER_HEADER = "Motcua-Officer"
LONGEST_TOKEN = 200
_COLUMNS = (
    "pk", "name", "authority__code", "scopes", "rate_per_minute", "expires_at", "revoked_at", "last_used_on",
    "token_hash", "officers__pk", "officers__code", "officers__full_name", "officers__account_id",
    "officers__account__is_active",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Caller:
    """The client of this request, and the moment of the request."""

    client_id: int
    name: str
    authority: str
    scopes: frozenset[str]
    officers: tuple[Officer, ...]
    at: datetime

    def actor(self, request: HttpRequest) -> Actor:
        """Return the officer in whose name the client acts, with the posts held now. Two queries.

        Raises OfficerNotNamed, OfficerNotYours, OfficerHasLeft.
        """
        officer = self._officer(request.headers.get(OFFICER_HEADER, "").strip())
        actor = actor_of(officer, self.at)
        if actor.authority != self.authority:
            raise OfficerHasLeft(officer=officer.code)
        return replace(actor, on_behalf_of=self.name)

    def _officer(self, code: str) -> Officer:
        if not code:
            if len(self.officers) == 1:
                return self.officers[0]
            raise OfficerNotNamed(choices=", ".join(officer.code for officer in self.officers) or "–")
        for officer in self.officers:
            if officer.code == code:
                return officer
        raise OfficerNotYours(officer=code[:30])


class ApiRequest(HttpRequest):
    """A request whose client is known."""

    auth: Caller


class Token(HttpBearer):
    """Opens an address to clients whose token holds a scope."""

    openapi_description = "The token of a client, shown once by `motcua client create`."

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        """Return the caller. Raises Unauthenticated, TooManyRequests, ScopeMissing."""
        at = now()
        rows = _rows(token.strip(), at)
        first = rows[0]
        wait = seconds_to_wait(first["pk"], first["rate_per_minute"])
        if wait:
            raise TooManyRequests(limit=first["rate_per_minute"], seconds=wait)
        if self.scope not in first["scopes"]:
            raise ScopeMissing(scope=self.scope)
        _remember_use(first, at)
        return Caller(
            client_id=first["pk"],
            name=first["name"],
            authority=first["authority__code"],
            scopes=frozenset(first["scopes"]),
            officers=tuple(_officer(row) for row in rows if row["officers__account__is_active"] is not False
                           and row["officers__pk"]),
            at=at,
        )  # fmt: skip


def _rows(token: str, at: datetime) -> list[dict[str, Any]]:
    if not token or len(token) > LONGEST_TOKEN:
        raise Unauthenticated
    hashed = hash_of(token)
    rows = list(ApiClient.objects.filter(token_hash=hashed).order_by("officers__code").values(*_COLUMNS))
    if not rows or not compare_digest(rows[0]["token_hash"], hashed):
        raise Unauthenticated
    if rows[0]["revoked_at"] is not None or at >= rows[0]["expires_at"]:
        raise Unauthenticated
    return rows


def _officer(row: dict[str, Any]) -> Officer:
    return Officer(
        pk=row["officers__pk"],
        code=row["officers__code"],
        full_name=row["officers__full_name"],
        account_id=row["officers__account_id"],
    )


def _remember_use(row: dict[str, Any], at: datetime) -> None:
    """Note the day of use: one write a client a day, not one a request."""
    today = local(at).date()
    if row["last_used_on"] != today:
        older = Q(last_used_on=None) | Q(last_used_on__lt=today)
        ApiClient.objects.filter(older, pk=row["pk"]).update(last_used_on=today)
