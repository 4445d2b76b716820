"""What people type for themselves, what is kept of it, and what strangers see."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import DomainError
from motcua.parties import errors
from motcua.parties.rules.citizen_card import parse_citizen_card_qr
from motcua.parties.rules.identity import (
    check_birth_date,
    clean_commune_code,
    clean_email,
    clean_id_number,
    clean_phone,
    clean_tax_number,
    read_day,
)
from motcua.parties.rules.masking import last_digits_match, mask_email, mask_id_number, mask_name, mask_phone

TODAY = date(2026, 3, 2)
CARD = "096066001234|381234567|Lê Văn An|24121966|Nam|Ấp Tân Điền, xã Đầm Dơi, tỉnh Cà Mau|05082021"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("096066001234", "096066001234"),
        (" 096 066 001 234 ", "096066001234"),
        ("096.066.001.234", "096066001234"),
        ("381-234-567", "381234567"),
        ("c1234567", "C1234567"),
        ("", ""),
    ],
)
def test_id_numbers_are_kept_without_spaces(typed: str, kept: str) -> None:
    assert clean_id_number(typed) == kept


@pytest.mark.parametrize(
    "typed", ["12345", "0960660012345", "09606600123a", "٠٩٦٠٦٦٠٠١٢٣٤", "²²²²²²²²²", "số 1", "C12", "1" * 59]
)
def test_other_id_numbers_are_refused(typed: str) -> None:
    with pytest.raises(errors.IdNumberWrong) as caught:
        clean_id_number(typed)
    assert caught.value.field == "id_number"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0912 345 418", "0912345418"),
        ("0912.345.418", "0912345418"),
        ("+84 912 345 418", "0912345418"),
        ("84912345418", "0912345418"),
        ("(0290) 3831 234", "02903831234"),
        ("+1 202 555 0100", "+12025550100"),
        ("", ""),
    ],
)
def test_phones_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert clean_phone(typed) == kept


@pytest.mark.parametrize("typed", ["912345418", "0912", "09123454181234", "không có", "0912 345 41x"])
def test_other_phones_are_refused(typed: str) -> None:
    with pytest.raises(errors.PhoneWrong):
        clean_phone(typed)


def test_e_mail() -> None:
    assert clean_email(" An.Le@Thu.VN ") == "An.Le@thu.vn"
    assert clean_email("") == ""
    for typed in (
        "an",
        "an@",
        "an@noi",
        "a n@noi.vn",
        "an@@noi.vn",
        ".an@noi.vn",
        "an..le@noi.vn",
        "ân@noi.vn",
    ):
        with pytest.raises(errors.EmailWrong):
            clean_email(typed)


def test_tax_numbers_and_commune_codes() -> None:
    assert clean_tax_number("2001234567") == "2001234567"
    assert clean_tax_number("2001234567001") == "2001234567-001"
    assert clean_tax_number("2001 234 567 - 001") == "2001234567-001"
    assert clean_tax_number("096066001234") == "096066001234"
    for typed in ("200123456", "2001234567-01", "abc"):
        with pytest.raises(errors.TaxNumberWrong):
            clean_tax_number(typed)
    assert clean_commune_code(" 32152 ") == "32152"
    with pytest.raises(errors.CommuneCodeWrong):
        clean_commune_code("3215")


@pytest.mark.parametrize(
    "typed", ["24/12/1966", "24-12-1966", "24.12.1966", "24121966", "1966-12-24", " 24/12/1966 "]
)
def test_days_are_read_as_people_write_them(typed: str) -> None:
    assert read_day(typed) == date(1966, 12, 24)


@pytest.mark.parametrize("typed", ["31/02/1966", "1966", "24/12/66", "00000000", "hôm qua", "２４/12/1966"])
def test_days_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(errors.BirthDateWrong):
        read_day(typed)


def test_birth_dates_are_plausible() -> None:
    assert check_birth_date(TODAY, TODAY) == TODAY
    assert check_birth_date(None, TODAY) is None
    with pytest.raises(errors.BirthDateInFuture):
        check_birth_date(date(2026, 3, 3), TODAY)
    with pytest.raises(errors.BirthDateTooEarly):
        check_birth_date(date(1900, 1, 1), TODAY)


def test_a_citizen_card_is_read() -> None:
    card = parse_citizen_card_qr(CARD)
    assert (card.id_number, card.old_id_number, card.full_name) == ("096066001234", "381234567", "Lê Văn An")
    assert (card.birth_date, card.sex, card.issued_on) == (date(1966, 12, 24), "male", date(2021, 8, 5))
    assert card.address.startswith("Ấp Tân Điền")
    newer = parse_citizen_card_qr(
        CARD.replace("|381234567|", "||").replace("|Nam|", "|Nữ|") + "||Lê Văn Ba|Trần Thị Tư|"
    )
    assert (newer.old_id_number, newer.sex) == ("", "female")


@pytest.mark.parametrize(
    "text",
    ["", "https://noi.vn/a", "|||||", CARD.replace("096066001234", "12"), CARD.replace("24121966", "31021966"),
     CARD.replace("Lê Văn An", ""), CARD.replace("Lê Văn An", "Lê 😀"), CARD.replace("096066001234", "381234567"),
     CARD + "x" * 1000],
)  # fmt: skip
def test_other_codes_are_not_taken_for_a_card(text: str) -> None:
    with pytest.raises(errors.CardUnreadable):
        parse_citizen_card_qr(text)


@given(st.text(max_size=80))
def test_whatever_is_typed_gets_an_answer(text: str) -> None:
    answers: list[str] = []
    for clean in (
        clean_id_number,
        clean_phone,
        clean_email,
        clean_tax_number,
        read_day,
        parse_citizen_card_qr,
    ):
        try:
            clean(text)
        except DomainError as refusal:
            answers.append(str(refusal))
    assert all(answers)


def test_the_public_sees_little() -> None:
    assert mask_phone("0912345418") == "09xx xxx 418"
    assert mask_phone("123") == "xxx"
    assert mask_phone("") == ""
    assert mask_name("Lê Văn An") == "Lê V. A."
    assert mask_name("Công ty TNHH") == "Công t. T.".replace("t.", "T.")
    assert mask_name("An") == "A."
    assert mask_name("") == ""
    assert mask_id_number("096066001234") == "xxxxxxxx1234"
    assert mask_id_number("1234") == "xxxx"
    assert mask_email("an@thu.vn") == "a…@thu.vn"
    assert mask_email("") == ""


def test_a_second_fact_is_the_last_digits() -> None:
    assert last_digits_match("096066001234", "1234")
    assert last_digits_match("096066001234", " 1 2 3 4 ")
    assert last_digits_match("096066001234", "001 234")
    assert not last_digits_match("096066001234", "234")
    assert not last_digits_match("096066001234", "1235")
    assert not last_digits_match("", "")
