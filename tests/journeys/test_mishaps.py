"""What goes wrong at a desk: the session ends, a button is pressed twice, a colleague is quicker, one goes back."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import expect

from motcua.dossiers.public import Dossier
from motcua.journal.public import entries_of
from tests.journeys.conftest import Enter, Time
from tests.journeys.office import fill_intake, receive
from tests.journeys.people import somebody
from tests.lifecycle.cast import Stage

pytestmark = pytest.mark.journey


def count(id_number: str) -> int:
    return Dossier.objects.filter(owner__id_number=id_number).count()


def test_a_session_that_ended_keeps_what_was_typed(enter: Enter) -> None:
    chi, an = enter("chi"), somebody("Trần Thị Bông")
    fill_intake(chi, an)
    chi.context.clear_cookies(name="sessionid")
    chi.press("Nhận, lập giấy hẹn")
    chi.sees("nội dung vẫn còn", an.name, an.phone)
    chi.refused(403)
    assert count(an.id_number) == 0
    with chi.page.expect_popup() as opened:
        chi.press("Đăng nhập ở thẻ mới")
    other = opened.value
    other.get_by_label("Tên đăng nhập").fill("chi")
    other.get_by_label("Mật khẩu").fill(settings.MOTCUA_DEMO_PASSWORD)
    other.get_by_label("Mật khẩu").press("Enter")
    other.wait_for_url("**/desk/")
    other.close()
    chi.press("Gửi lại")
    chi.page.wait_for_url("**/received/")
    chi.sees(an.name)
    assert count(an.id_number) == 1


def test_a_double_click_makes_one_dossier(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.main.get_by_role("button", name="Nhận, lập giấy hẹn").dblclick()
    chi.page.wait_for_url("**/received/")
    assert count(an.id_number) == 1


def test_back_and_again_makes_no_second_dossier(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    fill_intake(chi, an)
    chi.press("Nhận, lập giấy hẹn")
    chi.page.wait_for_url("**/received/")
    chi.page.go_back()
    # The next person at this machine must not find the last one's data: the page comes back empty.
    expect(chi.page.locator("#id_full_name")).to_have_value("")
    chi.press("Nhận, lập giấy hẹn")
    chi.sees("Còn chỗ cần sửa")
    chi.refused(422)
    assert count(an.id_number) == 1


def test_back_from_the_dossier_and_the_same_act_again_is_told(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    number = receive(chi, an)
    chi.open(f"/desk/dossiers/{number}/hand-over/")
    chi.press("Chuyển xử lý")
    chi.page.wait_for_url(f"**/dossiers/{number}/")
    chi.page.go_back()
    chi.sees("không thể chuyển xử lý")
    chi.refused(409)
    assert [entry.kind for entry in entries_of(Dossier.objects.get(number=number).subject)].count(
        "dossier.handed_over"
    ) == 1


def test_the_second_of_two_officers_is_told_who_was_quicker(enter: Enter, office_time: Time) -> None:
    chi, an = enter("chi"), somebody()
    number = receive(chi, an)
    scene = Stage(at=office_time.at)
    scene.do(Dossier.objects.get(number=number), "hand_over", "assign", "propose", "review", minutes=5)
    office_time.set(scene.at)
    giang, deputy = enter("giang"), enter("pho-giam-doc")
    for leader in (giang, deputy):
        leader.open(f"/desk/dossiers/{number}/approve/")
    giang.press("Ký duyệt")
    giang.page.wait_for_url(f"**/dossiers/{number}/")
    deputy.page.locator("[name=reason]").fill("Đồng ý, gửi sớm cho dân.")
    deputy.press("Ký duyệt")
    deputy.sees("Đoàn Trường Giang vừa cập nhật hồ sơ này lúc")
    deputy.refused(409)
    expect(deputy.page.locator("[name=reason]")).to_have_value("Đồng ý, gửi sớm cho dân.")
    deputy.press("Về hồ sơ")
    deputy.sees("Ký duyệt", "Cấp số, đóng dấu")


def test_an_old_tab_after_a_change_keeps_the_text_and_catches_up(enter: Enter) -> None:
    """A note written on a page from before: the first press tells of the change, the second writes it, once."""
    chi, an, thao = enter("chi"), somebody(), enter("thao")
    number = receive(chi, an)
    thao.open(f"/desk/dossiers/{number}/add-note/")
    chi.open(f"/desk/dossiers/{number}/add-note/")
    chi.page.locator("[name=text]").fill("Đã gọi bà An.")
    chi.press("Ghi chú")
    chi.page.wait_for_url(f"**/dossiers/{number}/")
    thao.page.locator("[name=text]").fill("Bà An đến chiều nay.")
    thao.press("Ghi chú")
    if thao.path.endswith("/add-note/"):
        thao.sees("Huỳnh Phương Chi vừa cập nhật")
        thao.refused(409)
        expect(thao.page.locator("[name=text]")).to_have_value("Bà An đến chiều nay.")
        thao.press("Ghi chú")
    thao.page.wait_for_url(f"**/dossiers/{number}/")
    thao.sees("Bà An đến chiều nay.")
    assert Dossier.objects.get(number=number).notes.count() == 2
