"""The receive screen: a minute at the counter, and everything that can be typed wrong."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.catalogue.public import Suspend, choose_version, papers_for, suspend
from motcua.dossiers.public import Dossier, State
from motcua.journal.public import Entry
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.web.desk.tests.conftest import NOW, SignIn, assert_sound, hidden, words

URL = "/desk/receive/"
CODE = "1.010828"
CARD = "096171004512|381234567|Phạm Thị Kim Thư|12081971|Nữ|Ấp 3, Đầm Dơi, Cà Mau|01012022"


def typed(client: Client, **changes: Any) -> dict[str, Any]:
    """Return the fields of a complete form as an officer would fill it."""
    page = client.get(URL, {"procedure": CODE})
    papers = papers_for(choose_version(CODE, NOW.date()))
    data = {
        "act_id": hidden(page, "act_id"),
        "procedure": CODE,
        "channel": "1",
        "id_number": "096 171 004 512",
        "full_name": "Phạm Thị Kim Thư",
        "birth_date": "12/08/1971",
        "phone": "0900 000 206",
        "address": "Ấp 3, xã Đầm Dơi, tỉnh Cà Mau",
        "return_method": "counter",
        "sets": "1",
    }
    for paper in papers:
        if not paper.from_database:
            data |= {f"p{paper.position}": "on", f"p{paper.position}_originals": "1"}
    return data | changes


def send(client: Client, **changes: Any) -> HttpResponse:
    data = {key: value for key, value in typed(client, **changes).items() if value is not None}
    return client.post(URL, data)


def test_a_dossier_is_received_and_its_date_shown(desk: SignIn) -> None:
    client = desk("chi")
    answer = send(client)
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/desk/dossiers/{dossier.number}/received/"
    assert dossier.state_enum is State.RECEIVED
    assert dossier.owner.id_number == "096171004512"
    page = client.get(answer["Location"])
    assert_sound(page)
    text = words(page)
    assert dossier.number in text
    assert "Hẹn trả" in text
    assert "In giấy hẹn" in text
    assert "Phải chuyển xử lý trước 17:00 hôm nay" in text


def test_double_press_shows_the_same_dossier(desk: SignIn) -> None:
    client = desk("chi")
    data = typed(client)
    first, second = client.post(URL, data), client.post(URL, data)
    assert first["Location"] == second["Location"]
    assert Dossier.objects.count() == 1


def test_another_person_under_a_used_name_of_the_act_is_told(desk: SignIn) -> None:
    client = desk("chi")
    data = typed(client)
    client.post(URL, data)
    answer = client.post(URL, data | {"full_name": "Lê Văn Khác"})
    assert answer.status_code == 409
    assert "Lê Văn Khác" in words(answer)
    assert hidden(answer, "act_id") != data["act_id"]
    assert Dossier.objects.count() == 1


WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "picture in the name": ({"full_name": "Lê Văn Tám 😀"}, "ký hiệu “😀”"),
    "no name": ({"full_name": ""}, "Họ và tên"),
    "digits in the name": ({"full_name": "Lê Văn 8"}, "có chữ số"),
    "impossible date": ({"birth_date": "31/02/2026"}, "không phải một ngày có thật"),
    "born tomorrow": ({"birth_date": "26/11/2026"}, "chưa tới"),
    "short number": ({"id_number": "0961"}, "chưa phải số giấy tờ"),
    "no telephone": ({"phone": "12"}, "chưa phải số điện thoại"),
    "unknown procedure": ({"procedure": "9.999999"}, "Không có thủ tục mang mã “9.999999”"),
    "no procedure": ({"procedure": ""}, "Chưa chọn thủ tục"),
    "procedure of a commune": ({"procedure": "1.010833"}, "1.010833"),
    "future receipt": ({"received_at": "25/11/2026 9:05"}, "ở sau bây giờ"),
    "impossible receipt": ({"received_at": "31/02/2026 9:00"}, "Không có ngày 31/02/2026"),
    "receipt of last week": ({"received_at": "18/11/2026 9:00"}, "hơn một ngày"),
    "late entry without reason": ({"received_at": "25/11/2026 8:00"}, "lý do nhập muộn"),
    "too many copies": ({"p1_originals": "100"}, "từ 0 đến 99"),
    "letters for copies": ({"p1_originals": "hai"}, "từ 0 đến 99"),
    "forged channel": ({"channel": "7"}, "không có trong danh sách"),
    "forged sets": ({"sets": "-4"}, "Số bộ phải từ 1 đến 99"),
    "control characters": ({"address": "Ấp 3\x07"}, "ký tự không đọc được"),
    "missing papers": ({"p1": None, "p2": None, "p3": None}, "Còn thiếu"),
    "long request": ({"request": "x" * 5000}, "nhiều nhất"),
    "other without a name": ({"for_other": "on"}, "Chưa ghi họ và tên"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_input_is_told_kept_and_changes_nothing(desk: SignIn, case: str) -> None:
    changes, sentence = WRONG[case]
    answer = send(desk("chi"), **changes)
    text = words(answer)
    assert 400 <= answer.status_code < 500
    assert sentence in text
    assert "Còn chỗ cần sửa" in text
    assert "Ấp 3" in text
    assert_sound(answer)
    assert not Dossier.objects.exists()


def test_every_wrong_field_is_told_at_once(desk: SignIn) -> None:
    text = words(send(desk("chi"), birth_date="31/02/2026", phone="12", id_number="0961"))
    for sentence in ("không phải một ngày có thật", "chưa phải số điện thoại", "chưa phải số giấy tờ"):
        assert sentence in text


def test_forged_name_of_the_act_is_replaced(desk: SignIn) -> None:
    answer = send(desk("chi"), act_id="khong-phai-uuid")
    assert answer.status_code == 302
    assert Dossier.objects.count() == 1


def test_nul_is_refused(desk: SignIn) -> None:
    assert 400 <= send(desk("chi"), full_name="Lê\x00An").status_code < 500
    assert 400 <= send(desk("chi"), procedure="1.0\x0010").status_code < 500


def test_five_megabytes_are_too_much(desk: SignIn) -> None:
    answer = send(desk("chi"), request="x" * 5_000_000)
    assert answer.status_code == 413
    assert "vẫn còn ở đó" in words(answer)


def test_suspended_procedure_says_until_when(desk: SignIn) -> None:
    system = Actor.system("test")
    window = Suspend(
        procedure_code=CODE,
        starts_on=NOW.date(),
        ends_on=NOW.date() + timedelta(days=9),
        basis="QĐ 12/QĐ-UBND",
    )
    data = typed(desk("chi"))
    suspend(window, actor=system, at=NOW - timedelta(hours=1))
    answer = desk("chi").post(URL, data)
    assert answer.status_code == 422
    assert "tạm ngừng từ 25/11/2026" in words(answer)
    assert "Phạm Thị Kim Thư" in words(answer)


def test_late_entry_with_reason_counts_from_then(desk: SignIn) -> None:
    send(desk("chi"), received_at="25/11/2026 7:30", late_entry_reason="Mất điện")
    assert Dossier.objects.get().received_at == datetime(2026, 11, 25, 7, 30, tzinfo=VN)


def test_filing_for_somebody_else(desk: SignIn) -> None:
    send(
        desk("chi"),
        for_other="on",
        owner_kind="citizen",
        owner_full_name="Lê Thị Ngọc Hân",
        owner_birth_date="01/02/2007",
        capacity="mẹ",
    )
    dossier = Dossier.objects.get()
    assert (dossier.owner.full_name, dossier.submitter.full_name) == ("Lê Thị Ngọc Hân", "Phạm Thị Kim Thư")
    assert dossier.capacity == "mẹ"


def test_scanned_card_fills_the_fields(desk: SignIn) -> None:
    part = desk("chi").post("/desk/receive/person/", {"id_number": CARD, "phone": "0900000001"})
    text = words(part)
    for value in ("096171004512", "Phạm Thị Kim Thư", "12/08/1971", "Ấp 3, Đầm Dơi, Cà Mau", "0900000001"):
        assert f'value="{value}"' in text
    assert "selected>Xã Đầm Dơi" in text


def test_scanned_card_without_javascript_does_not_receive(desk: SignIn) -> None:
    page = send(desk("chi"), id_number=CARD, full_name="")
    assert 'value="Phạm Thị Kim Thư"' in words(page)
    assert "Đã đọc thẻ căn cước" in words(page)
    assert not Dossier.objects.exists()


def test_scan_of_something_else_is_told(desk: SignIn) -> None:
    part = desk("chi").post("/desk/receive/person/", {"id_number": "a|b|c|d|e|f|g"})
    assert "không phải mã QR của thẻ căn cước" in words(part)


def test_earlier_visit_fills_and_is_recorded(desk: SignIn) -> None:
    client = desk("chi")
    send(client)
    part = client.post("/desk/receive/person/", {"id_number": "096171004512"})
    assert "Người này có 1 hồ sơ trước đây" in words(part)
    assert 'value="0900000206"' in words(part)
    assert Entry.objects.filter(subject__startswith="access:party:", kind="access.given").count() == 1


def test_options_find_without_marks(desk: SignIn) -> None:
    text = words(desk("chi").get("/desk/receive/options/", {"q": "trich luc"}))
    assert 'data-code="1.010828"' in text
    assert "<mark>" in text
    assert 'role="option"' in text


def test_search_without_javascript_links_to_the_papers(desk: SignIn) -> None:
    client = desk("chi")
    page = client.get(URL, {"q": "trich luc"})
    assert 'href="?procedure=1.010828"' in words(page)
    assert_sound(page)
    page = client.get(URL, {"procedure": "1010828"})
    assert 'data-mc-paper="1"' in words(page)
    assert_sound(page)


def test_parts_of_the_screen(desk: SignIn) -> None:
    client = desk("chi")
    part = words(client.get("/desk/receive/procedure/", {"procedure": CODE}))
    assert 'id="giay-to" hx-swap-oob="true"' in part
    assert "thứ" in words(client.get("/desk/receive/preview/", {"procedure": CODE, "channel": "1"}))
    assert "Không có thủ tục" in words(client.get("/desk/receive/preview/", {"procedure": "9.1"}))
    assert client.get("/desk/receive/preview/", {"procedure": CODE, "case": "x" * 99}).status_code == 200
    assert client.get("/desk/receive/person/").status_code == 405


def test_preview_counts_from_the_time_typed(desk: SignIn) -> None:
    said = {"procedure": CODE, "received_at": "24/11/2026 16:00"}
    assert "24/11" in words(desk("chi").get("/desk/receive/preview/", said))


def test_asking_for_papers_instead(desk: SignIn) -> None:
    client = desk("chi")
    question = send(client, do="ask", p1=None)
    assert_sound(question)
    text = words(question)
    assert "Nội dung yêu cầu bổ sung" in text
    assert "Phạm Thị Kim Thư" in text
    answer = send(
        client, do="ask_now", p1=None, demands="Đơn đề nghị", reason="Thiếu đơn", answer_by="20/12/2026"
    )
    dossier = Dossier.objects.get()
    assert answer["Location"] == f"/desk/submissions/{dossier.pk}/"
    assert dossier.state_enum is State.AWAITING_SUPPLEMENT
    page = client.get(answer["Location"])
    assert "Mẫu 02" in words(page)
    assert_sound(page)


def test_asking_needs_everything(desk: SignIn) -> None:
    answer = send(desk("chi"), do="ask_now", demands="", reason="", answer_by="31/02/2027")
    text = words(answer)
    assert answer.status_code == 422
    assert "Không có ngày 31/02/2027" in text
    assert not Dossier.objects.exists()


def test_refusing_with_a_reason(desk: SignIn) -> None:
    client = desk("chi")
    assert "Lý do từ chối" in words(send(client, do="refuse"))
    assert send(client, do="refuse_now").status_code == 422
    answer = send(client, do="refuse_now", reason="Không thuộc thẩm quyền")
    dossier = Dossier.objects.get()
    assert dossier.state_enum is State.NOT_RECEIVED
    assert "/desk/forms/" in words(client.get(answer["Location"]))


@pytest.mark.parametrize("username", ["dung", "giang", "van-thu", "lan"])
def test_only_the_counter_receives(desk: SignIn, username: str) -> None:
    client = desk(username)
    assert client.get(URL).status_code == 403
    assert client.post(URL, {}).status_code == 403
    for part in ("options", "procedure", "preview"):
        assert client.get(f"{URL}{part}/", {"q": "a"}).status_code == 403
    assert client.post(f"{URL}person/", {"id_number": "096171004512"}).status_code == 403


def test_the_whole_screen_costs_few_queries(desk: SignIn, django_assert_max_num_queries: Any) -> None:
    client = desk("chi")
    client.get(URL, {"procedure": CODE})
    with django_assert_max_num_queries(24):
        client.get(URL, {"procedure": CODE})
    with django_assert_max_num_queries(16):
        client.get("/desk/receive/options/", {"q": "trich luc"})


def test_received_after_fifteen_goes_on_next_morning(desk: SignIn) -> None:
    with clock.frozen(datetime(2026, 11, 25, 15, 30, tzinfo=VN)):
        client = desk("chi")
        page = client.get(send(client)["Location"])
    assert "Phải chuyển xử lý trước 8:00, thứ Năm 26/11" in words(page)


@pytest.mark.parametrize("until", ["25/11/2026", "01/01/2020", "31/12/2099"])
def test_asking_until_an_impossible_day_writes_nothing(desk: SignIn, until: str) -> None:
    answer = send(desk("chi"), do="ask_now", demands="Đơn", reason="Thiếu", answer_by=until)
    assert answer.status_code == 422
    assert "Hạn bổ sung phải sau ngày 25/11/2026" in words(answer)
    assert not Dossier.objects.exists()


def test_asking_twice_by_a_double_press_is_once(desk: SignIn) -> None:
    client = desk("chi")
    data = typed(client, do="ask_now", demands="Đơn", reason="Thiếu đơn", answer_by="20/12/2026")
    first, second = client.post(URL, data), client.post(URL, data)
    assert first["Location"] == second["Location"]
    assert Dossier.objects.get().supplements.count() == 1
