"""Finding procedures: plain words, filters, pages, what has ended."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from motcua.catalogue.public import Procedure, ProcedureVersion
from motcua.web.portal.life_events import ICONS, _data
from motcua.web.portal.tests.bench import assert_good_page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_nine")]


def codes(page: object) -> list[str]:
    return re.findall(r'href="/thu-tuc/(\d[\d.]+)/"', page.content.decode())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("thờ cúng liệt sĩ", "1.010803"),
        ("tho cung", "1.010803"),
        ("THO CUNG LIET SI", "1.010803"),
        ("tro cap that nghiep", "1.014748"),
        ("mat viec", "1.014748"),
        ("trợ cấp thất nghiêp", "1.014748"),
        ("mai tang phi cuu chien binh", "2.002307"),
        ("giay phep lao dong", "1.014199"),
        ("1.010803", "1.010803"),
        ("1010803", "1.010803"),
    ],
)
def test_plain_words_find_the_procedure(client: Client, typed: str, code: str) -> None:
    page = client.get("/thu-tuc/", {"q": typed})
    assert code in codes(page)[:5], words(page)


def test_list_has_all_in_pages_and_the_count_is_the_count(client: Client) -> None:
    home = words(client.get("/"))
    total = int(re.search(r"Xem tất cả (\d+) thủ tục", home)[1])  # type: ignore[index]
    url, seen = "/thu-tuc/", []
    while url:
        page = client.get(url)
        assert_good_page(page)
        seen += codes(page)
        following = re.search(r'href="(\?[^"]+)" rel="next"', page.content.decode())
        url = f"/thu-tuc/{following[1].replace('&amp;', '&')}" if following else ""
    assert len(seen) == len(set(seen)) == total
    assert "1.001978" not in seen  # ended on 31/12/2025, replaced by 1.014748


def test_filters_stand_in_the_address(client: Client) -> None:
    page = client.get("/thu-tuc/", {"linh-vuc": "VL", "cap": "centre"})
    assert "1.014748" in codes(page)
    assert "1.010803" not in codes(page)
    assert re.search(r'<option value="VL" selected', page.content.decode())


def test_each_life_event_leads_to_procedures_that_are_in_the_catalogue(client: Client) -> None:
    home = client.get("/").content.decode()
    slugs = re.findall(r'href="/thu-tuc/\?viec=([a-z-]+)"', home)
    assert len(slugs) == 8
    for slug in slugs:
        page = client.get("/thu-tuc/", {"viec": slug})
        assert_good_page(page)
        assert codes(page)


def test_every_code_of_the_site_file_is_a_real_procedure() -> None:
    rows = _data()["event"]
    named = {code for row in rows for code in row["procedures"]} | {
        row["procedure"] for row in _data()["search"]
    }
    assert named == set(Procedure.objects.filter(code__in=named).values_list("code", flat=True))
    assert {row["icon"] for row in rows} <= set(ICONS)
    assert all(row["en"]["title"] and row["en"]["text"] for row in rows)


def test_nothing_found_says_how_to_go_on(client: Client) -> None:
    page = client.get("/thu-tuc/", {"q": "zzzzqqqq"})
    assert page.status_code == 200
    assert "Thử ít từ hơn" in words(page)
    page = client.get("/thu-tuc/", {"q": "zzzzqqqq", "linh-vuc": "VL"})
    assert "Tìm “zzzzqqqq” trong mọi thủ tục" in words(page)


def test_a_list_without_a_catalogue_is_a_page(client: Client) -> None:
    ProcedureVersion.objects.filter(status="draft").delete()
    assert client.get("/thu-tuc/", {"viec": "khong-co", "sau": "🙂"}).status_code == 200


@pytest.mark.parametrize("typed", ["🙂", "a" * 5000, "%", "'; DROP TABLE x; --", "<b>x</b>", "\u202e"])
def test_anything_typed_is_answered(client: Client, typed: str) -> None:
    page = client.get("/thu-tuc/", {"q": typed, "sau": typed[:100], "linh-vuc": typed[:50]})
    assert page.status_code == 200
    assert_good_page(page)
    assert "<b>x</b>" not in page.content.decode()


def test_nul_is_400_and_an_endless_address_too(client: Client) -> None:
    assert client.get("/thu-tuc/?q=a%00b").status_code == 400
    assert client.get("/thu-tuc/?q=" + "a" * 9000).status_code == 400
    assert client.get("/thu-tuc/1.0%0010803/").status_code == 400
