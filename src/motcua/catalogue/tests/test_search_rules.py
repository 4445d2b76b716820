"""Finding procedures in an aunt's words."""

from __future__ import annotations

import pytest

from motcua.catalogue.rules.search import Indexed, search

INDEX = [
    Indexed.of(
        1,
        "1.010803",
        "Trợ cấp thờ cúng liệt sĩ",
        "Giải quyết chế độ trợ cấp thờ cúng liệt sĩ",
        "thờ cúng; hương khói",
    ),
    Indexed.of(
        2,
        "1.014748",
        "Trợ cấp thất nghiệp",
        "Hưởng trợ cấp thất nghiệp (Cấp tỉnh)",
        "mất việc; nghỉ việc; bhtn",
    ),
    Indexed.of(
        3,
        "1.014753",
        "Chuyển nơi hưởng trợ cấp thất nghiệp",
        "Chuyển nơi hưởng trợ cấp thất nghiệp",
        "tỉnh khác",
    ),
    Indexed.of(
        4,
        "1.014199",
        "Giấy phép lao động cho người nước ngoài",
        "Cấp giấy phép lao động",
        "work permit; người nước ngoài",
    ),
    Indexed.of(
        5, "2.002307", "Mai táng phí cựu chiến binh", "Giải quyết chế độ mai táng phí", "đám tang; chôn cất"
    ),
]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tho cung", 1), ("thờ cúng liệt sĩ", 1), ("tho cug", 1), ("mat viec", 2), ("tro cap that nghiep", 2),
        ("that ngiep", 2), ("Trợ cấp thất nghịệp", 2), ("1014748", 2), ("1.014748", 2), ("1,014748", 2), (" 1.014753 ", 3),
        ("work permit", 4), ("giay phep lao dong", 4), ("giay pep lao dong", 4), ("dam tang", 5), ("MAI TÁNG PHÍ", 5),
        ("toi bi mat viec muon xin tro cap", 2),
    ],
)  # fmt: skip
def test_the_right_one_comes_first(typed: str, first: int) -> None:
    assert search(INDEX, typed, 5)[0][0] == first


@pytest.mark.parametrize("typed", ["", "   ", "?!…", "zzzzqqq", "🙂", "x" * 5000])
def test_nothing_comes_of_nonsense(typed: str) -> None:
    assert search(INDEX, typed, 5) == []
