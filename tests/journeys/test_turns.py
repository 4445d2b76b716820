"""The turns a dossier may take: a supplement, an apology, a withdrawal, a refusal, a stop, a correction."""

from __future__ import annotations

import re

import pytest

from motcua.dossiers.public import Dossier, State
from tests.journeys.conftest import Enter, Time
from tests.journeys.office import do, fill_intake, form_text, receive, track, words_of
from tests.journeys.people import Person, somebody
from tests.journeys.visitor import Visitor
from tests.lifecycle.cast import Stage

pytestmark = pytest.mark.journey


def given(time: Time, chi: Visitor, an: Person, *acts: str) -> str:
    """Receive through the page, then let some acts happen as if colleagues had done them; return the number."""
    number = receive(chi, an)
    scene = Stage(at=time.at)
    scene.do(Dossier.objects.get(number=number), *acts, minutes=5)
    time.set(scene.at)
    time.pass_by(5)
    return number


def case_officer(enter: Enter, number: str) -> Visitor:
    officer = Dossier.objects.get(number=number).case_officer
    assert officer is not None
    return enter(officer.code)


def state(number: str) -> State:
    return State(Dossier.objects.get(number=number).state)


def test_a_supplement_pauses_the_clock_and_moves_the_date(enter: Enter, office_time: Time) -> None:
    chi, em, an, phone = enter("chi"), enter("em"), somebody(), enter(width=375, height=700)
    number = given(office_time, chi, an, "hand_over", "assign")
    officer = case_officer(enter, number)
    do(officer, number, "Đề nghị yêu cầu bổ sung", demands="- Bản sao giấy khai sinh\n- Giấy ủy quyền",
       reason="Đơn chưa kèm giấy chứng minh quan hệ.", answer_by="20/11/2026")  # fmt: skip
    office_time.pass_by()
    do(em, number, "Duyệt yêu cầu bổ sung")
    asked = form_text(chi, number, "mau_02")
    for part in (an.name, number, "Bản sao giấy khai sinh", "Giấy ủy quyền", "giấy chứng minh quan hệ"):
        assert part in asked
    track(phone, number, an.last4)
    phone.sees("Bạn cần bổ sung giấy tờ trước hết ngày 20/11/2026", "Bản sao giấy khai sinh", "Giấy ủy quyền")
    phone.sees("thời hạn tạm dừng", "Bộ phận Tiếp nhận và Trả kết quả")

    office_time.morning_after(3)
    do(chi, number, "Nhận giấy tờ bổ sung")
    due = Dossier.objects.get(number=number).due_at
    assert due is not None
    track(phone, number, an.last4)
    phone.sees(f"{due:%d/%m/%Y}", "Vì sao là ngày này?")
    assert f"{due:%d/%m/%Y}" != "16/11/2026"
    phone.page.get_by_text("Xem từng ngày được tính").click()
    phone.sees("bổ sung")
    assert re.search("tạm dừng|chờ bổ sung|không tính", phone.main.inner_text())
    officer.page.reload()
    officer.sees(f"{due:%d/%m/%Y}")


def test_a_second_supplement_is_warned_of_and_goes_to_the_leader(enter: Enter, office_time: Time) -> None:
    chi, an = enter("chi"), somebody()
    number = given(office_time, chi, an, "hand_over", "assign", "request_supplement", "approve_supplement",
                   "complete_supplement")  # fmt: skip
    officer = case_officer(enter, number)
    officer.open(f"/desk/dossiers/{number}/request-supplement/")
    officer.sees("đã được yêu cầu bổ sung một lần", "lãnh đạo")
    officer.page.locator("[name=demands]").fill("Giấy ủy quyền")
    officer.page.locator("[name=reason]").fill("Lần trước sót một giấy.")
    officer.press("Đề nghị yêu cầu bổ sung")
    officer.sees("Yêu cầu lần hai phải do lãnh đạo duyệt")
    officer.refused(409)
    assert officer.page.locator("[name=demands]").input_value() == "Giấy ủy quyền"
    officer.page.locator("[name=second]").check()
    officer.press("Đề nghị yêu cầu bổ sung")
    officer.page.wait_for_url(f"**/dossiers/{number}/")
    giang = enter("giang")
    office_time.pass_by()
    do(giang, number, "Duyệt yêu cầu bổ sung", reason="Lần trước hướng dẫn sót.")
    assert state(number) is State.AWAITING_SUPPLEMENT


def test_a_late_dossier_gets_an_apology_and_one_new_date(enter: Enter, office_time: Time) -> None:
    chi, an, phone = enter("chi"), somebody(), enter(width=375, height=700)
    number = given(office_time, chi, an, "hand_over", "assign")
    office_time.morning_after(15)
    officer = case_officer(enter, number)
    track(phone, number, an.last4)
    phone.sees("Đã quá ngày hẹn", "trễ")
    # The 24th is the Day of Vietnamese Culture, a day off.
    do(officer, number, "Soạn thư xin lỗi, hẹn lại", new_due="25/11/2026", reason="Phải tìm thêm ở kho cũ.")
    office_time.pass_by()
    giang = enter("giang")
    do(giang, number, "Ký thư xin lỗi, hẹn lại")
    letter = form_text(officer, number, "mau_04")
    for part in (an.name, number, "kho cũ", "25 tháng 11 năm 2026"):
        assert part in letter
    track(phone, number, an.last4)
    phone.sees("Chúng tôi xin lỗi", "Ngày hẹn cũ 16/11/2026, ngày hẹn mới 25/11/2026", "Hẹn trả mới")
    officer.open(f"/desk/dossiers/{number}/propose-apology/")
    if officer.page.locator("[name=new_due]").count():
        officer.page.locator("[name=new_due]").fill("30/11/2026")
        officer.page.locator("[name=reason]").fill("Chưa tìm thấy.")
        officer.press("Soạn thư xin lỗi, hẹn lại")
    officer.sees("Không được hẹn lại lần nữa")
    officer.refused(409)


