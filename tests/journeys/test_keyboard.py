"""Tab through the pages: the skip link first, every stop visible, in reading order, and a way out at the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Enter
from tests.journeys.office import receive
from tests.journeys.people import somebody

pytestmark = pytest.mark.journey
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const box = at.getBoundingClientRect(), style = getComputedStyle(at);
  // The round and square marks of GOV.UK are drawn on the label.
  const mark = /govuk-(radios|checkboxes)__input/.test(at.className) && getComputedStyle(at.nextElementSibling, "::before");
  const shows = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none"
    || mark && mark.boxShadow !== "none";
  at.dataset.stop = at.dataset.stop || String(++window.stops || (window.stops = 1));
  return {stop: at.dataset.stop, what: at.outerHTML.slice(0, 100), shows,
          seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
          place: [...document.querySelectorAll("*")].indexOf(at)};
}"""


def walk(page: Page, most: int = 150) -> list[str]:
    """Press Tab from the top of the page to its end; return what is wrong on the way."""
    page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0); window.stops = 0; }")
    wrong, seen, place = [], [], 0
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["stop"] in seen:
            break
        seen.append(stop["stop"])
        if stop["place"] < place:
            wrong.append(f"out of order: {stop['what']}")
        place = stop["place"]
        if not stop["shows"]:
            wrong.append(f"no visible focus: {stop['what']}")
        if not stop["seen"]:
            wrong.append(f"focus off the screen: {stop['what']}")
    else:
        wrong.append(f"no end after {most} stops")
    if len(seen) < 3:
        wrong.append(f"only {len(seen)} stops")
    return wrong


def test_skip_link_is_first_and_leads_to_the_content(enter: Enter) -> None:
    an = enter()
    an.open("/")
    an.page.keyboard.press("Tab")
    skip = an.page.get_by_role("link", name="Đến nội dung chính")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    an.page.keyboard.press("Enter")
    expect(an.page.locator("#noi-dung")).to_be_focused()
    an.page.keyboard.press("Tab")
    expect(an.page.locator("#q")).to_be_focused()


@pytest.mark.parametrize(
    "path", ["/", "/thu-tuc/", "/thu-tuc/1.010828/", "/tra-cuu/", "/tai-khoan/dang-nhap/"]
)
def test_tab_through_the_portal(enter: Enter, path: str) -> None:
    an = enter()
    an.open(path)
    assert walk(an.page) == []


def test_tab_through_the_desk(enter: Enter) -> None:
    chi = enter("chi")
    number = receive(chi, somebody())
    wrong = []
    for path in (
        "/desk/",
        "/desk/receive/?procedure=1.010828",
        f"/desk/dossiers/{number}/",
        f"/desk/dossiers/{number}/propose-withdrawal/",
    ):
        chi.open(path)
        wrong += [f"{path}: {each}" for each in walk(chi.page)]
    assert not wrong, "\n".join(wrong)


def test_an_error_takes_the_focus_and_leads_to_its_field(enter: Enter) -> None:
    chi = enter("chi")
    chi.open("/desk/receive/?procedure=1.010828")
    chi.press("Nhận, lập giấy hẹn")
    expect(chi.page.locator(".govuk-error-summary")).to_be_focused()
    chi.page.keyboard.press("Tab")
    chi.page.keyboard.press("Enter")
    expect(chi.page.locator("#id_full_name")).to_be_focused()
    chi.refused(422)


def test_keys_of_the_dossier_page(enter: Enter) -> None:
    chi = enter("chi")
    number = receive(chi, somebody())
    chi.open("/desk/")
    chi.page.keyboard.press("j")
    chi.page.keyboard.press("Enter")
    chi.page.wait_for_url("**/desk/dossiers/**")
    chi.open(f"/desk/dossiers/{number}/")
    chi.page.keyboard.press("c")
    chi.page.wait_for_url("**/hand-over/")
    chi.page.keyboard.press("/")
    expect(chi.page.locator("#tim")).to_be_focused()
    chi.page.keyboard.type(number)
    chi.page.keyboard.press("Enter")
    chi.page.wait_for_url(lambda url: number in url)
    chi.sees(number)
