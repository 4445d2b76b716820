"""Dates, quantities and numbers as the law writes them."""

from datetime import UTC, date, datetime

import pytest

from motcua.kernel.clock import VN
from motcua.paperwork.errors import BadDossierNumber
from motcua.paperwork.rules import numbers, printing, wording
from motcua.paperwork.rules.parts import Book, FeeLine, PaperLine


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 11, 23), "ngày 23 tháng 11 năm 2026"),
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 9, 2), "ngày 02 tháng 9 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_zero(on: date, said: str) -> None:
    assert wording.say_date(on) == said


def test_moments_are_said_on_a_vietnamese_clock() -> None:
    assert wording.say_moment(datetime(2026, 11, 23, 2, 14, tzinfo=UTC)) == (
        "09 giờ 14 phút, ngày 23 tháng 11 năm 2026"
    )
    late = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
    assert wording.say_moment(late).startswith("00 giờ 30 phút, ngày 23")


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (14, "thứ Hai"),
        (15, "thứ Ba"),
        (16, "thứ Tư"),
        (17, "thứ Năm"),
        (18, "thứ Sáu"),
        (19, "thứ Bảy"),
        (20, "Chủ nhật"),
    ],
)
def test_the_due_moment_names_its_weekday(day: int, name: str) -> None:
    said = wording.say_moment_with_weekday(datetime(2026, 12, day, 17, 0, tzinfo=VN))
    assert said == f"17 giờ 00 phút, {name}, ngày {day} tháng 12 năm 2026"


def test_quantities_have_two_digits() -> None:
    assert [wording.say_quantity(count) for count in (0, 1, 12, 120)] == ["0", "01", "12", "120"]
    with pytest.raises(ValueError):
        wording.say_quantity(-1)


def test_fees_are_said_with_their_state_or_as_none() -> None:
    assert printing.fees([]) == "Không"
    lines = [FeeLine(name="Lệ phí", amount=600000, status="đã nộp"), FeeLine(name="Phí", amount=0)]
    assert printing.fees(lines) == "Lệ phí: 600.000 đồng (đã nộp); Phí: 0 đồng"


def test_electronic_copies_stand_beside_the_name() -> None:
    (row,) = printing.papers([PaperLine(name="Đơn", electronic=1, note="bản đã ký")])
    assert row["note"] == "bản điện tử: 01; bản đã ký"


def test_dossier_number_has_four_digits() -> None:
    assert numbers.dossier_number("H12.32.05", date(2026, 11, 23), 18) == "H12.32.05-261123-0018"
    for outside in (0, 10000):
        with pytest.raises(ValueError):
            numbers.dossier_number("H12", date(2026, 11, 23), outside)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  h12.32.05-261123-0018 ", "H12.32.05-261123-0018"),
        ("H12.32.05 - 261123 - 0018", "H12.32.05-261123-0018"),
        ("H12.32.05–261123–0018", "H12.32.05-261123-0018"),
        ("G09.20-20260609-0092637", "G09.20-20260609-0092637"),
        ("000.00.05.H12-261008-0975", "000.00.05.H12-261008-0975"),
    ],
)
def test_a_number_as_typed_is_understood(typed: str, tidy: str) -> None:
    assert numbers.tidy_dossier_number(typed) == tidy


@pytest.mark.parametrize(
    "typed", ["", "0018", "H12-26112-0018", "H12-261123-18", "Đ12-261123-0018", "x" * 5000, "٣-261123-0018"]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(BadDossierNumber):
        numbers.tidy_dossier_number(typed)


def test_documents_and_logbook() -> None:
    assert numbers.document_number(5, "PXL-SNV") == "05/PXL-SNV"
    assert numbers.document_number(120, "PXL-SNV") == "120/PXL-SNV"
    assert numbers.book_entry(918, per_volume=500) == Book(volume=2, ordinal=418)
    assert numbers.book_entry(500, per_volume=500) == Book(volume=1, ordinal=500)
    assert numbers.book_entry(501, per_volume=500) == Book(volume=2, ordinal=1)
    with pytest.raises(ValueError):
        numbers.document_number(0, "PXL")
