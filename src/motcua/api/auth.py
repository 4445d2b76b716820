"""Who calls: a client by its token, acting as one of its officers.

One query finds the client and its officers; the officer's posts are asked where an act needs them.
Identity comes from the token alone. The header names which of the client's own officers acts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from hmac import compare_digest
from typing import NamedTuple

from django.db import connection
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
# Asked with every request, so it is written out: building it anew each time costs more than running it.
_FIND = """
    SELECT client.id, client.name, authority.code, client.scopes, client.rate_per_minute, client.expires_at,
           client.revoked_at, client.last_used_on, client.token_hash,
           officer.id, officer.code, officer.full_name, officer.account_id, account.is_active
      FROM api_apiclient client
      JOIN organisation_authority authority ON authority.id = client.authority_id
      LEFT JOIN api_apiclient_officers allowed ON allowed.apiclient_id = client.id
      LEFT JOIN organisation_officer officer ON officer.id = allowed.officer_id
      LEFT JOIN organisation_account account ON account.id = officer.account_id
     WHERE client.token_hash = %s
     ORDER BY officer.code
"""


class _Row(NamedTuple):
    """A client with one of its officers."""

    client_id: int
    name: str
    authority: str
    scopes: str
    rate: int
    expires_at: datetime
    revoked_at: datetime | None
    last_used_on: date | None
    token_hash: str
    officer_id: int | None
    officer_code: str
    officer_name: str
    account_id: int | None
    account_is_active: bool | None

    def officer(self) -> Officer | None:
        """Return the officer, unless their account is switched off."""
        if self.officer_id is None or self.account_is_active is False:
            return None
        return Officer(
            pk=self.officer_id,
            code=self.officer_code,
            full_name=self.officer_name,
            account_id=self.account_id,
        )


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
        client = rows[0]
        wait = seconds_to_wait(client.client_id, client.rate)
        if wait:
            raise TooManyRequests(limit=client.rate, seconds=wait)
        scopes = frozenset(json.loads(client.scopes))
        if self.scope not in scopes:
            raise ScopeMissing(scope=self.scope)
        _remember_use(client, at)
        officers = tuple(officer for row in rows if (officer := row.officer()))
        return Caller(client.client_id, client.name, client.authority, scopes, officers, at)


def _rows(token: str, at: datetime) -> list[_Row]:
    if not token or len(token) > LONGEST_TOKEN:
        raise Unauthenticated
    hashed = hash_of(token)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [hashed])
        rows = [_Row(*row) for row in cursor.fetchall()]
    if not rows or not compare_digest(rows[0].token_hash, hashed):
        raise Unauthenticated
    if rows[0].revoked_at is not None or at >= rows[0].expires_at:
        raise Unauthenticated
    return rows


def _remember_use(client: _Row, at: datetime) -> None:
    """Note the day of use: one write a client a day, not one a request."""
    today = local(at).date()
    if client.last_used_on != today:
        older = Q(last_used_on=None) | Q(last_used_on__lt=today)
        ApiClient.objects.filter(older, pk=client.client_id).update(last_used_on=today)
