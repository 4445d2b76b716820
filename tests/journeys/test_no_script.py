"""Without JavaScript everything still works: the portal, the receive screen, an act."""

from __future__ import annotations

import pytest

from motcua.dossiers.public import Dossier
from tests.journeys.conftest import Enter
from tests.journeys.office import EXTRACT, do, form_text, track
from tests.journeys.people import somebody

pytestmark = pytest.mark.journey


def test_the_portal(enter: Enter) -> None:
    an = enter(java_script_enabled=False, width=375, height=700)
    an.open("/")
    an.page.locator("#q").fill("trich luc")
    an.page.locator("#q").press("Enter")
    an.page.wait_for_url("**/thu-tuc/?q=trich**")
    an.main.get_by_role("link", name="Trích lục").first.click()
    an.page.wait_for_url(f"**/thu-tuc/{EXTRACT}/")
    an.sees("Đơn đề nghị trích lục", "12 ngày")


def test_receiving_and_an_act(enter: Enter) -> None:
    chi, an, phone = enter("chi", java_script_enabled=False), somebody(), enter(java_script_enabled=False)
    chi.open("/desk/receive/")
    chi.page.locator("#tt").fill("trich luc")
    chi.page.locator("#tt").press("Enter")
    chi.main.get_by_role("link", name="Trích lục").first.click()
    chi.page.locator("#id_id_number").fill(an.card)
    chi.page.locator("#id_id_number").press("Enter")
    chi.sees("Đã đọc thẻ căn cước")
    assert chi.page.locator("#id_full_name").input_value() == an.name
    assert chi.page.locator("#id_birth_date").input_value() == an.born
    chi.page.locator("#id_phone").fill(an.phone)
    for tick in chi.page.locator("[data-mc-needed]").all():
        tick.check()
    chi.press("Nhận, lập giấy hẹn")
    chi.page.wait_for_url("**/received/")
    number = chi.path.split("/")[3]
    assert an.name in form_text(chi, number, "mau_01")
    do(chi, number, "Chuyển xử lý")
    assert Dossier.objects.get(number=number).unit is not None
    track(phone, number, an.phone[-4:])
    phone.sees("Phòng Người có công", "16/11/2026")


def test_a_double_press_makes_one_dossier(enter: Enter) -> None:
    """No script guards the button here: the name of the act does."""
    from tests.journeys.office import fill_intake

    chi, an = enter("chi", java_script_enabled=False), somebody()
    fill_intake(chi, an)
    chi.presses_twice = True
    chi.main.get_by_role("button", name="Nhận, lập giấy hẹn").dblclick()
    chi.page.wait_for_url("**/received/")
    assert Dossier.objects.filter(owner__id_number=an.id_number).count() == 1
