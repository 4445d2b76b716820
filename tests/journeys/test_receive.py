"""Chi receives at the counter with the keyboard alone; the slip comes out right."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from motcua.dossiers.public import Dossier
from tests.journeys.conftest import Enter
from tests.journeys.office import words_of
from tests.journeys.people import Person, somebody
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


class Keys:
    """The keyboard of a counter, counting presses; a scan counts as none, the scanner presses."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page
        self.presses = 0

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.presses += 1

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.presses += len(text)

    def scan(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")


def receive_by_keyboard(chi: Visitor, person: Person, search: str, papers: str) -> Keys:
    keys = Keys(chi)
    chi.open("/desk/")
    keys.press("F2")
    expect(chi.page.locator("#tt")).to_be_focused()
    keys.type(search)
    expect(chi.page.locator("#ds [data-code]").first).to_be_visible()
    keys.press("Enter")
    expect(chi.page.locator("#id_id_number")).to_be_focused()
    keys.scan(person.card)
    expect(chi.page.locator("#id_full_name")).to_have_value(person.name)
    expect(chi.page.locator("#id_phone")).to_be_focused()
    keys.type(person.phone)
    keys.press("Enter")
    expect(chi.page.locator("[data-mc-paper]").first).to_be_focused()
    for key in papers:
        keys.press(key)
        expect(chi.page.locator(f'[data-mc-paper="{key}"]')).to_be_checked()
    keys.press("Enter")
    chi.page.wait_for_url("**/received/")
    return keys


def test_a_dossier_is_received_with_the_keyboard_alone(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    keys = receive_by_keyboard(chi, an, "trich luc", "1")
    chi.page.screenshot(path="/tmp/jour_received.png", full_page=True)
    assert keys.presses <= 25, "under a minute, for 60 people before lunch"
    expect(chi.page.get_by_role("link", name="In giấy hẹn")).to_be_focused()
    dossier = Dossier.objects.get(owner__id_number=an.id_number)
    assert dossier.number is not None
    chi.sees(f"Đã nhận {dossier.number}", an.name, "16/11/2026")
    slip = chi.page.get_by_role("link", name="In giấy hẹn").get_attribute("href")
    assert slip is not None
    text = words_of(chi.fetch(slip).body())
    for part in (an.name, dossier.number, an.phone, "16 tháng 11 năm 2026"):
        assert part in text


def test_what_is_typed_while_the_number_is_looked_up_stays(enter: Enter) -> None:
    """The answer about an identity number comes while the officer is three fields further."""
    chi, an = enter("chi"), somebody()
    chi.open("/desk/receive/?procedure=1.010828")
    held: list[Route] = []
    chi.page.route("**/desk/receive/person/", lambda route: held.append(route))
    chi.page.locator("#id_id_number").focus()
    for text in (an.id_number, an.name, an.born):
        chi.page.keyboard.type(text)
        chi.page.keyboard.press("Enter")
    chi.page.keyboard.type("Ấp")
    with chi.page.expect_response("**/desk/receive/person/"):
        held[0].continue_()
    expect(chi.page.locator("#nguoi-nop.htmx-request, #nguoi-nop.htmx-settling")).to_have_count(0)
    expect(chi.page.locator("#id_address")).to_be_focused()
    chi.page.keyboard.type(" 3")
    expect(chi.page.locator("#id_full_name")).to_have_value(an.name)
    expect(chi.page.locator("#id_birth_date")).to_have_value(an.born)
    expect(chi.page.locator("#id_address")).to_have_value("Ấp 3")


def test_arrows_choose_and_a_card_scanned_in_the_wrong_field_is_understood(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    chi.open("/desk/receive/")
    keys, options = Keys(chi), chi.page.locator("#ds [data-code]")
    keys.scan(an.card)
    expect(chi.page.locator("#id_full_name")).to_have_value(an.name)
    expect(chi.page.locator("#tt")).to_have_value("")
    expect(chi.page.locator("#tt")).to_be_focused()
    keys.type("nguoi co cong")
    expect(options.nth(2)).to_be_visible()
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    keys.press("ArrowDown", "ArrowDown", "ArrowUp")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    code = options.nth(1).get_attribute("data-code")
    expect(chi.page.locator("#tt")).to_have_attribute("aria-activedescendant", "ds-2")
    keys.press("Enter")
    expect(chi.page.locator("[name=procedure]")).to_have_value(str(code))
    expect(chi.page.locator("#id_phone")).to_be_focused()
    chi.page.locator("#tt").focus()
    keys.type("trich luc")
    expect(options.first).to_be_visible()
    keys.press("Escape")
    expect(chi.page.locator("#ds")).to_be_hidden()
