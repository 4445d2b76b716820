"""Every address answers what its description says."""

from __future__ import annotations

import pytest

from motcua.api.tests.conftest import AUTHORITY, Caller, a_procedure, make_client, reception

pytestmark = pytest.mark.django_db


def test_procedures_are_found_without_marks(counter: Caller) -> None:
    page = counter.get("/procedures", {"q": "tro cap that nghiep"}).json()
    assert page["items"]
    assert "trợ cấp thất nghiệp" in " ".join(row["name"].lower() for row in page["items"])
    everything = counter.get("/procedures", {"open_only": "false"}).json()
    assert len(everything["items"]) == 50
    assert everything["next_page"] == 2
    assert (
        counter.get("/procedures", {"open_only": "false", "page": 2}).json()["items"][0]
        not in everything["items"]
    )


def test_procedure_tells_papers_time_and_steps(counter: Caller) -> None:
    version = a_procedure()
    read = counter.get(f"/procedures/{version.procedure.code}").json()
    assert read["is_open"] is True
    assert read["limits"][0]["limit"]
    assert read["steps"]
    assert read["papers"][0]["position"] >= 1
    unknown = counter.get("/procedures/9.999999")
    assert (unknown.status_code, unknown.json()["code"]) == (
        unknown.json()["status"],
        "catalogue.procedure_unknown",
    )


def test_deadline_is_explained_in_the_language_asked_for(counter: Caller) -> None:
    query = {"procedure": a_procedure().procedure.code, "received": "2026-12-24T09:30"}
    answer = counter.get("/deadline", query).json()
    assert answer["received"].startswith("2026-12-24T02:30") or "09:30" in answer["received"]
    assert answer["due_date"] > "2026-12-24"
    assert any(line["kind"] == "due" for line in answer["lines"])
    english = counter.get("/deadline", query, Accept_Language="en").json()
    assert english["due_at"] == answer["due_at"]
    assert english["summary"] != answer["summary"]


def test_a_time_zone_is_honoured(counter: Caller) -> None:
    code = a_procedure().procedure.code
    here = counter.get("/deadline", {"procedure": code, "received": "2026-12-24T09:30"}).json()
    there = counter.get("/deadline", {"procedure": code, "received": "2026-12-24T02:30:00Z"}).json()
    assert here["due_at"] == there["due_at"]


def test_list_pages_do_not_overlap_and_hold_no_personal_data(counter: Caller) -> None:
    numbers = [counter.post("/dossiers", reception()).json()["number"] for _ in range(5)]
    first = counter.get("/dossiers", {"limit": 2}).json()
    second = counter.get("/dossiers", {"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [row["number"] for row in first["items"] + second["items"]] == numbers[:0:-1]
    assert "Lành" not in str(first)


def test_list_by_change_walks_forward(counter: Caller) -> None:
    made = [counter.post("/dossiers", reception()).json() for _ in range(3)]
    since = {"updated_after": "2026-01-01T00:00", "limit": 2}
    page = counter.get("/dossiers", since).json()
    rest = counter.get("/dossiers", {**since, "limit": 200, "cursor": page["next_cursor"]}).json()
    moments = [row["updated_at"] for row in page["items"] + rest["items"]]
    assert moments == sorted(moments)
    assert {row["number"] for row in page["items"] + rest["items"]} >= {row["number"] for row in made}
    empty = counter.get("/dossiers", {"updated_after": "2199-01-01T00:00"}).json()
    assert empty == {"items": [], "next_cursor": None}
    assert counter.get("/dossiers", {"cursor": page["next_cursor"]}).json()["code"] == "api.cursor_wrong"


def test_list_conditions(counter: Caller) -> None:
    made = counter.post("/dossiers", reception(owner={"full_name": "Đỗ Thị Ớt"})).json()
    assert [row["number"] for row in counter.get("/dossiers", {"q": "do thi ot"}).json()["items"]] == [
        made["number"]
    ]
    assert counter.get("/dossiers", {"q": "!!"}).json()["items"] == []
    assert counter.get("/dossiers", {"state": [9, 10]}).json()["items"] == []
    assert counter.get("/dossiers", {"state": 2, "procedure": made["procedure"]}).json()["items"]
    assert counter.get("/dossiers", {"due_before": "2020-01-01T00:00"}).json()["items"] == []


def test_timeline_and_forms_and_pdf(counter: Caller) -> None:
    made = counter.post("/dossiers", reception()).json()
    timeline = counter.get(f"/dossiers/{made['number']}/timeline").json()["items"]
    assert "dossier.received" in {entry["kind"] for entry in timeline}
    forms = counter.get(f"/dossiers/{made['number']}/forms").json()["items"]
    assert [form["form_code"] for form in forms] == ["mau_01"]
    pdf = counter.get(forms[0]["pdf"].removeprefix("/api/v1"), {"copy_for": "both"})
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF-")
    other = counter.post("/dossiers", reception()).json()
    foreign = forms[0]["pdf"].removeprefix("/api/v1").replace(made["number"], other["number"])
    assert counter.get(foreign).status_code == 404


def test_deadline_of_a_dossier(counter: Caller) -> None:
    made = counter.post("/dossiers", reception()).json()
    answer = counter.get(f"/dossiers/{made['number']}/deadline").json()
    assert (answer["due_at"], answer["due_date"]) == (made["due_at"], made["due_date"]) or answer["due_date"]
    assert answer["lines"]


def test_number_typed_with_spaces_and_small_letters(counter: Caller) -> None:
    made = counter.post("/dossiers", reception()).json()
    typed = made["number"].lower().replace("-", " - ")
    assert counter.get(f"/dossiers/{typed}").json()["number"] == made["number"]


def test_late_entry_is_read_as_local_time(counter: Caller) -> None:
    answer = counter.post("/dossiers", reception(received_at="2026-01-05T08:00"))
    assert answer.json()["code"] == "dossier.received_too_early"
    future = counter.post("/dossiers", reception(received_at="2199-01-05T08:00"))
    assert (future.json()["code"], future.json()["field"]) == ("dossier.received_in_future", "received_at")


def test_foreign_dossiers_do_not_exist(counter: Caller) -> None:
    made = counter.post("/dossiers", reception()).json()
    foreign = make_client(("mai",), authority="H12.03.10")
    for path in ("", "/timeline", "/deadline", "/forms"):
        for key in (made["number"], made["id"]):
            answer = foreign.get(f"/dossiers/{key}{path}")
            assert (answer.status_code, answer.json()["code"]) == (404, "dossier.not_found")
    act = {"act": "add_note", "text": "x", "act_id": "0193a1f0-0000-7000-8000-000000000001"}
    assert foreign.post(f"/dossiers/{made['number']}/acts", act).status_code == 404
    assert foreign.get("/dossiers").json()["items"] == []
    assert AUTHORITY not in str(foreign.get("/dossiers", {"q": "lanh"}).json())
