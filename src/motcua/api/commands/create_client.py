"""Letting another program act for officers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.api.errors import (
    AuthorityUnknown,
    ClientNameMissing,
    ClientNameTaken,
    ExpiryWrong,
    OfficersMissing,
    OfficerUnknown,
    RateWrong,
    ScopeUnknown,
)
from motcua.api.events import ClientCreated
from motcua.api.models import ApiClient
from motcua.api.states import Scope
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line
from motcua.organisation.public import Authority, Officer, actor_of

MOST_DAYS = 730
MOST_RATE = 1_000_000


@dataclass(frozen=True, slots=True)
class CreateClient:
    """A program of an authority, the officers it acts for (codes), and what it may do. The token is given as its hash."""

    name: str
    authority: str
    officers: tuple[str, ...]
    scopes: tuple[str, ...]
    token_hash: str
    token_prefix: str
    days: int = 365
    rate_per_minute: int = 1200


@command
def create_client(order: CreateClient, *, actor: Actor, at: datetime) -> ApiClient:
    """Create a client whose officers hold a post at its authority.

    Raises ClientNameMissing, ClientNameTaken, AuthorityUnknown, OfficersMissing, OfficerUnknown,
    ScopeUnknown, ExpiryWrong, RateWrong.
    """
    name = _free_name(order.name)
    scopes = _known_scopes(order.scopes)
    authority = Authority.objects.filter(code=order.authority).first()
    if authority is None:
        raise AuthorityUnknown(authority=order.authority)
    officers = [_officer(code, authority, at) for code in dict.fromkeys(order.officers)]
    if not officers:
        raise OfficersMissing
    if not 1 <= order.days <= MOST_DAYS:
        raise ExpiryWrong(most=MOST_DAYS)
    if not 1 <= order.rate_per_minute <= MOST_RATE:
        raise RateWrong(most=MOST_RATE)
    client = ApiClient.objects.create(
        name=name, authority=authority, token_hash=order.token_hash, token_prefix=order.token_prefix,
        scopes=list(scopes), rate_per_minute=order.rate_per_minute, created_at=at,
        expires_at=at + timedelta(days=order.days),
    )  # fmt: skip
    client.officers.set(officers)
    codes = tuple(officer.code for officer in officers)
    event = ClientCreated(client.pk, name, authority.code, codes, scopes, client.expires_at)
    record(event, subject=f"client:{client.pk}", actor=actor, at=at, authority=authority.code)
    return client


def _free_name(typed: str) -> str:
    name = clean_line(typed, limit=120, field="name")
    if not name:
        raise ClientNameMissing
    if ApiClient.objects.filter(name=name, revoked_at=None).exists():
        raise ClientNameTaken(name=name)
    return name


def _known_scopes(typed: tuple[str, ...]) -> tuple[str, ...]:
    for scope in typed or ("",):
        if scope not in set(Scope):
            raise ScopeUnknown(scope=scope, choices=", ".join(Scope))
    return tuple(scope.value for scope in Scope if scope in typed)


def _officer(code: str, authority: Authority, at: datetime) -> Officer:
    officer = Officer.objects.filter(code=code).first()
    if officer is None or actor_of(officer, at).authority != authority.code:
        raise OfficerUnknown(officer=code, authority=authority.name)
    return officer
