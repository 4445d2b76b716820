"""Wrong input through the browser: a clear sentence, everything typed still there, nothing written, never a 500."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from motcua.dossiers.public import Dossier
from tests.journeys.conftest import Enter, Time
from tests.journeys.office import do, fill_intake, receive
from tests.journeys.people import somebody

pytestmark = pytest.mark.journey


def test_guessing_the_second_fact_must_wait(enter: Enter) -> None:
    chi, an, thief = enter("chi"), somebody(), enter()
    number = receive(chi, an)
    for guess in range(10):
        thief.open(f"/ho-so/{number}/")
        thief.page.locator("#id_fact").fill(f"{9000 + guess}")
        thief.press("Mở hồ sơ")
        thief.sees("không đi cùng nhau")
        expect(thief.page.locator("#id_number")).to_have_value(number)
    thief.page.locator("#id_fact").fill(an.last4)
    thief.press("Mở hồ sơ")
    thief.sees("Thử lại được từ 8:45 ngày 02/11/2026")
    thief.refused(429)
    thief.sees_not(an.name)


WRONG = {
    "emoji in the name": ({"full_name": "Lê Văn 😀 An"}, "id_full_name", "Tên có ký hiệu"),
    "a day that is not": ({"birth_date": "31/02/2026"}, "id_birth_date", "31/02/2026"),
    "too few digits": ({"id_number": "12 34"}, "id_id_number", "chưa phải số giấy tờ"),
    "a telephone of letters": ({"phone": "không chín"}, "id_phone", "điện thoại"),
    "received in the future": ({"received_at": "02/11/2026 16:00"}, "id_received_at", "ở sau bây giờ"),
    "received on no day": ({"received_at": "31/02/2026 8:00"}, "id_received_at", "31/02/2026"),
    "ten thousand letters": ({"request": "rất dài " * 1200}, "id_request", "dài"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_fields_of_the_receive_screen(enter: Enter, case: str) -> None:
    fields, wrong, words = WRONG[case]
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.page.locator("details.mc-details").first.evaluate("it => it.open = true")
    for name, value in fields.items():
        chi.page.locator(f"#id_{name}").fill(value)
        expect(chi.page.locator("#nguoi-nop.htmx-request")).to_have_count(0)
    typed = {
        name: chi.page.locator(f"#id_{name}").input_value()
        for name in ("full_name", "id_number", "phone", "request")
    }
    chi.press("Nhận, lập giấy hẹn")
    expect(chi.page.locator(".govuk-error-summary")).to_contain_text(words)
    assert chi.refusals.keys() <= {413, 422}
    chi.refusals.clear()
    assert chi.page.locator(f".govuk-error-summary a[href='#{wrong}']").count() == 1
    for name, value in typed.items():
        expect(chi.page.locator(f"#id_{name}")).to_have_value(value)
    assert not Dossier.objects.filter(owner__phone=an.phone).exists()


def test_five_megabytes_are_refused_with_words(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.page.locator("#id_request").evaluate("(it) => { it.value = 'x'.repeat(5 * 1024 * 1024); }")
    chi.press("Nhận, lập giấy hẹn")
    chi.sees("Nội dung gửi lên quá lớn")
    chi.refused(413)
    chi.page.go_back()
    # The browser gives back what it may keep; fields about persons it must not (autocomplete="off").
    expect(chi.page.locator("#id_request")).to_have_value(re.compile("^x{1000}"))


def test_a_nul_is_refused_with_words(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.page.locator("#id_full_name").evaluate("(it) => { it.value = 'Lê Văn\\u0000An'; }")
    chi.press("Nhận, lập giấy hẹn")
    expect(chi.page.locator("body")).to_contain_text(re.compile("ký tự|không đọc được"))
    assert set(chi.refusals) <= {400, 422}
    chi.refusals.clear()
    assert not Dossier.objects.filter(owner__phone=an.phone).exists()


def test_odd_addresses(enter: Enter) -> None:
    an, chi = enter(), enter("chi")
    for path in ("/thu-tuc/?q=%00", "/thu-tuc/?q=" + "a" * 9000):
        an.open(path)
        an.sees("không đọc được")
    an.refused(400)
    an.open("/ho-so/H12.03-999999-9999/")
    an.sees("Hồ sơ của tôi tới đâu rồi?")
    an.open("/thu-tuc/?q=" + quote("<script>alert(1)</script>"))
    an.sees("<script>alert(1)</script>")
    for path in ("/desk/?box=%F0%9F%98%80&after=zz&sort=..", "/desk/search/?q=" + quote("'; drop table x; --"),
                 "/desk/receive/?procedure=" + quote("1.010828 "), "/desk/receive/?procedure=%F0%9F%98%80"):  # fmt: skip
        chi.open(path)
        chi.sees()


def test_wrong_fields_of_acts(enter: Enter, office_time: Time) -> None:
    chi, em, an = enter("chi"), enter("em"), somebody()
    number = receive(chi, an)
    do(chi, number, "Chuyển xử lý")
    office_time.pass_by()
    do(em, number, "Phân công thụ lý", officer="dung")
    dung = enter("dung")
    dung.open(f"/desk/dossiers/{number}/request-supplement/")
    dung.page.locator("[name=demands]").fill("Giấy ủy quyền 😀")
    dung.page.locator("[name=reason]").fill("Thiếu")
    for day in ("30/02/2027", "01/11/2026", "hôm qua"):
        dung.page.locator("[name=answer_by]").fill(day)
        dung.press("Đề nghị yêu cầu bổ sung")
        expect(dung.page.locator(".govuk-error-summary")).to_be_visible()
        expect(dung.page.locator("[name=answer_by]")).to_have_value(day)
        expect(dung.page.locator("[name=demands]")).to_have_value("Giấy ủy quyền 😀")
    dung.refused(422)
    assert Dossier.objects.get(number=number).proposals.count() == 0


def test_a_forged_form_changes_nothing(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    number = receive(chi, an)
    before = Dossier.objects.get(number=number).revision
    chi.open(f"/desk/dossiers/{number}/hand-over/")
    chi.page.locator("[name=revision]").evaluate("(it) => { it.value = 'ba'; }")
    chi.page.locator("[name=act_id]").evaluate("(it) => { it.value = '123'; }")
    chi.press("Chuyển xử lý")
    chi.sees("Trang này đã cũ hoặc bị sửa")
    chi.refused(422)
    assert Dossier.objects.get(number=number).revision == before
    chi.press("Chuyển xử lý")
    chi.page.wait_for_url(f"**/dossiers/{number}/")
