"""A cheap telephone: find a procedure, read it, follow a dossier; by finger and by keyboard; the QR of the slip."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from motcua.dossiers.public import Dossier
from motcua.paperwork.public import forms_of
from tests.journeys.conftest import Enter
from tests.journeys.look import sideways
from tests.journeys.office import EXTRACT, receive, track
from tests.journeys.people import somebody
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
# 320 by 256 is what 400 % leaves of a screen of 1280 by 1024.
SIZES = [(375, 700), (320, 600), (320, 256)]


@pytest.fixture(scope="module")
def shared() -> dict[str, str]:
    """Remember the dossier that the tests of this file follow."""
    return {}


def a_dossier(enter: Enter, shared: dict[str, str]) -> dict[str, str]:
    if not shared:
        an = somebody()
        shared |= {"number": receive(enter("chi"), an), "last4": an.last4, "name": an.name}
    return shared


def fits(visitor: Visitor, size: tuple[int, int]) -> None:
    assert sideways(visitor.page, size) == []


@pytest.mark.parametrize("size", SIZES)
def test_from_search_to_tracking_without_sideways_scroll(
    enter: Enter, shared: dict[str, str], size: tuple[int, int]
) -> None:
    known = a_dossier(enter, shared)
    an = enter(width=size[0], height=size[1], is_mobile=True, has_touch=True)
    an.open("/")
    fits(an, size)
    an.page.locator("#q").fill("trích lục hồ sơ thương binh")
    an.page.locator("#q").press("Enter")
    an.page.wait_for_url("**/thu-tuc/?q=**")
    fits(an, size)
    an.main.get_by_role("link", name="Trích lục, sao hồ sơ người có công").first.tap()
    an.page.wait_for_url(f"**/thu-tuc/{EXTRACT}/")
    an.sees("Đơn đề nghị trích lục")
    fits(an, size)
    track(an, known["number"], known["last4"])
    an.sees("16/11/2026", known["name"])
    fits(an, size)


def test_the_qr_of_the_slip_leads_to_the_second_fact(enter: Enter, shared: dict[str, str]) -> None:
    known = a_dossier(enter, shared)
    slip = forms_of(Dossier.objects.get(number=known["number"]).subject).get(form_code="mau_01")
    address = str(slip.data["printed"]["qr_payload"])
    assert address.endswith(f"/ho-so/{known['number']}/")
    an = enter(width=375, height=700)
    an.open("/" + address.split("/", 3)[3])
    an.sees("Vì sao hỏi 4 số cuối?")
    an.sees_not(known["name"])
    expect(an.page.locator("#id_number")).to_have_value(known["number"])
    an.page.locator("#id_fact").fill(known["last4"])
    an.press("Mở hồ sơ")
    an.page.wait_for_url(f"**/ho-so/{known['number']}/")
    an.sees(known["name"])
    an.press("Xem xong, đóng hồ sơ")
    an.open(f"/ho-so/{known['number']}/")
    an.sees_not(known["name"])


def test_first_page_is_light(enter: Enter) -> None:
    """Under 100 KB, fonts and all, as the server sends it."""
    an = enter(width=375, height=700)
    sizes: list[int] = []
    an.page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    an.open("/")
    an.page.wait_for_load_state("networkidle")
    # The bench's server does not compress; half is what gzip leaves of text at the very least.
    assert sum(sizes) < 200_000