def test_a_withdrawal_is_put_to_the_leader(enter: Enter, office_time: Time) -> None:
    chi, giang, an, phone = enter("chi"), enter("giang"), somebody(), enter()
    number = given(office_time, chi, an)
    do(chi, number, "Đề nghị cho rút hồ sơ", reason="Bà An đã tìm được bản gốc.")
    office_time.pass_by()
    do(giang, number, "Duyệt cho rút hồ sơ")
    assert state(number) is State.WITHDRAWN
    track(phone, number, an.last4)
    phone.sees("Hồ sơ đã được rút theo yêu cầu của bạn", "đã rút hồ sơ")


def test_the_counter_refuses_with_reasons_on_paper(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.page.keyboard.press("F7")
    chi.page.wait_for_function("document.querySelector('h1').textContent.includes('Từ chối')")
    assert chi.page.locator("#id_full_name").input_value() == an.name
    chi.press("Từ chối, lập phiếu")
    chi.refused(422)
    assert chi.page.locator("#id_full_name").input_value() == an.name
    chi.page.locator("[name=reason]").fill("Nơi lưu hồ sơ gốc là tỉnh khác.")
    chi.press("Từ chối, lập phiếu")
    chi.page.wait_for_url("**/desk/submissions/**")
    chi.sees("Không được tiếp nhận", an.name)
    slip = chi.main.get_by_role("link", name=re.compile("Từ chối|Mẫu 03|từ chối")).first.get_attribute("href")
    text = words_of(chi.fetch(slip or "").body())
    for part in (an.name, "Nơi lưu hồ sơ gốc là tỉnh khác"):
        assert part in text


def test_papers_are_missing_and_the_counter_asks_once(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.page.locator("[data-mc-needed]").first.uncheck()
    chi.press("Nhận, lập giấy hẹn")
    chi.sees("Còn thiếu")
    chi.refused(422)
    chi.page.keyboard.press("F6")
    chi.page.wait_for_function("document.querySelector('h1').textContent.includes('bổ sung')")
    assert "Đơn đề nghị" in chi.page.locator("[name=demands]").input_value()
    chi.page.locator("[name=reason]").fill("Chưa có đơn.")
    chi.press("Lập phiếu yêu cầu bổ sung")
    chi.page.wait_for_url("**/desk/submissions/**")
    chi.sees("Đã yêu cầu bổ sung", "Yêu cầu bổ sung giấy tờ")
    do_submission(chi, "Nhận giấy tờ bổ sung")
    chi.main.locator(".mc-acts").get_by_role("link", name="Tiếp nhận").first.click()
    for tick in chi.page.locator("[data-mc-needed]").all():
        tick.check()
    chi.press("Tiếp nhận")
    chi.page.wait_for_url("**/received/")
    chi.sees("Đã nhận H12.03-")


def do_submission(chi: Visitor, act: str) -> None:
    """Do an act on the dossier on the screen, which has no number yet."""
    here = chi.page.url
    chi.main.locator(".mc-acts").get_by_role("link", name=act).click()
    chi.main.get_by_role("button", name=act, exact=True).click()
    chi.page.wait_for_url(here)


def test_a_stop_is_decided_by_the_leader(enter: Enter, office_time: Time) -> None:
    chi, giang, an, phone = enter("chi"), enter("giang"), somebody(), enter()
    number = given(office_time, chi, an, "hand_over", "assign")
    officer = case_officer(enter, number)
    do(officer, number, "Đề nghị dừng giải quyết", ground="order", reason="Theo văn bản tạm dừng của tỉnh.")
    office_time.pass_by()
    do(giang, number, "Duyệt dừng giải quyết")
    assert state(number) is State.STOPPED
    track(phone, number, an.last4)
    phone.sees("Cơ quan đã dừng giải quyết hồ sơ", "Theo văn bản tạm dừng của tỉnh")


def test_a_wrong_result_is_taken_back_by_the_administrator(enter: Enter, office_time: Time) -> None:
    chi, an, phone = enter("chi"), somebody(), enter()
    number = given(office_time, chi, an, "hand_over", "assign", "propose", "review", "approve", "issue")
    assert state(number) is State.RESOLVED
    lan = enter("lan")
    do(lan, number, "Đính chính kết quả", reason="Sai năm sinh.")
    assert state(number) is State.PROCESSING
    track(phone, number, an.last4)
    phone.sees("Thu lại kết quả để đính chính", "Đang làm")
    case_officer(enter, number).open(f"/desk/dossiers/{number}/")
