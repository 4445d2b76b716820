"""Every page of the desk: axe finds nothing at 1280 and 375 px, and nothing is wider than 320 px."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import pytest

from motcua.dossiers import public as d
from tests.journeys.conftest import Enter, Time
from tests.journeys.look import check
from tests.journeys.visitor import Visitor
from tests.lifecycle.cast import AN, Stage

pytestmark = pytest.mark.journey
LISTS = (
    "/desk/", "/desk/?due=late", "/desk/?box=nothing-such", "/desk/returns/", "/desk/search/",
    "/desk/search/?q=" + quote("Lê Văn"), "/desk/search/?q=" + quote("không có ai"),
    "/desk/receive/", "/desk/receive/?q=" + quote("giay phep"), "/desk/receive/?procedure=1.014199",
    "/desk/receive/?procedure=1.010828", "/desk/receive/?procedure=9.999999",
)  # fmt: skip


def all_faults(officer: Visitor, paths: Iterable[str]) -> list[str]:
    """Look at pages as they open, and at forms also as they come back with errors."""
    faults: list[str] = []
    for path in paths:
        officer.open(path)
        for details in officer.page.locator("details").all():
            details.evaluate("it => it.open = true")
        faults += check(officer.page)
    return faults


def given(time: Time, *acts: str) -> str:
    scene = Stage(at=time.at)
    dossier = scene.do(scene.receive(), *acts, minutes=5)
    time.set(scene.at)
    time.pass_by(1)
    return str(dossier.number)


def test_lists_and_the_receive_screen(enter: Enter, office_time: Time) -> None:
    given(office_time)
    given(office_time, "hand_over", "assign", "propose", "review", "approve", "issue")
    chi = enter("chi")
    faults = all_faults(chi, LISTS)
    chi.open("/desk/receive/?procedure=1.014199")
    for button in ("Nhận, lập giấy hẹn", "Thiếu giấy tờ", "Lập phiếu yêu cầu bổ sung"):
        chi.press(button)
        chi.page.wait_for_load_state()
        faults += check(chi.page)
    chi.refused(422)
    chi.open("/desk/receive/?procedure=1.010828")
    chi.page.locator("#tt").press_sequentially("tro cap")
    chi.page.locator("#ds [data-code]").first.wait_for()
    chi.page.locator("#id_for_other").check()
    faults += check(chi.page)
    assert not faults, "\n".join(faults)


# What an officer may do, and the acts that bring a dossier there.
FORMS = {
    "hand-over": ("chi", ()),
    "propose-withdrawal": ("chi", ()),
    "propose-apology": ("chi", ()),
    "add-note": ("chi", ()),
    "received": ("chi", ()),
    "assign": ("em", ("hand_over",)),
    "review": ("em", ("hand_over", "assign", "propose")),
    "send-back": ("em", ("hand_over", "assign", "propose")),
    "approve-supplement": ("em", ("hand_over", "assign", "request_supplement")),
    "decline-proposal": ("em", ("hand_over", "assign", "request_supplement")),
    "approve": ("giang", ("hand_over", "assign", "propose", "review")),
    "apologise": ("giang", ("hand_over", "assign", "propose_apology")),
    "approve-stop": ("giang", ("hand_over", "assign", "propose_stop")),
    "approve-withdrawal": ("giang", ("propose_withdrawal",)),
    "issue": ("van-thu", ("hand_over", "assign", "propose", "review", "approve")),
    "complete-supplement": ("chi", ("hand_over", "assign", "request_supplement", "approve_supplement")),
    "confirm-payment": ("chi", ("hand_over", "assign", "request_payment")),
    "return-result": ("chi", ("hand_over", "assign", "propose", "review", "approve", "issue")),
    "correct-result": ("lan", ("hand_over", "assign", "propose", "review", "approve", "issue")),
}


@pytest.mark.parametrize("who", ["chi", "em", "giang", "van-thu", "lan"])
def test_dossiers_and_the_forms_of_acts(enter: Enter, office_time: Time, who: str) -> None:
    officer = enter(who)
    faults: list[str] = []
    seen: set[tuple[str, ...]] = set()
    for slug, (whose, acts) in FORMS.items():
        if whose != who:
            continue
        number = given(office_time, *acts)
        page = f"/desk/dossiers/{number}/"
        faults += all_faults(officer, [f"{page}{slug}/", *([page] if acts not in seen else [])])
        seen.add(acts)
    assert not faults, "\n".join(faults)


def test_the_forms_of_the_case_officer(enter: Enter, office_time: Time) -> None:
    number = given(office_time, "hand_over", "assign")
    officer = d.Dossier.objects.get(number=number).case_officer
    assert officer is not None
    dung = enter(officer.code)
    page = f"/desk/dossiers/{number}/"
    slugs = ("examine", "propose", "request-supplement", "request-payment", "propose-stop")
    faults = all_faults(dung, [page, *(f"{page}{slug}/" for slug in slugs)])
    for slug in ("propose", "request-supplement", "propose-stop"):
        dung.open(f"{page}{slug}/")
        dung.main.locator("form button").last.click()
        dung.page.locator(".govuk-error-summary").wait_for()
        faults += check(dung.page)
    dung.refused(422)
    number = given(
        office_time, "hand_over", "assign", "request_supplement", "approve_supplement", "complete_supplement"
    )
    other = d.Dossier.objects.get(number=number).case_officer
    assert other is not None
    faults += all_faults(enter(other.code), [f"/desk/dossiers/{number}/request-supplement/"])
    assert not faults, "\n".join(faults)


def test_what_came_online_and_refusals_without_a_form(enter: Enter, office_time: Time) -> None:
    scene = Stage(at=office_time.at)
    intake = scene.walker.intake(scene.version, AN, d.Channel.ONLINE)
    order = d.SubmitDossier(intake=intake, authority="H12.03")
    dossier = d.submit_dossier(order, actor=scene.who("chi"), at=scene.at)
    office_time.pass_by()
    chi = enter("chi")
    page = f"/desk/submissions/{dossier.pk}/"
    slugs = ("receive", "refuse-intake", "ask-at-intake", "request-payment")
    faults = all_faults(chi, [page, *(f"{page}{slug}/" for slug in slugs)])
    number = given(office_time)
    faults += all_faults(chi, [f"/desk/dossiers/{number}/approve/"])
    chi.refused(409)
    faults += all_faults(chi, ["/desk/dossiers/H12.03-200101-0001/", "/desk/khong-co/"])
    chi.refused(404)
    assert not faults, "\n".join(faults)
