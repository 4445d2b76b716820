"""Every public page: axe finds nothing at 1280 and 375 px, and nothing is wider than 320 px."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.journeys.conftest import Enter, Time
from tests.journeys.look import check
from tests.journeys.office import track
from tests.lifecycle.cast import AN, Stage

pytestmark = pytest.mark.journey
OPEN = (
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=" + quote("thờ cúng"),
    "/thu-tuc/?q=" + quote("xin giấy đi mặt trăng"),
    "/thu-tuc/1.010828/",
    "/thu-tuc/1.010803/",
    "/thu-tuc/1.014199/",
    "/tra-cuu/",
    "/tra-cuu/?ma=H12.03-261102-0001",
    "/noi-tiep-nhan/",
    "/kha-nang-tiep-can/",
    "/du-lieu-ca-nhan/",
    "/components/",
    "/tai-khoan/dang-nhap/",
)
MISSING = ("/khong-co-trang-nay/", "/thu-tuc/9.999999/", "/ho-so/abc/")


def test_pages_open_to_all(enter: Enter) -> None:
    an, faults = enter(), []
    for path in OPEN:
        an.open(path)
        faults += check(an.page)
    assert not faults, "\n".join(faults)


def test_pages_of_faults(enter: Enter) -> None:
    an, faults = enter(), []
    for path in MISSING:
        an.open(path)
        faults += check(an.page)
    an.refused(404)
    an.open("/tra-cuu/")
    an.press("Mở hồ sơ")
    faults += check(an.page)
    an.open("/thu-tuc/")
    an.page.evaluate(
        "() => { const f = document.createElement('form'); f.method = 'post'; f.action = '/tra-cuu/';"
        " const i = document.createElement('input'); i.name = 'number'; i.value = 'H12'; f.append(i);"
        " document.body.append(f); f.submit(); }"
    )
    an.page.wait_for_load_state()
    an.sees("nội dung vẫn còn")
    an.refused(403)
    faults += check(an.page)
    assert not faults, "\n".join(faults)


STORIES = {
    "received": (),
    "working": ("hand_over", "assign"),
    "supplement": ("hand_over", "assign", "request_supplement", "approve_supplement"),
    "payment": ("hand_over", "assign", "request_payment"),
    "late": ("hand_over", "assign", "late"),
    "apologised": ("hand_over", "assign", "propose_apology", "apologise"),
    "withdrawn": ("propose_withdrawal", "approve_withdrawal"),
    "stopped": ("hand_over", "assign", "propose_stop", "approve_stop"),
    "resolved": ("hand_over", "assign", "propose", "review", "approve", "issue"),
    "returned": ("hand_over", "assign", "propose", "review", "approve", "issue", "return_result"),
}


def test_a_followed_dossier_in_every_state(enter: Enter, office_time: Time) -> None:
    an, faults = enter(), []
    for acts in STORIES.values():
        scene = Stage(at=office_time.at)
        dossier = scene.do(scene.receive(), *(act for act in acts if act != "late"), minutes=5)
        office_time.set(scene.at)
        office_time.morning_after(20 if "late" in acts else 0) if "late" in acts else office_time.pass_by(1)
        track(an, str(dossier.number), AN.id_number[-4:])
        for details in an.page.locator("details").all():
            details.evaluate("it => it.open = true")
        faults += check(an.page)
        office_time.set(scene.at)
    assert not faults, "\n".join(faults)
