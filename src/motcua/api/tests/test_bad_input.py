"""Anything wrong gets a clear problem, changes nothing, and is never a 500."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from motcua.api.tests.conftest import Caller, reception
from motcua.dossiers.public import Dossier

pytestmark = pytest.mark.django_db


def refused(answer: Any, status: int, code: str, field: str | None = None) -> None:
    assert answer.status_code == status, answer.content[:500]
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["code"] == code, problem
    assert problem["status"] == status
    assert problem["detail"]
    assert problem["title"]
    if field is not None:
        assert field in {problem.get("field"), *(each["field"] for each in problem["errors"])}, problem


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"procedure": "9.999999"}, "catalogue.procedure_unknown", None),
        ({"procedure": ""}, "catalogue.procedure_unknown", None),
        ({"procedure": 5}, "api.fields_invalid", "procedure"),
        ({"procedure": "1.01\u0000"}, "api.fields_invalid", "procedure"),
        ({"received_at": "2026-02-30T08:00"}, "api.fields_invalid", "received_at"),
        ({"received_at": "2026-11-31"}, "api.fields_invalid", "received_at"),
        ({"received_at": 1790000000}, "api.fields_invalid", "received_at"),
        ({"received_at": "0001-01-01T00:00"}, "api.fields_invalid", "received_at"),
        ({"unknown": 1}, "api.fields_invalid", "unknown"),
        ({"due_at": "2030-01-01T00:00"}, "api.fields_invalid", "due_at"),
        ({"sets": 10**400}, "api.fields_invalid", "sets"),
        ({"sets": 0}, "api.fields_invalid", "sets"),
        ({"sets": "1"}, "api.fields_invalid", "sets"),
        ({"sets": True}, "api.fields_invalid", "sets"),
        ({"papers": [{"position": 1, "originals": -1}]}, "api.fields_invalid", "papers.0.originals"),
        ({"papers": [{"position": 998, "originals": 1}]}, "dossier.paper_unknown", "papers"),
        ({"papers": {}}, "api.fields_invalid", "papers"),
        ({"channel": "telepathy"}, "api.fields_invalid", "channel"),
        ({"case": "khong-co"}, "dossier.case_missing", "case"),
        ({"act_id": "khong-phai-uuid"}, "api.fields_invalid", "act_id"),
        ({"owner": {"full_name": "Lành 😀"}}, "kernel.name_has_symbol", "owner.full_name"),
        ({"owner": {"full_name": ""}}, "parties.name_missing", "owner.full_name"),
        ({"owner": {"full_name": "An", "phone": "12"}}, None, "owner.phone"),
        ({"owner": {"full_name": "An", "birth_date": "31/02/1990"}}, None, "owner.birth_date"),
        ({"submitter": {"full_name": "An", "id_number": "1"}}, None, "submitter.id_number"),
        ({"owner": {"full_name": "\ud800"}}, None, "owner.full_name"),
        ({"request": "x" * 5000}, "kernel.text_too_long", "request"),
        ({"request": "a\u0000b"}, "api.fields_invalid", "request"),
        ({"reference": "x" * 30_000}, "api.fields_invalid", "reference"),
    ],
)
def test_reception(counter: Caller, changes: dict[str, Any], code: str | None, field: str | None) -> None:
    before = Dossier.objects.count()
    answer = counter.post("/dossiers", reception(**changes))
    status = 404 if code == "catalogue.procedure_unknown" and answer.status_code == 404 else 422
    refused(answer, status, code or answer.json()["code"], field)
    assert Dossier.objects.count() == before


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b" ", 400),
        (b"[]", 422),
        (b"null", 422),
        (b"5", 422),
        (b'"text"', 422),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
        (b'{"sets": ' + b"9" * 5000 + b"}", 400),
        (b'{"sets": NaN}', 422),
        (b'{"sets": 1e999}', 422),
    ],
)
@pytest.mark.parametrize("path", ["/dossiers", "/submissions", "/dossiers/1/acts"])
def test_bodies_that_are_no_object(counter: Caller, path: str, body: bytes, status: int) -> None:
    answer = counter.post(path, body)
    refused(answer, status, "api.body_unreadable" if status == 400 else "api.fields_invalid")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "act"),
        ({"act": "teleport"}, "act"),
        ({"act": ["approve"]}, "act"),
        ({"act": "assign"}, "officer"),
        ({"act": "approve", "unknown": 1}, "unknown"),
        ({"act": "approve", "revision": -1}, "revision"),
        ({"act": "approve", "revision": 10**30}, "revision"),
        ({"act": "issue", "number": "1", "issued_on": "2026-13-01"}, "issued_on"),
        ({"act": "request_payment", "what": "x", "amount": 1.5}, "amount"),
        ({"act": "propose", "outcome": "maybe", "summary": "x"}, "outcome"),
    ],
)
def test_acts(counter: Caller, fields: dict[str, Any], field: str) -> None:
    refused(counter.post("/dossiers/1/acts", fields), 422, "api.fields_invalid", field)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"limit": 0}, "limit"),
        ({"limit": 201}, "limit"),
        ({"limit": "10" * 3000}, None),
        ({"limit": "mười"}, "limit"),
        ({"state": 11}, "state.0"),
        ({"state": "x"}, "state.0"),
        ({"due_before": "2026-02-29T00:00"}, "due_before"),
        ({"statee": 1}, "statee"),
        ({"cursor": "%%%"}, "cursor"),
        ({"cursor": "W10"}, "cursor"),
        ({"cursor": "x" * 1000}, "cursor"),
    ],
)
def test_lists(counter: Caller, query: dict[str, Any], field: str | None) -> None:
    answer = counter.get("/dossiers", query)
    assert answer.status_code in {400, 422}, answer.content
    if field is not None:
        assert field.split(".")[0] in str([answer.json()["field"], answer.json()["errors"]])


@pytest.mark.parametrize(
    "key",
    ["H12.03-261124-9999", "0", "-1", "9" * 30, "đồ-sơ", "..", "a%00b", "%ff", "x" * 500, "'; --", "１２"],
)
def test_dossiers_that_are_not_there(counter: Caller, key: str) -> None:
    answer = counter.get(f"/dossiers/{key}/timeline")
    assert answer.status_code in {400, 404}, answer.content
    assert answer["Content-Type"] == "application/problem+json"


def test_wrong_kind_of_content(counter: Caller) -> None:
    client = Client(raise_request_exception=False)
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
        answer = client.post(
            "/api/v1/dossiers",
            b"a=1",
            content_type=kind,
            headers={"Authorization": f"Bearer {counter.token}"},
        )
        refused(answer, 415, "api.not_json")


def test_too_much_at_once(counter: Caller) -> None:
    text = json.dumps({"request": "x" * 5_000_000})
    answer = counter.post("/dossiers", text)
    refused(answer, 413, "api.body_too_large")
    assert "2,5 MB" in answer.json()["detail"]


def test_other_methods_are_refused_with_those_there_are(counter: Caller) -> None:
    client = Client(raise_request_exception=False)
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"):
        answer = client.generic(
            method, "/api/v1/dossiers", headers={"Authorization": f"Bearer {counter.token}"}
        )
        refused(answer, 405, "api.method_not_allowed")
        assert "GET" in answer["Allow"]


def test_unknown_address_is_a_problem_too(counter: Caller) -> None:
    answer = counter.get("/nowhere")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_answers_in_english_on_request(counter: Caller) -> None:
    vietnamese = counter.get("/dossiers/0").json()
    english = counter.get("/dossiers/0", Accept_Language="en-GB,en;q=0.9")
    assert english["Content-Language"] == "en"
    assert english.json()["code"] == vietnamese["code"]
    assert counter.get("/dossiers/0", Accept_Language="fr")["Content-Language"] == "vi"
    assert counter.get("/dossiers/0", Accept_Language="\x00;;q=,")["Content-Language"] == "vi"


def test_submission_with_unknown_paper(counter: Caller) -> None:
    body = reception(papers=[{"position": 998, "originals": 1}], channel="online")
    refused(counter.post("/submissions", body), 422, "dossier.paper_unknown")
