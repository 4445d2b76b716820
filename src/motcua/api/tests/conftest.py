"""A small test client for the JSON face, on the loaded site of Cà Mau."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from motcua.api import throttle
from motcua.api.public import CreateClient, Scope, create_client, hash_of, new_token, prefix_of
from motcua.kernel.actor import Actor
from motcua.kernel.clock import now

ALL = tuple(scope.value for scope in Scope)
AUTHORITY = "H12.03"


@dataclass
class Caller:
    """Calls /api/v1 with a token."""

    token: str
    officer: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self._client().get(f"/api/v1{path}", query or {}, headers=self._headers(headers))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        text = body if isinstance(body, str | bytes) else json.dumps(body)
        return self._client().post(
            f"/api/v1{path}", text, content_type="application/json", headers=self._headers(headers)
        )

    def as_(self, officer: str) -> Caller:
        return Caller(self.token, officer, self.headers)

    def _client(self) -> Client:
        return Client(raise_request_exception=False)

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {"Motcua-Officer": self.officer} if self.officer else {}
        given = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.token}", **named, **self.headers, **given}


def make_client(
    officers: tuple[str, ...], scopes: tuple[str, ...] = ALL, authority: str = AUTHORITY, **facts: Any
) -> Caller:
    token = new_token()
    order = CreateClient(
        name=f"Phần mềm {uuid4().hex[:8]}",
        authority=authority,
        officers=officers,
        scopes=scopes,
        token_hash=hash_of(token),
        token_prefix=prefix_of(token),
        **{"rate_per_minute": 100_000, **facts},
    )
    create_client(order, actor=Actor.system("test"), at=now())
    return Caller(token)


@pytest.fixture(autouse=True)
def _full_buckets() -> Iterator[None]:
    throttle.forget()
    yield
    throttle.forget()


@pytest.fixture
def counter(camau: None) -> Caller:
    """A client with every scope that acts as counter officer Chi."""
    return make_client(("chi",))


@pytest.fixture
def office(camau: None) -> Caller:
    """A client with every scope that acts as the officers a dossier meets; each call names one."""
    return make_client(OFFICE)


OFFICE = ("chi", "thao", "truong-mot-cua", "giang", "pho-giam-doc", "van-thu", "lan", "thu-phi", "thanh-tra",
          "dung", "diem", "em", "loc", "tam", "yen", "hung", "trang", "sang", "be", "nga", "toan", "ke-toan")  # fmt: skip


def a_procedure() -> Any:
    """Return a published version that the department receives at one authority, without cases."""
    from motcua.catalogue.public import ProcedureVersion, for_receiving, route_tree
    from motcua.kernel.clock import today
    from motcua.organisation.public import Authority

    authority = Authority.objects.get(code=AUTHORITY)
    for row in for_receiving(authority, today()):
        version = ProcedureVersion.objects.select_related("procedure").get(pk=row.version_id)
        tree = route_tree(version)
        if tree and tree.single_authority and not version.cases.exists() and "direct" in version.channels:
            return version
    raise LookupError("the site has no procedure to receive")


def reception(**changes: Any) -> dict[str, Any]:
    """Return the body of a complete dossier."""
    from motcua.catalogue.public import papers_for

    version = a_procedure()
    papers = [{"position": p.position, "originals": 1} for p in papers_for(version) if not p.from_database]
    return {
        "act_id": str(uuid4()),
        "procedure": version.procedure.code,
        "owner": {"full_name": "Nguyễn Thị Lành", "id_number": "096166000123", "phone": "0918 123 456"},
        "papers": papers,
        **changes,
    }
