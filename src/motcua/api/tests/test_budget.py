"""Statements an answer may cost: fixed, whatever the number of rows."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.api.tests.conftest import Caller, reception

pytestmark = pytest.mark.django_db

# Measured, with a little room. The interface's own share: one for the client, two for the officer's posts, one to
# find the dossier, one to three for the answer.
MOST = {"receive": 32, "hand_over": 22, "add_note": 14, "read": 9, "list": 4, "search": 5}


def statements(call: Any) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        answer = call()
    assert answer.status_code in {200, 201}, answer.content
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


@pytest.fixture
def warm(counter: Caller) -> Caller:
    made = counter.post("/dossiers", reception()).json()
    counter.get(f"/dossiers/{made['number']}")
    return counter


def test_receiving(warm: Caller) -> None:
    body = reception()
    used = statements(lambda: warm.post("/dossiers", body))
    assert len(used) <= MOST["receive"]


def test_acts_and_reading(warm: Caller) -> None:
    made = warm.post("/dossiers", reception()).json()
    acts = f"/dossiers/{made['number']}/acts"
    for act, fields in (("add_note", {"text": "Đã gọi điện."}), ("hand_over", {})):
        body = {"act": act, "act_id": str(uuid4()), **fields}
        used = statements(lambda body=body: warm.post(acts, body))
        assert len(used) <= MOST[act]
    used = statements(lambda: warm.get(f"/dossiers/{made['number']}"))
    assert len(used) <= MOST["read"]


def test_a_list_costs_the_same_for_3_and_30_rows(warm: Caller) -> None:
    for _ in range(4):
        warm.post("/dossiers", reception())
    few = statements(lambda: warm.get("/dossiers", {"limit": 3}))
    for _ in range(27):
        warm.post("/dossiers", reception())
    many = statements(lambda: warm.get("/dossiers", {"limit": 30}))
    searched = statements(lambda: warm.get("/dossiers", {"limit": 30, "q": "nguyen lanh"}))
    assert len(few) == len(many) <= MOST["list"]
    assert len(searched) <= MOST["search"]
