"""Who may call what: tokens, scopes, officers, and nothing by default."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.api.api import api
from motcua.api.models import ApiClient
from motcua.api.public import RevokeClient, Scope, revoke_client
from motcua.api.tests.conftest import AUTHORITY, Caller, make_client
from motcua.kernel.actor import Actor
from motcua.kernel.clock import frozen, now
from motcua.organisation.public import Holding

pytestmark = pytest.mark.django_db

ADDRESSES = {
    ("GET", "/procedures"): Scope.CATALOGUE,
    ("GET", "/procedures/1.014748"): Scope.CATALOGUE,
    ("GET", "/deadline?procedure=1.014748"): Scope.CATALOGUE,
    ("POST", "/dossiers"): Scope.RECEIVE,
    ("POST", "/submissions"): Scope.RECEIVE,
    ("POST", "/dossiers/1/acts"): Scope.ACT,
    ("GET", "/dossiers"): Scope.LIST,
    ("GET", "/dossiers/1"): Scope.READ,
    ("GET", "/dossiers/1/deadline"): Scope.READ,
    ("GET", "/dossiers/1/timeline"): Scope.READ,
    ("GET", "/dossiers/1/forms"): Scope.READ,
    ("GET", "/dossiers/1/forms/5c1d7f0e-0000-4000-8000-000000000000.pdf"): Scope.READ,
}


def _call(caller: Caller, method: str, path: str) -> int:
    return int((caller.get(path) if method == "GET" else caller.post(path, {})).status_code)


def test_the_matrix_names_every_address() -> None:
    declared = [
        (method.upper(), path) for path, item in api.get_openapi_schema()["paths"].items() for method in item
    ]
    assert len(declared) == len(ADDRESSES)


@pytest.mark.parametrize(("method", "path"), list(ADDRESSES))
def test_every_scope_opens_its_addresses_and_no_others(camau: None, method: str, path: str) -> None:
    needed = ADDRESSES[method, path]
    assert _call(make_client(("chi",), (needed.value,)), method, path) not in {401, 403}
    others = tuple(scope.value for scope in Scope if scope is not needed)
    caller = make_client(("chi",), others)
    answer = caller.get(path) if method == "GET" else caller.post(path, {})
    assert (answer.status_code, answer.json()["code"]) == (403, "api.scope_missing")


@pytest.mark.parametrize(("method", "path"), list(ADDRESSES))
@pytest.mark.parametrize("token", ["", "mcua_wrong", "x" * 5000, "đ" * 20])
def test_nothing_without_a_token(camau: None, method: str, path: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}".encode().decode("latin-1")} if token else {}
    client = Client(raise_request_exception=False)
    body = {"content_type": "application/json"} if method == "POST" else {}
    answer = client.generic(method, f"/api/v1{path}", "{}" if body else "", headers=headers, **body)
    assert (answer.status_code, answer.json()["code"]) == (401, "api.unauthenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Content-Type"] == "application/problem+json"


def test_a_session_is_no_key(camau: None) -> None:
    from motcua.organisation.public import Account

    client = Client(raise_request_exception=False)
    client.force_login(
        Account.objects.get(username="chi"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert client.get("/api/v1/dossiers").status_code == 401


def test_revoked_and_expired_tokens_open_nothing(camau: None) -> None:
    caller = make_client(("chi",))
    name = ApiClient.objects.get(token_prefix=caller.token[:10]).name
    assert caller.get("/dossiers").status_code == 200
    with frozen(now() + timedelta(days=366)):
        assert caller.get("/dossiers").status_code == 401
    revoke_client(RevokeClient(name, "Hết dự án"), actor=Actor.system("test"), at=now())
    assert caller.get("/dossiers").status_code == 401


def test_officer_is_one_of_the_clients_own(camau: None) -> None:
    two = make_client(("chi", "thao"))
    unnamed = two.get("/dossiers")
    assert (unnamed.status_code, unnamed.json()["code"]) == (422, "api.officer_not_named")
    assert two.as_("thao").get("/dossiers").status_code == 200
    other = two.as_("giang").get("/dossiers")
    assert (other.status_code, other.json()["code"]) == (403, "api.officer_not_yours")


def test_officer_who_left_or_is_switched_off_acts_no_more(camau: None) -> None:
    caller = make_client(("chi",))
    Holding.objects.filter(officer__code="chi").update(valid_to="2026-01-01")
    answer = caller.get("/dossiers")
    assert (answer.status_code, answer.json()["code"]) == (403, "api.officer_has_left")
    off = make_client(("thao",))
    from motcua.organisation.public import Account

    Account.objects.filter(officer__code="thao").update(is_active=False)
    assert off.get("/dossiers").json()["code"] == "api.officer_not_named"


def test_too_many_calls_are_told_when_to_come_back(camau: None) -> None:
    caller = make_client(("chi",), rate_per_minute=2)
    assert [caller.get("/procedures").status_code for _ in range(3)] == [200, 200, 429]
    answer = caller.get("/procedures")
    assert answer.json()["code"] == "api.too_many_requests"
    assert 1 <= int(answer["Retry-After"]) <= 60
    assert make_client(("chi",)).get("/procedures").status_code == 200


def test_day_of_use_is_written_once_a_day(camau: None) -> None:
    caller = make_client(("chi",))
    caller.get("/procedures")
    with CaptureQueriesContext(connection) as queries:
        caller.get("/procedures")
    assert not [query for query in queries if "UPDATE" in query["sql"]]
    assert ApiClient.objects.get(token_prefix=caller.token[:10]).last_used_on is not None


def test_client_authority_is_not_a_matter_of_headers(camau: None) -> None:
    caller = make_client(("chi",))
    caller.headers = {"X-Authority": "H12.08", "Motcua-Authority": "H12.08"}
    assert {row["authority"] for row in caller.get("/dossiers").json()["items"]} <= {AUTHORITY}
