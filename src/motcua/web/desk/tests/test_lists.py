"""Inbox, search, returns and the Excel file: right, scoped, and cheap at any length."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import openpyxl
import pytest

from motcua.dossiers.public import Dossier
from motcua.journal.public import Entry
from motcua.kernel import clock
from motcua.organisation.public import Account, Delegate, delegate
from motcua.web.desk.inbox import say_number
from motcua.web.desk.tests.conftest import NOW, SignIn, assert_sound, words
from tests.lifecycle.cast import Stage


def many(stage: Stage, count: int, *acts: str) -> list[Dossier]:
    return [stage.do(stage.receive(), *acts, minutes=1) for _ in range(count)]


def due(dossier: Dossier, days: int) -> None:
    """Move a due date, so that a list has every kind of row."""
    Dossier.objects.filter(pk=dossier.pk).update(due_at=NOW + timedelta(days=days, hours=2))


def numbers(response: Any) -> list[str]:
    return re.findall(r"/desk/dossiers/([^/]+)/\"", response.content.decode())


def test_heading_says_what_is_urgent(desk: SignIn, stage: Stage) -> None:
    rows = many(stage, 4, "hand_over")
    due(rows[0], -1), due(rows[1], 0), due(rows[2], 1), due(rows[3], 9)
    page = desk("em").get("/desk/")
    assert_sound(page)
    text = words(page)
    assert "Hai hồ sơ cần làm ngay sáng nay" in text
    assert "1 hồ sơ đã quá hạn, 1 hồ sơ hẹn trả hôm nay. Thứ Tư, 25/11/2026, 9:00." in text
    for group in (
        "Quá hạn: 1 hồ sơ",
        "Hôm nay, thứ Tư 25/11: 1 hồ sơ",
        "Thứ Năm 26/11: 1 hồ sơ",
        "Sau thứ Năm 26/11",
    ):
        assert group in text
    assert numbers(page) == [row.number for row in rows]
    for pill in ("trễ 1 ngày làm việc", "hôm nay", "còn 1 ngày làm việc"):
        assert pill in text


def test_words_for_none_one_and_many(desk: SignIn, stage: Stage) -> None:
    assert "Không có hồ sơ nào chờ bạn" in words(desk("em").get("/desk/"))
    row = many(stage, 1, "hand_over")[0]
    due(row, 9)
    assert "Hôm nay không có hồ sơ gấp, 1 hồ sơ đang chờ bạn" in words(desk("em").get("/desk/"))
    due(row, -1)
    assert "Một hồ sơ cần làm ngay sáng nay" in words(desk("em").get("/desk/"))
    assert [say_number(n) for n in (0, 3, 10, 11, 10_001)] == ["Không", "Ba", "Mười", "11", "10.000+"]


@pytest.mark.parametrize(
    "username", ["chi", "dung", "em", "giang", "van-thu", "thu-phi", "hanh", "lan", "mai"]
)
def test_every_box_of_every_role_opens(desk: SignIn, stage: Stage, username: str) -> None:
    many(stage, 2, "hand_over", "assign")
    client = desk(username)
    first = client.get("/desk/")
    assert_sound(first)
    for box in re.findall(r'href="\?box=([^"&]+)"', first.content.decode()):
        page = client.get("/desk/", {"box": box})
        assert page.status_code == 200
        assert_sound(page)


def test_what_waits_for_the_division_is_not_shown_to_another(desk: SignIn, stage: Stage) -> None:
    row = many(stage, 1, "hand_over")[0]
    assert numbers(desk("em").get("/desk/")) == [row.number]
    assert numbers(desk("hung").get("/desk/")) == []
    assert numbers(desk("mai").get("/desk/?box=open")) == []


def test_supplement_waits_for_the_applicant_not_for_the_counter(desk: SignIn, stage: Stage) -> None:
    row = many(stage, 1, "hand_over", "assign", "request_supplement", "approve_supplement")[0]
    chi = desk("chi")
    assert numbers(chi.get("/desk/")) == []
    page = chi.get("/desk/", {"box": "asked"})
    assert numbers(page) == [row.number]
    assert "tạm dừng, chờ bổ sung" in words(page)


def test_work_of_an_absent_colleague_has_its_own_box(desk: SignIn, stage: Stage) -> None:
    row = many(stage, 1, "hand_over", "assign")[0]
    mine = row.case_officer
    other = next(code for code in ("dung", "diem", "kiet") if code != mine.code)
    order = Delegate(
        delegator=mine.code, delegate=other, starts_at=NOW, ends_at=NOW + timedelta(days=3), basis="Phân công"
    )
    delegate(order, actor=stage.who("em"), at=NOW - timedelta(minutes=5))
    with clock.frozen(NOW + timedelta(hours=1)):
        page = desk(other).get("/desk/", {"box": f"for-{mine.code}"})
    assert f"Thay {mine.full_name}" in words(page)
    assert numbers(page) == [row.number]


def test_pages_by_keyset_meet_without_gap_or_overlap(desk: SignIn, stage: Stage) -> None:
    rows = many(stage, 60)
    for place, row in enumerate(rows):
        due(row, place % 7 - 3)
    Dossier.objects.filter(pk=rows[5].pk).update(due_at=None, promised_due_at=None)
    client, seen, url = desk("chi"), [], "/desk/"
    while url:
        page = client.get(url)
        seen += numbers(page)
        found = re.search(r'href="(\?[^"]*after=[^"]*)"', page.content.decode())
        url = f"/desk/{found[1].replace('&amp;', '&')}" if found else ""
    assert len(seen) == 60
    assert sorted(seen) == sorted(row.number for row in rows)


@pytest.mark.parametrize("mark", ["x", "0~~", "0~2026~1", "9~~1", "0~2026-11-25T09:00:00~1", "~~~", "0~~-1"])
def test_forged_marks_open_the_first_page(desk: SignIn, stage: Stage, mark: str) -> None:
    many(stage, 1)
    assert desk("chi").get("/desk/", {"after": mark}).status_code == 200
    assert desk("chi").get("/desk/", {"after": mark, "sort": "newest"}).status_code == 200


def test_filters_and_chips(desk: SignIn, stage: Stage) -> None:
    rows = many(stage, 3, "hand_over")
    due(rows[0], -1)
    client = desk("em")
    assert numbers(client.get("/desk/", {"due": "late"})) == [rows[0].number]
    assert len(numbers(client.get("/desk/", {"procedure": "1.010828"}))) == 3
    empty = client.get("/desk/", {"procedure": "1.000000"})
    assert "Không có hồ sơ nào khớp với bộ lọc" in words(empty)
    assert_sound(empty)
    for strange in ({"step": "x" * 900}, {"commune": "'; drop"}, {"box": "nonsense"}, {"due": "soonish"}):
        assert client.get("/desk/", strange).status_code == 200


@pytest.mark.parametrize("count", [3, 30])
def test_inbox_costs_the_same_at_three_and_thirty(
    desk: SignIn, stage: Stage, count: int, django_assert_max_num_queries: Any
) -> None:
    many(stage, count)
    client = desk("chi")
    client.get("/desk/")
    with django_assert_max_num_queries(16):
        client.get("/desk/")
    with django_assert_max_num_queries(16):
        client.get("/desk/search/", {"q": "le van an"})


def test_excel_keeps_formulas_as_text_and_is_recorded(desk: SignIn, stage: Stage) -> None:
    row = many(stage, 1)[0]
    type(row.owner).objects.filter(pk=row.owner_id).update(full_name="=HYPERLINK(1)")
    answer = desk("chi").get("/desk/export.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet[1]][:2] == ["Mã hồ sơ", "Chủ hồ sơ"]
    owner = sheet["B2"]
    assert (owner.value, owner.data_type) == ("=HYPERLINK(1)", "s")
    assert sheet["A2"].value == row.number
    assert Entry.objects.filter(subject="access:list:H12.03").count() == 1


@pytest.mark.parametrize(
    "typed",
    ["le van an", "LÊ VĂN AN", "096066012345", "096 066 012 345", "0900000206", "trich luc", "an le"],
)
def test_search_finds_without_marks(desk: SignIn, stage: Stage, typed: str) -> None:
    row = many(stage, 2)[0]
    page = desk("chi").get("/desk/search/", {"q": typed})
    assert row.number in numbers(page)
    assert_sound(page)


def test_number_jumps_to_its_dossier(desk: SignIn, stage: Stage) -> None:
    row = many(stage, 1)[0]
    client = desk("chi")
    day, last = row.number.split("-")[1:]
    for typed in (
        row.number,
        row.number.lower(),
        row.number.replace("-", " ").replace(".", " "),
        f"{day} {last}",
    ):
        answer = client.get("/desk/search/", {"q": typed})
        assert answer.status_code == 302, typed
        assert answer["Location"] == f"/desk/dossiers/{row.number}/"
    assert desk("mai").get("/desk/search/", {"q": row.number}).status_code == 200


def test_search_is_scoped_and_recorded_once(desk: SignIn, stage: Stage) -> None:
    many(stage, 3)
    page = desk("mai").get("/desk/search/", {"q": "le van an"})
    assert numbers(page) == []
    assert "Không có hồ sơ nào khớp" in words(page)
    assert Entry.objects.filter(subject="access:search:officer:mai").count() == 1


@pytest.mark.parametrize("typed", ["'", "!!!", "a & b | c", "😀", "%", "x" * 5000, ":*", "(", "\\"])
def test_strange_searches_are_answered(desk: SignIn, stage: Stage, typed: str) -> None:
    assert desk("chi").get("/desk/search/", {"q": typed}).status_code == 200


def test_account_without_an_officer_is_told_whom_to_ask(desk: SignIn) -> None:
    Account.objects.create_user("khach", password="mat-khau-thu-nghiem")
    client = desk("khach")
    for address in ("/desk/", "/desk/receive/", "/desk/search/?q=an", "/desk/returns/", "/desk/export.xlsx"):
        page = client.get(address)
        assert page.status_code == 403
        assert "chưa gắn với cán bộ nào" in words(page)


def test_signed_out_people_are_led_to_the_sign_in_page(client: Any) -> None:
    answer = client.get("/desk/?box=open")
    assert answer.status_code == 302
    assert "/tai-khoan/dang-nhap/?next=/desk/" in answer["Location"]
