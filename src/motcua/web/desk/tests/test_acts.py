"""A dossier's whole life through the pages, and who is shown what."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from motcua.dossiers.public import Act, Dossier, State
from motcua.journal.public import Entry
from motcua.web.desk.act_table import ACTS
from motcua.web.desk.tests.conftest import SignIn, assert_sound, buttons, hidden, words
from tests.lifecycle.cast import Stage

OFFICERS = (
    "chi",
    "dung",
    "em",
    "loc",
    "giang",
    "van-thu",
    "thu-phi",
    "ke-toan",
    "hanh",
    "lan",
    "thanh-tra",
    "tam",
)


def url_of(dossier: Dossier, act: str = "") -> str:
    base = f"/desk/dossiers/{dossier.number}/" if dossier.number else f"/desk/submissions/{dossier.pk}/"
    return f"{base}{act}/" if act else base


def do(client: Client, dossier: Dossier, act: str, **fields: Any) -> Any:
    """Open the page of an act and send its form."""
    page = client.get(url_of(dossier, act))
    assert page.status_code == 200, words(page)
    assert_sound(page)
    data = {"revision": hidden(page, "revision"), "act_id": hidden(page, "act_id")} | fields
    return client.post(url_of(dossier, act), data)


def test_from_the_counter_to_the_applicant(desk: SignIn, stage: Stage) -> None:
    dossier = stage.receive()
    chi, em, dung, loc, giang, clerk = (desk(x) for x in ("chi", "em", "dung", "loc", "giang", "van-thu"))
    assert do(chi, dossier, "hand-over").status_code == 302
    page = chi.get(url_of(dossier))
    assert "Đã chuyển hồ sơ đến Phòng Người có công" in words(page)
    assert "Tiếp theo: Phân công thụ lý" in words(page)
    assert do(em, dossier, "assign", officer="dung").status_code == 302
    assert do(dung, dossier, "examine", finding="Đủ điều kiện").status_code == 302
    do(dung, dossier, "propose", outcome="granted", summary="Trích lục hồ sơ")
    assert "Trích lục hồ sơ" in words(loc.get(url_of(dossier, "review")))
    do(loc, dossier, "review", reason="")
    do(giang, dossier, "approve", reason="Đồng ý")
    do(clerk, dossier, "issue", number="125/QĐ-SNV", issued_on="25/11/2026")
    dossier.refresh_from_db()
    assert dossier.state_enum is State.RESOLVED
    assert dossier.number in words(chi.get("/desk/returns/"))
    do(chi, dossier, "return-result", receiver="Lê Văn An", method="counter")
    dossier.refresh_from_db()
    assert dossier.state_enum is State.RETURNED
    page = chi.get(url_of(dossier))
    assert_sound(page)
    assert "Đã trả kết quả cho Lê Văn An" in words(page)
    assert "125/QĐ-SNV" in words(page)
    assert buttons(page) == {"add_note"}


STORIES: dict[str, tuple[str, ...]] = {
    "received": (),
    "handed over": ("hand_over",),
    "assigned": ("hand_over", "assign"),
    "supplement proposed": ("hand_over", "assign", "request_supplement"),
    "awaiting supplement": ("hand_over", "assign", "request_supplement", "approve_supplement"),
    "apology drafted": ("hand_over", "assign", "propose_apology"),
    "withdrawal asked": ("hand_over", "assign", "propose_withdrawal"),
    "stop proposed": ("hand_over", "assign", "propose_stop"),
    "payment asked": ("hand_over", "assign", "request_payment"),
    "proposed": ("hand_over", "assign", "examine", "propose"),
    "reviewed": ("hand_over", "assign", "examine", "propose", "review"),
    "approved": ("hand_over", "assign", "examine", "propose", "review", "approve"),
    "resolved": ("hand_over", "assign", "examine", "propose", "review", "approve", "issue"),
}


@pytest.mark.parametrize("story", STORIES)
def test_everybody_sees_the_buttons_of_what_they_may_do_and_no_others(
    desk: SignIn, stage: Stage, story: str
) -> None:
    dossier = stage.do(stage.receive(), *STORIES[story])
    for officer in OFFICERS:
        client = desk(officer)
        page = client.get(url_of(dossier))
        if page.status_code == 404:
            continue
        may = stage.allowed(officer, dossier)
        assert buttons(page) == may, officer
        if officer not in {"dung", "giang"}:
            continue
        for act in sorted({act.value for act in ACTS} - may):
            target = url_of(dossier, act.replace("_", "-"))
            before = Dossier.objects.get(pk=dossier.pk).revision
            assert client.get(target).status_code in {403, 409}, (officer, act)
            assert Dossier.objects.get(pk=dossier.pk).revision == before


FORMS: dict[str, dict[str, str]] = {
    "hand_over": {},
    "assign": {"officer": "dung"},
    "examine": {"finding": "Đủ"},
    "propose": {"outcome": "granted", "summary": "Kết quả"},
    "review": {},
    "send_back": {"reason": "Xem lại"},
    "approve": {},
    "issue": {"number": "1/QĐ", "issued_on": "25/11/2026"},
    "return_result": {"receiver": "Lê Văn An", "method": "counter"},
    "request_supplement": {"demands": "Đơn", "reason": "Thiếu", "answer_by": "20/12/2026"},
    "approve_supplement": {},
    "complete_supplement": {"papers": "Đơn"},
    "request_payment": {"what": "Phí", "amount": "100.000"},
    "confirm_payment": {"receipt": "BL1", "means": "cash"},
    "propose_stop": {"ground": "order", "reason": "Theo văn bản"},
    "approve_stop": {},
    "propose_withdrawal": {"asked_on": "25/11/2026", "reason": "Đổi ý"},
    "approve_withdrawal": {},
    "propose_apology": {"new_due": "31/12/2026", "reason": "Chờ xác minh"},
    "apologise": {},
    "decline_proposal": {"reason": "Chưa cần"},
    "correct_result": {"reason": "Sai số"},
    "add_note": {"text": "Nhớ gọi"},
    "receive": {},
    "refuse_intake": {"reason": "Sai nơi"},
    "ask_at_intake": {"demands": "Đơn", "reason": "Thiếu", "answer_by": "20/12/2026"},
}


@pytest.mark.parametrize("story", ["received", "proposed", "resolved"])
def test_sending_a_form_one_may_not_is_refused_and_recorded(desk: SignIn, stage: Stage, story: str) -> None:
    dossier = stage.do(stage.receive(), *STORIES[story])
    for officer in ("chi", "em", "giang"):
        client, may = desk(officer), stage.allowed(officer, dossier)
        for act, fields in FORMS.items():
            if act in may or client.get(url_of(dossier)).status_code == 404:
                continue
            data = fields | {"revision": dossier.revision, "act_id": f"{hash((officer, act)) % 2**64:032x}"}
            answer = client.post(url_of(dossier, act.replace("_", "-")), data)
            assert answer.status_code in {403, 409, 422}, (officer, act)
    assert Dossier.objects.get(pk=dossier.pk).revision == dossier.revision
    assert Entry.objects.filter(subject=f"access:dossier:{dossier.pk}", kind="attempt.refused").exists()


def test_every_act_of_the_policies_has_its_page() -> None:
    assert set(ACTS) == set(Act) - {Act.SUBMIT}
    assert set(FORMS) == {act.value for act in ACTS}


def test_keys_on_a_page_are_never_the_same(desk: SignIn, stage: Stage) -> None:
    for story, acts in STORIES.items():
        dossier = stage.do(stage.receive(), *acts)
        for officer in OFFICERS:
            keys = [ACTS[Act(act)].key for act in stage.allowed(officer, dossier)]
            assert len(keys) == len(set(keys)), (story, officer, keys)


def test_stale_page_keeps_what_was_typed(desk: SignIn, stage: Stage) -> None:
    dossier = stage.do(stage.receive(), "hand_over", "assign")
    dung = desk(dossier.case_officer.code)
    page = dung.get(url_of(dossier, "examine"))
    data = {"revision": hidden(page, "revision"), "act_id": hidden(page, "act_id"), "finding": "Đã gõ dài"}
    do(dung, dossier, "add-note", text="Việc khác")
    answer = dung.post(url_of(dossier, "examine"), data)
    assert answer.status_code == 409
    text = words(answer)
    assert "vừa cập nhật hồ sơ này" in text
    assert "Đã gõ dài" in text
    assert hidden(answer, "revision") != data["revision"]
    again = data | {"revision": hidden(answer, "revision")}
    assert dung.post(url_of(dossier, "examine"), again).status_code == 302


def test_double_press_of_an_act_counts_once(desk: SignIn, stage: Stage) -> None:
    dossier = stage.do(stage.receive(), "hand_over", "assign")
    client = desk(dossier.case_officer.code)
    page = client.get(url_of(dossier, "add-note"))
    data = {"revision": hidden(page, "revision"), "act_id": hidden(page, "act_id"), "text": "Một lần"}
    for _ in range(2):
        assert client.post(url_of(dossier, "add-note"), data).status_code == 302
    assert dossier.notes.count() == 1


@pytest.mark.parametrize("forged", [{"revision": "x"}, {"revision": "99999999999999"}, {"act_id": "1"}, {}])
def test_forged_hidden_fields_are_answered(desk: SignIn, stage: Stage, forged: dict[str, str]) -> None:
    dossier = stage.do(stage.receive(), "hand_over", "assign")
    client = desk(dossier.case_officer.code)
    answer = client.post(url_of(dossier, "add-note"), {"text": "Giữ lại"} | forged)
    assert answer.status_code == 422
    assert "Trang này đã cũ" in words(answer)
    assert "Giữ lại" in words(answer)
    assert_sound(answer)


BAD: dict[str, tuple[str, dict[str, str], str]] = {
    "impossible date": ("propose-withdrawal", {"asked_on": "31/02/2026"}, "Không có ngày 31/02/2026"),
    "date that is no date": ("propose-apology", {"new_due": "mai"}, "Ghi ngày theo thứ tự"),
    "apology on a day off": ("propose-apology", {"new_due": "27/12/2026"}, "phải là ngày làm việc"),
    "money in letters": ("request-payment", {"amount": "một triệu"}, "Ghi số tiền bằng chữ số"),
    "no money": ("request-payment", {"amount": "0"}, "Số tiền phải"),
    "answer in the past": ("request-supplement", {"answer_by": "01/11/2026"}, "Hạn bổ sung phải sau"),
    "nothing demanded": ("request-supplement", {"demands": "- \n  "}, "Giấy tờ, nội dung cần bổ sung"),
    "no such ground": ("propose-stop", {"ground": "whim"}, "không có trong danh sách"),
    "too long": ("add-note", {"text": "x" * 3000}, "nhiều nhất là 2000"),
    "nul": ("add-note", {"text": "a\x00b"}, ""),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_values_are_told_and_kept(desk: SignIn, stage: Stage, case: str) -> None:
    slug, changes, sentence = BAD[case]
    dossier = stage.do(stage.receive(), "hand_over", "assign")
    client = desk(dossier.case_officer.code)
    answer = do(client, dossier, slug, **(FORMS[slug.replace("-", "_")] | changes))
    assert answer.status_code in {400, 409, 422}
    assert sentence in words(answer)
    assert Dossier.objects.get(pk=dossier.pk).revision == dossier.revision


def test_second_supplement_warns_and_needs_the_tick(desk: SignIn, stage: Stage) -> None:
    first = ("hand_over", "assign", "request_supplement", "approve_supplement", "complete_supplement")
    dossier = stage.do(stage.receive(), *first)
    client = desk(dossier.case_officer.code)
    page = client.get(url_of(dossier, "request-supplement"))
    assert "hồ sơ sẽ tính quá hạn" in words(page)
    answer = do(client, dossier, "request-supplement", **FORMS["request_supplement"])
    assert answer.status_code == 409
    assert "Thiếu" in words(answer)
    accepted = FORMS["request_supplement"] | {"second": "on"}
    assert do(client, dossier, "request-supplement", **accepted).status_code == 302


def test_hand_over_says_by_when(desk: SignIn, stage: Stage) -> None:
    page = desk("chi").get(url_of(stage.receive(), "hand-over"))
    assert "Phải chuyển trước" in words(page)
    assert "Đã quá giờ đó" in words(page)


def test_assigning_shows_load_and_absence(desk: SignIn, stage: Stage) -> None:
    dossier = stage.do(stage.receive(), "hand_over")
    text = words(desk("em").get(url_of(dossier, "assign")))
    assert "hồ sơ đang làm" in text


def test_foreign_and_unknown_dossiers_are_alike(desk: SignIn, stage: Stage) -> None:
    dossier = stage.do(stage.receive(), "hand_over", "assign")
    foreign, unknown = desk("mai").get(url_of(dossier)), desk("mai").get("/desk/dossiers/H12.03-261124-9999/")
    assert foreign.status_code == unknown.status_code == 404
    assert words(foreign).replace(dossier.number, "") == words(unknown).replace("H12.03-261124-9999", "")
    assert desk("mai").get(f"/desk/submissions/{dossier.pk}/").status_code == 404
    assert desk("mai").post(url_of(dossier, "add-note"), {"text": "x"}).status_code == 404
    assert desk("chi").get(url_of(dossier, "khong-co")).status_code == 404


def test_reading_is_recorded_before_it_is_shown(desk: SignIn, stage: Stage) -> None:
    dossier = stage.receive()
    page = desk("chi").get(url_of(dossier))
    subject = f"access:dossier:{dossier.pk}"
    assert Entry.objects.filter(subject=subject, kind="access.given").count() == 1
    assert "Xem hồ sơ" in words(page)


def test_slip_is_printed_for_those_who_may_see_it(desk: SignIn, stage: Stage) -> None:
    from motcua.paperwork.public import forms_of

    dossier = stage.receive()
    form = forms_of(dossier.subject).first()
    answer = desk("chi").get(f"/desk/forms/{form.pk}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("inline")
    assert answer.content.startswith(b"%PDF")
    assert desk("mai").get(f"/desk/forms/{form.pk}.pdf").status_code == 404
    assert desk("chi").get("/desk/forms/00000000-0000-0000-0000-000000000000.pdf").status_code == 404


def test_dossier_page_costs_the_same_however_long_its_story(
    desk: SignIn, stage: Stage, django_assert_max_num_queries: Any
) -> None:
    dossier = stage.do(stage.receive(), *STORIES["resolved"])
    client = desk("chi")
    client.get(url_of(dossier))
    for _ in range(6):
        stage.do(dossier, "add_note", minutes=1)
    with django_assert_max_num_queries(40):
        client.get(url_of(dossier))


def test_submitted_dossier_is_received_with_its_papers(desk: SignIn, stage: Stage) -> None:
    from motcua.dossiers.public import Channel, SubmitDossier, submit_dossier
    from motcua.kernel.actor import Actor
    from tests.lifecycle.cast import AN

    intake = stage.walker.intake(stage.version, AN)
    intake = type(intake)(**{**vars(intake), "channel": Channel.ONLINE})
    order = SubmitDossier(intake=intake, authority="H12.03")
    dossier = submit_dossier(order, actor=Actor.system("portal"), at=stage.later())
    client = desk("chi")
    page = client.get(url_of(dossier, "receive"))
    assert "Số hóa mới" in words(page)
    papers = {name: "on" for name in ("p1", "p2", "p3", "p4", "p5")}
    answer = do(client, dossier, "receive", **papers)
    assert answer.status_code == 302
    assert Dossier.objects.get(pk=dossier.pk).state_enum is State.RECEIVED
