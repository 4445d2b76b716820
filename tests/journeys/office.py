"""What people do at the office, each step through the pages."""

from __future__ import annotations

import io
import re

from playwright.sync_api import expect
from pypdf import PdfReader

from motcua.dossiers.public import Dossier
from motcua.paperwork.public import forms_of
from tests.journeys.people import Person
from tests.journeys.visitor import Visitor

EXTRACT = "1.010828"


def words_of(pdf: bytes) -> str:
    """Return the text of a PDF on one line."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def fill_intake(chi: Visitor, person: Person, procedure: str = EXTRACT) -> None:
    """Open the receive screen with a procedure and type what the person says; nothing is sent yet."""
    chi.open(f"/desk/receive/?procedure={procedure}")
    for name in ("id_number", "full_name", "address", "phone"):
        value = person.name if name == "full_name" else getattr(person, name)
        chi.page.locator(f"#id_{name}").fill(value)
    chi.page.locator("#id_birth_date").fill(person.born)
    for tick in chi.page.locator("[data-mc-needed]").all():
        tick.check()


def receive(chi: Visitor, person: Person, procedure: str = EXTRACT) -> str:
    """Receive a dossier; return its number."""
    fill_intake(chi, person, procedure)
    chi.press("Nhận, lập giấy hẹn")
    chi.page.wait_for_url("**/received/")
    return chi.path.split("/")[3]


def acts_of(officer: Visitor, number: str) -> set[str]:
    """Open a dossier; return the acts that its page offers."""
    officer.open(f"/desk/dossiers/{number}/")
    return {
        str(button.evaluate("it => it.firstChild.textContent.trim()"))
        for button in officer.page.locator(".mc-acts a").all()
    }


def do(officer: Visitor, number: str, act: str, /, **fields: str) -> None:
    """Open a dossier, choose an act, fill its form by field names, send it, and be back at the dossier."""
    officer.open(f"/desk/dossiers/{number}/")
    officer.page.locator(".mc-acts").get_by_role("link", name=act).click()
    for name, value in fields.items():
        field = officer.main.locator(f"[name={name}]")
        if field.first.get_attribute("type") == "radio":
            officer.main.locator(f"[name={name}][value='{value}']").check()
        elif field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    officer.main.get_by_role("button", name=act, exact=True).click()
    officer.page.wait_for_url(f"**/dossiers/{number}/")
    expect(officer.page.locator(".mc-messages")).to_be_visible()


def track(citizen: Visitor, number: str, last4: str) -> None:
    """Open the public page of a dossier, giving the second fact where it is asked."""
    citizen.open(f"/ho-so/{number}/")
    fact = citizen.page.locator("#id_fact")
    if fact.count():
        fact.fill(last4)
        citizen.press("Mở hồ sơ")
        citizen.page.wait_for_url(f"**/ho-so/{number}/")
        expect(fact).to_have_count(0)


def form_text(officer: Visitor, number: str, code: str) -> str:
    """Return the words of the newest form of a kind, as the desk prints it."""
    dossier = Dossier.objects.get(number=number)
    issued = forms_of(dossier.subject).filter(form_code=code).last()
    assert issued is not None, f"no {code}"
    return words_of(officer.fetch(f"/desk/forms/{issued.pk}.pdf").body())
