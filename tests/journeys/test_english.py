"""The English switch: the same page, every word of ours in English, names left as they are."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Enter
from tests.journeys.office import receive, track
from tests.journeys.people import somebody

pytestmark = pytest.mark.journey
OURS = ("Một Cửa", "Tiếng Việt", "tỉnh Cà Mau", "Cà Mau", "mất việc", "liệt", "đồng")
TEXTUAL = {"CharField", "TextField"}
_cached: list[str] = []
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝĩũĨŨ]")
TEXTS = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (!at.closest("[lang=vi], script, style, option") && walker.currentNode.textContent.trim())
      found.push(walker.currentNode.textContent.trim().replace(/\\s+/g, " "));
  }
  for (const at of document.querySelectorAll("[placeholder], [aria-label], [title]"))
    for (const name of ["placeholder", "aria-label", "title"])
      if (at.getAttribute(name) && !at.closest("[lang=vi]")) found.push(at.getAttribute(name));
  return found;
}"""


# What stands in the rows of the site is shown as it stands in law and on paper; steps have translations.
DATA = {"catalogue": {"step", "routetemplate", "timelimit"}, "organisation": set(), "paperwork": set()}
LAW = re.compile(r"(Nghị định|Thông tư|Luật|Pháp lệnh|Quyết định)[^.;]*|[\d/]+[A-ZĐ-]+")


def _names() -> list[str]:
    found: set[str] = set()
    for label, without in DATA.items():
        for model in apps.get_app_config(label).get_models():
            if model._meta.model_name not in without:
                fields = [f.attname for f in model._meta.concrete_fields if f.get_internal_type() in TEXTUAL]
                for row in model._default_manager.values_list(*fields) if fields else ():
                    found.update(row)
    parts = {
        part.strip(" .,:").lower() for text in found if text for part in [text, *re.split("[\n;]", text)]
    }
    return sorted((part for part in parts if VIETNAMESE.search(part)), key=len, reverse=True)


def foreign(page: Page, *known: str) -> list[str]:
    """Return the texts with Vietnamese letters that are neither marked as Vietnamese nor data of the site."""
    global _cached
    _cached = _cached or _names()
    texts: list[str] = page.evaluate(TEXTS)
    left = []
    for text in dict.fromkeys(texts):
        if not VIETNAMESE.search(text):
            continue
        rest = LAW.sub("", text).lower()
        for name in sorted([*(each.lower() for each in known), *_cached], key=len, reverse=True):
            if name in rest:
                rest = rest.replace(name, "")
        if VIETNAMESE.search(rest):
            left.append(text)
    return left


@pytest.mark.parametrize(
    "path",
    ["/", "/thu-tuc/?q=li%E1%BB%87t", "/thu-tuc/1.010828/", "/thu-tuc/1.014199/", "/tra-cuu/", "/noi-tiep-nhan/",
     "/du-lieu-ca-nhan/", "/kha-nang-tiep-can/", "/tai-khoan/dang-nhap/"],
)  # fmt: skip
def test_the_portal_in_english(enter: Enter, path: str) -> None:
    an = enter()
    an.open(path)
    an.page.get_by_role("button", name="English").click()
    expect(an.page.locator("html")).to_have_attribute("lang", "en")
    assert an.path == path
    assert foreign(an.page, *OURS) == []


def test_a_followed_dossier_in_english(enter: Enter) -> None:
    chi, an, phone = enter("chi"), somebody(), enter()
    number = receive(chi, an)
    track(phone, number, an.last4)
    phone.page.get_by_role("button", name="English").click()
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    assert phone.path == f"/ho-so/{number}/"
    phone.sees("16/11/2026", "working days")
    assert foreign(phone.page, *OURS, an.name, an.address) == []


def test_the_desk_in_english(enter: Enter) -> None:
    chi, an = enter("chi"), somebody()
    number = receive(chi, an)
    chi.open("/desk/")
    chi.page.get_by_role("button", name="English").click()
    expect(chi.page.locator("html")).to_have_attribute("lang", "en")
    assert chi.path == "/desk/"
    left = []
    for path in ("/desk/", "/desk/receive/", f"/desk/dossiers/{number}/", f"/desk/dossiers/{number}/hand-over/",
                 "/desk/returns/", "/desk/search/?q=an", "/tai-khoan/hai-lop/"):  # fmt: skip
        chi.open(path)
        left += [f"{path}: {text}" for text in foreign(chi.page, *OURS, an.name, an.address)]
    assert not left, "\n".join(left)
