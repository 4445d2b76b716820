"""All public pages: valid, light, quick, kept briefly, whole in English; and the figures of the first page."""

from __future__ import annotations

import gzip
import re
import time
from datetime import date
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers.public import on_time_between
from motcua.kernel import clock
from motcua.web.portal.tests.bench import assert_good_page, forget_figures, words
from tests.lifecycle.cast import Stage

pytestmark = pytest.mark.django_db
PUBLIC = (
    "/",
    "/thu-tuc/",
    "/thu-tuc/?q=tho+cung",
    "/thu-tuc/1.010821/",
    "/noi-tiep-nhan/",
    "/kha-nang-tiep-can/",
    "/du-lieu-ca-nhan/",
)
FINISHED = ("hand_over", "assign", "examine", "propose", "review", "approve", "issue")
VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", re.I)


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize("url", [*PUBLIC, "/tra-cuu/"])
def test_each_page_is_valid_answers_head_and_wears_the_frame(client: Client, url: str) -> None:
    page = client.get(url)
    assert page.status_code == 200
    assert_good_page(page)
    head = client.head(url)
    assert (head.status_code, head.content) == (200, b"")
    text = words(page)
    assert "Giờ tiếp dân: thứ Hai đến thứ Sáu, 7:00–11:00 và 13:00–17:00." in text
    assert "1800 1096" in text


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize("url", PUBLIC)
def test_public_pages_may_be_kept_for_a_minute_by_language(client: Client, url: str) -> None:
    page = client.get(url)
    assert page["Cache-Control"] == "public, max-age=60"
    assert "Cookie" in page["Vary"]
    assert not page.cookies


@pytest.mark.usefixtures("at_nine")
def test_no_link_of_a_page_is_dead(client: Client) -> None:
    found = set()
    for url in PUBLIC:
        found |= set(re.findall(r'href="(/[^"#]*)"', client.get(url).content.decode()))
    for url in sorted(found):
        if not url.startswith(("/static/", "/desk/")):
            assert client.get(url.replace("&amp;", "&")).status_code in {200, 302}, url


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("/", 8),
        ("/thu-tuc/", 7),
        ("/thu-tuc/?q=tho+cung", 9),
        ("/thu-tuc/1.010821/", 26),
        ("/noi-tiep-nhan/", 6),
        ("/du-lieu-ca-nhan/", 2),
        ("/tra-cuu/", 2),
    ],
)
def test_query_budgets(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries, url: str, most: int
) -> None:
    client.get(url)
    forget_figures()
    with django_assert_max_num_queries(most):
        client.get(url)


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize("url", PUBLIC)
def test_pages_take_less_than_a_fifth_of_a_second(client: Client, url: str) -> None:
    client.get(url)
    times = []
    for _turn in range(3):
        began = time.perf_counter()
        client.get(url)
        times.append(time.perf_counter() - began)
    assert min(times) < 0.2


@pytest.mark.usefixtures("at_nine")
def test_first_page_is_under_100_kilobytes_with_all_it_needs(client: Client) -> None:
    body = client.get("/").content
    folder = Path(settings.STATICFILES_DIRS[0])
    files = {
        url.removeprefix("/static/") for url in re.findall(r'(?:href|src)="(/static/[^"]+)"', body.decode())
    }
    styles = "".join((folder / name).read_text() for name in files if name.endswith(".css"))
    fonts = {name for name in re.findall(r"url\(\.\./(vendor/fonts/[^)]+)\)", styles)}
    size = len(gzip.compress(body))
    size += sum(len(brotli.compress((folder / name).read_bytes())) for name in files)
    size += sum((folder / "motcua" / name).stat().st_size for name in fonts)
    assert len(fonts) == 3
    assert size < 100_000


@pytest.mark.usefixtures("at_nine")
@pytest.mark.parametrize("url", [*PUBLIC, "/tra-cuu/", "/thu-tuc/1.999999/", "/thu-tuc/1.001978/"])
def test_english_is_whole(client: Client, url: str) -> None:
    """Outside what is marked as Vietnamese (names, the content of procedures), no Vietnamese word is left."""
    client.cookies["django_language"] = "en"
    page = client.get(url)
    assert_good_page(page)
    body = page.content.decode().split("<main", 1)[1].split("</main>")[0]
    body = re.sub(r'<(\w+)[^>]*\blang="vi"[^>]*>.*?</\1>', " ", body, flags=re.S)
    body = re.sub(r"<svg.*?</svg>", " ", body, flags=re.S)
    left = [line for line in re.findall(r">([^<>]+)<", body) if VIETNAMESE.search(line)]
    allowed = (
        "Cà Mau",
        "thờ cúng",
        "mất việc",
        "Sở",
        "UBND",
        "Ủy ban",
        "Trung tâm",
        "Bộ ",
        "nào trong tỉnh",
        "Phường",
        "Xã",
        "Tết",
        "QĐ",
    )
    assert [line for line in left if not any(name in line for name in allowed)] == []


def test_robots_are_told_where_not_to_go(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert {"Disallow: /ho-so/", "Disallow: /tra-cuu/", "Disallow: /desk/"} <= set(text.splitlines())


def test_an_empty_database_still_has_a_first_page(client: Client) -> None:
    forget_figures()
    page = client.get("/")
    assert_good_page(page)
    assert "chưa có tỷ lệ để công bố" in words(page)
    for url in ("/thu-tuc/", "/noi-tiep-nhan/", "/tra-cuu/"):
        assert client.get(url).status_code == 200


def test_offices_are_found_without_marks(client: Client, at_nine: None) -> None:
    page = client.get("/noi-tiep-nhan/", {"q": "dam doi"})
    assert_good_page(page)
    assert "xã Đầm Dơi" in words(page)
    assert "Không có nơi tiếp nhận nào" in words(client.get("/noi-tiep-nhan/", {"q": "zzz 🙂"}))


def test_nothing_resolved_yet_is_said_plainly(client: Client, stage: Stage) -> None:
    stage.receive()
    assert "chưa có tỷ lệ để công bố" in words(client.get("/"))


def test_the_ratio_is_the_dossiers_own_and_adds_up(client: Client, stage: Stage) -> None:
    early = stage.do(stage.receive(), *FINISHED)
    late = stage.do(stage.receive(), *FINISHED, minutes=1000)
    stage.do(stage.receive(), "hand_over", "assign", "propose_withdrawal", "approve_withdrawal")
    stage.receive()
    assert (early.verdict, late.verdict) == ("early", "late")
    on = on_time_between(date(2026, 10, 4), stage.at.date())
    assert (on.early, on.on_time, on.late, on.judged) == (1, 0, 1, 2)
    assert on.carried + on.received == on.judged + on.undated + on.ended + on.still_open == 4
    forget_figures()
    with clock.frozen(stage.later(1)):
        text = words(client.get("/"))
    assert "(1 + 0) ÷ 2 = 50,00 %" in text.replace("\u00a0", " ")
    assert f"đến {stage.at:%d/%m/%Y}" in text
