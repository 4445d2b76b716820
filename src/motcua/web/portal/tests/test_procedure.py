"""The page of a procedure: papers, date with its reasons, way, notices, codes typed loosely."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from motcua.catalogue.public import Procedure, ProcedureVersion, Suspension
from motcua.kernel import clock
from motcua.kernel.clock import VN
from motcua.web.portal.tests.bench import assert_good_page, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_nine")]


def test_everything_about_a_procedure_stands_on_its_page(client: Client) -> None:
    page = client.get("/thu-tuc/1.010821/")
    assert_good_page(page)
    text = words(page)
    for said in (
        "Ai được làm", "Mang theo giấy tờ gì", "1 bản chính", "Không phải mang", "Kết quả bạn nhận được",
        "Hồ sơ đi qua những đâu", "Xem dạng bảng", "Căn cứ pháp lý", "Nguồn:", "Mức tin cậy:", "Trường hợp của bạn",
        "1.010821",
    ):  # fmt: skip
        assert said in text
    # 15 working days after Monday 2/11/2026, no holiday before it: Monday 23/11.
    assert "Nếu nộp hôm nay, hẹn trả" in text
    assert "thứ Hai, 23/11/2026" in text
    assert 'type="checkbox"' in page.content.decode()


def test_in_the_evening_the_date_counts_from_the_next_opening(client: Client) -> None:
    with clock.frozen(datetime(2026, 11, 6, 19, 30, tzinfo=VN)):
        text = words(client.get("/thu-tuc/1.010821/"))
    assert "Nếu nộp thứ Hai, 09/11/2026, hẹn trả" in text


def test_a_holiday_in_the_way_is_shown_as_the_reason(client: Client) -> None:
    with clock.frozen(datetime(2026, 11, 23, 9, 0, tzinfo=VN)):
        text = words(client.get("/thu-tuc/1.010821/"))
    assert "thứ Ba, 15/12/2026" in text
    assert "nghỉ lễ, Ngày Văn hóa Việt Nam" in text


@pytest.mark.parametrize("typed", ["1010803", "%201.010803", "1.010%20803", "1,010803"])
def test_a_code_typed_loosely_leads_to_the_page(client: Client, typed: str) -> None:
    answer = client.get(f"/thu-tuc/{typed}/?kenh=online")
    assert (answer.status_code, answer["Location"]) == (301, "/thu-tuc/1.010803/?kenh=online")


@pytest.mark.parametrize("typed", ["1.999999", "khong-co", "🙂", "x" * 300])
def test_an_unknown_code_is_404_with_a_search(client: Client, typed: str) -> None:
    page = client.get(f"/thu-tuc/{typed}/", follow=True)
    assert page.status_code == 404
    assert_good_page(page)
    assert 'name="q"' in page.content.decode()
    assert "max-age" not in page.get("Cache-Control", "")


def test_an_ended_procedure_names_the_one_that_replaced_it(client: Client) -> None:
    page = client.get("/thu-tuc/1.001978/")
    assert_good_page(page)
    assert 'href="/thu-tuc/1.014748/"' in page.content.decode()
    for said in ("Mang theo giấy tờ gì", "hẹn trả", "Nộp ở đâu"):
        assert said not in words(page)


def test_a_suspended_procedure_says_until_when(client: Client) -> None:
    Suspension.objects.create(
        procedure=Procedure.objects.get(code="1.010803"),
        starts_on=date(2026, 11, 1),
        ends_on=date(2026, 12, 31),
        basis="Nghị quyết giả định",
    )
    text = words(client.get("/thu-tuc/1.010803/"))
    assert "31/12/2026" in text
    assert "hiện không tiếp nhận" in text


def test_one_not_published_promises_nothing(client: Client) -> None:
    page = client.get("/thu-tuc/1.000131/")
    assert_good_page(page)
    assert "hiện không tiếp nhận" in words(page)
    assert "Không thu" not in words(page)


def test_filing_online_opens_the_national_portal_and_nothing_here(client: Client) -> None:
    version = next(
        row for row in ProcedureVersion.objects.on(date(2026, 11, 2)).select_related("procedure") if "online" in row.channels
    )  # fmt: skip
    body = client.get(f"/thu-tuc/{version.procedure.code}/").content.decode()
    assert 'href="https://dichvucong.gov.vn/"' in body


def test_case_and_channel_that_do_not_exist_are_left_aside(client: Client) -> None:
    page = client.get("/thu-tuc/1.010821/", {"truong-hop": "99🙂", "kenh": "pigeon"})
    assert page.status_code == 200
    other = client.get("/thu-tuc/1.010821/", {"truong-hop": "02"})
    assert '<option value="02" selected' in other.content.decode()


def test_every_procedure_has_a_good_page(client: Client) -> None:
    """Walk all of them: real data are the best bad input."""
    for code in Procedure.objects.order_by("code").values_list("code", flat=True):
        page = client.get(f"/thu-tuc/{code}/")
        assert page.status_code == 200, code
        assert_good_page(page)
