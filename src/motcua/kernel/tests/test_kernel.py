"""What the kernel promises."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.errors import DomainError
from motcua.kernel.ids import new_id
from motcua.kernel.money import format_vnd, spell_vnd
from motcua.kernel.text import clean_line, clean_name, clean_text, fold, words
from motcua.kernel.text_errors import NameHasSymbol, TextTooLong, UnreadableText


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Trợ cấp thất nghiệp", "tro cap that nghiep"),
        ("ĐẦM DƠI", "dam doi"),
        ("Ðặng", "dang"),
        ("Hoà  Bình", "hoa binh"),
        ("Hòa Bình", "hoa binh"),
        ("Chi’s", "chi's"),
    ],
)
def test_fold_finds_what_people_type_without_marks(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold(unicodedata.normalize("NFD", typed)) == folded


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert words(fold(text)) == words(text)


def test_names_keep_marks_and_refuse_pictures() -> None:
    assert clean_name("  Nguyễn   Thị Ðào ") == "Nguyễn Thị Đào"
    assert clean_name("Công ty TNHH “Thành Đạt” & Con (CN 2)") == "Công ty TNHH “Thành Đạt” & Con (CN 2)"
    with pytest.raises(NameHasSymbol):
        clean_name("Nguyễn 😀 An")


def test_long_and_unreadable_text_is_refused() -> None:
    with pytest.raises(TextTooLong):
        clean_line("a" * 201)
    with pytest.raises(UnreadableText):
        clean_line("a\x00b")
    assert clean_text("a\r\n  b ") == "a\nb"


@pytest.mark.parametrize(
    ("amount", "words_"),
    [
        (0, "Không đồng"),
        (600_000, "Sáu trăm nghìn đồng"),
        (1_015_005, "Một triệu không trăm mười lăm nghìn không trăm lẻ năm đồng"),
        (21_000, "Hai mươi mốt nghìn đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
    ],
)
def test_money_in_words(amount: int, words_: str) -> None:
    assert spell_vnd(amount) == words_
    assert format_vnd(1_200_000) == "1.200.000 đồng"


def test_ids_sort_by_birth() -> None:
    first, second = new_id(), new_id()
    assert first.version == 7
    assert first.int >> 80 <= second.int >> 80


def test_a_missing_detail_never_crashes_an_error() -> None:
    class Sample(DomainError):
        officer = "Ngày {on}"

    assert "–" in str(Sample())
