"""A dossier from the counter to its return, through the interface alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from motcua.api.tests.conftest import Caller, reception
from motcua.journal.public import entries_of
from motcua.kernel.clock import today

pytestmark = pytest.mark.django_db


def do(caller: Caller, by: str, dossier: dict[str, Any], act: str, **fields: Any) -> dict[str, Any]:
    body = {"act": act, "act_id": str(uuid4()), "revision": dossier["revision"], **fields}
    answer = caller.as_(by).post(f"/dossiers/{dossier['number'] or dossier['id']}/acts", body)
    assert answer.status_code == 200, (act, answer.json())
    return dict(answer.json())


def received(office: Caller, **changes: Any) -> dict[str, Any]:
    answer = office.as_("chi").post("/dossiers", reception(**changes))
    assert answer.status_code == 201, answer.json()
    return dict(answer.json())


def test_received_processed_issued_and_returned(office: Caller) -> None:
    dossier = received(office)
    assert dossier["state"] == 2
    assert dossier["state_name"] == "Được tiếp nhận"
    assert dossier["due_date"] > today().isoformat()
    dossier = do(office, "chi", dossier, "hand_over")
    assert dossier["waiting"]["role"] == "division_head"
    head, case_officer = ("em", "dung") if dossier["waiting"]["unit"] == "ncc" else ("hung", "tam")
    dossier = do(office, head, dossier, "assign", officer=case_officer)
    assert dossier["waiting"]["officer"] == case_officer
    dossier = do(office, case_officer, dossier, "examine", finding="Giấy tờ khớp với dữ liệu gốc.")
    dossier = do(office, case_officer, dossier, "propose", outcome="granted", summary="Quyết định trợ cấp")
    dossier = do(office, head, dossier, "review")
    dossier = do(office, "giang", dossier, "approve")
    number = f"{uuid4().hex[:6]}/QĐ-SNV"
    dossier = do(office, "van-thu", dossier, "issue", number=number, issued_on=today().isoformat())
    assert dossier["state"] == 9
    assert dossier["verdict"] == "early"
    dossier = do(office, "chi", dossier, "return_result", receiver="Nguyễn Thị Lành")
    assert dossier["state"] == 10
    assert {act["act"] for act in dossier["acts"]} == {"add_note"}
    read = office.as_("chi").get(f"/dossiers/{dossier['number']}").json()
    assert read["result"]["number"] == number
    assert read["owner"]["phone"] == "0918123456"


def test_submission_has_no_number_until_it_is_received(office: Caller) -> None:
    body = reception()
    papers = body.pop("papers")
    answer = office.as_("chi").post("/submissions", {**body, "channel": "online", "papers": papers})
    assert answer.status_code == 201, answer.json()
    dossier = answer.json()
    assert (dossier["state"], dossier["number"]) == (1, None)
    assert dossier["links"]["acts"] == f"/api/v1/dossiers/{dossier['id']}/acts"
    assert office.as_("chi").get(f"/dossiers/{dossier['id']}/deadline").status_code == 404
    dossier = do(office, "chi", dossier, "receive", papers=papers)
    assert dossier["state"] == 2
    assert dossier["number"].startswith("H12.03-")


def test_supplement_stops_and_resumes(office: Caller) -> None:
    dossier = do(office, "chi", received(office), "hand_over")
    head, case_officer = ("em", "dung") if dossier["waiting"]["unit"] == "ncc" else ("hung", "tam")
    dossier = do(office, head, dossier, "assign", officer=case_officer)
    dossier = do(
        office, case_officer, dossier, "request_supplement", demands=["Bản sao chứng thực"], reason="Bản mờ.",
        answer_by=(today() + timedelta(days=30)).isoformat(),
    )  # fmt: skip
    dossier = do(office, head, dossier, "approve_supplement")
    assert dossier["state"] == 5
    dossier = do(office, "chi", dossier, "complete_supplement", papers=["Bản sao chứng thực"])
    assert dossier["state"] == 4


def test_maker_is_not_checker_here_either(office: Caller) -> None:
    dossier = received(office)
    answer = office.as_("chi").post(
        f"/dossiers/{dossier['number']}/acts", {"act": "approve", "act_id": str(uuid4())}
    )
    assert answer.status_code in {403, 409}
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"].startswith("dossier.")


def test_stale_revision_names_who_was_first(office: Caller) -> None:
    dossier = received(office)
    do(office, "thao", dossier, "add_note", text="Đã gọi điện cho người nộp.")
    body = {"act": "hand_over", "act_id": str(uuid4()), "revision": dossier["revision"]}
    answer = office.as_("chi").post(f"/dossiers/{dossier['number']}/acts", body)
    assert answer.status_code == 409
    assert answer.json()["code"] == "dossier.stale"
    assert "Lâm Thanh Thảo" in answer.json()["detail"]


def test_journal_names_the_officer_and_the_program(office: Caller) -> None:
    dossier = received(office)
    entry = entries_of(f"dossier:{dossier['id']}")[0]
    assert entry.actor_name == "Huỳnh Phương Chi"
    assert entry.facts["actor"]["on_behalf_of"].startswith("Phần mềm")


def test_reading_is_recorded(office: Caller) -> None:
    dossier = received(office)
    subject = f"access:dossier:{dossier['id']}"
    before = len(entries_of(subject))
    office.as_("chi").get(f"/dossiers/{dossier['number']}")
    office.as_("chi").get(f"/dossiers/{dossier['number']}/timeline")
    office.as_("chi").get(f"/dossiers/{dossier['number']}/deadline")
    assert [entry.data["what"] for entry in entries_of(subject)[: len(entries_of(subject)) - before]] == [
        "timeline",
        "dossier",
    ]


def test_the_same_act_again_has_the_same_answer_and_no_effect(office: Caller) -> None:
    body = reception()
    first = office.as_("chi").post("/dossiers", body)
    again = office.as_("chi").post("/dossiers", body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert "Motcua-Replayed" not in first
    assert again["Motcua-Replayed"] == "true"
    act = {"act": "hand_over", "act_id": str(uuid4()), "revision": 1}
    path = f"/dossiers/{first.json()['number']}/acts"
    assert office.as_("chi").post(path, act).status_code == 200
    repeated = office.as_("chi").post(path, act)
    assert (repeated.status_code, repeated["Motcua-Replayed"]) == (200, "true")
    assert repeated.json()["revision"] == 2


def test_the_same_act_id_with_other_content_is_refused(office: Caller) -> None:
    body = reception()
    office.as_("chi").post("/dossiers", body)
    other = office.as_("chi").post("/dossiers", {**body, "request": "Nội dung khác"})
    assert other.status_code == 409
    assert other.json()["code"] == "journal.act_id_reused"


def test_idempotency_key_stands_for_the_act_id(office: Caller) -> None:
    body = reception()
    del body["act_id"]
    missing = office.as_("chi").post("/dossiers", body)
    assert (missing.status_code, missing.json()["code"]) == (422, "api.act_id_missing")
    key = {"Idempotency_Key": "don-hang-2026-0001"}
    first = office.as_("chi").post("/dossiers", body, **key)
    again = office.as_("chi").post("/dossiers", body, **key)
    assert first.json()["number"] == again.json()["number"]
    differs = office.as_("chi").post("/dossiers", {**body, "act_id": str(uuid4())}, **key)
    assert differs.json()["code"] == "api.act_id_differs"


def test_a_refused_act_leaves_its_name_free(office: Caller) -> None:
    body = reception()
    papers = body["papers"]
    refused = office.as_("chi").post("/dossiers", {**body, "papers": []})
    assert refused.json()["code"] == "dossier.papers_missing"
    assert office.as_("chi").post("/dossiers", {**body, "papers": papers}).status_code == 201
