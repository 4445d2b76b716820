"""Pictures of routes: every text inside its box, nothing that a strict page refuses, the same said in words."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from motcua.catalogue.queries.picture import (
    Mark,
    lanes_picture,
    line_picture,
    route_line,
    route_svg,
    route_table,
)
from motcua.catalogue.queries.tree import LegRow, RouteTree, StepRow
from motcua.catalogue.rules.picture.measure import width, wrap
from motcua.catalogue.rules.picture.shapes import Picture, Rect

NAMES = (
    "Tiếp nhận, số hóa",
    "Phân công thụ lý",
    "Thẩm định hồ sơ, dự thảo kết quả hoặc yêu cầu bổ sung giấy tờ còn thiếu của người nộp",
    "Nghiêngnghiêngngoẵnngoèokhôngcódấucách",
    "Ký duyệt",
    "Cấp số <b>&",
    "Trả kết quả",
)


def tree(legs: int = 1) -> RouteTree:
    rows = []
    for number in range(1, legs + 1):
        steps = tuple(
            StepRow(
                number * 10 + place, number, place, f"k{number}-{place}", name, "counter", "", "", 330 if number == 1 else None,
                None if number == 1 else Decimal("1.5"), (), "hand_over", (), (), "Mẫu 01",
            )
            for place, name in enumerate(NAMES, 1)
        )  # fmt: skip
        limit = "5 working days" if number == 1 else "12 days"
        rows.append(
            LegRow(
                number,
                number,
                f"Ủy ban nhân dân phường số {number}",
                "",
                "",
                f"kind{number}",
                limit,
                "",
                steps,
            )
        )
    return RouteTree(1, tuple(rows))


def check(picture: Picture) -> None:
    boxes = [shape for shape in picture.shapes if isinstance(shape, Rect)]
    for text in picture.texts():
        wide = width(text.text, text.size, text.bold)
        assert wide <= text.room + 0.01, text
        left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
        assert left >= 0
        assert left + wide <= picture.width
        assert text.y <= picture.height
        if text.anchor == "middle":
            box = [
                b for b in boxes if b.x <= text.x <= b.x + b.w and b.y <= text.y <= b.y + b.h and b.w < 200
            ][-1]
            assert box.x <= left
            assert left + wide <= box.x + box.w
            assert box.y + 10 <= text.y <= box.y + box.h - 3


@pytest.mark.parametrize("legs", [1, 2, 3])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_texts_stay_in_their_boxes(legs: int, lang: str) -> None:
    captions = {1: "chậm nhất thứ Ba 01/12 chuyển lên Sở"}
    check(lanes_picture(tree(legs), lang, {}, "hôm nay", "14/12", captions))
    check(line_picture(tree(legs), lang, {}, {}))


def test_the_svg_is_well_formed_and_without_styles() -> None:
    marks = {"k1-1": Mark("done", "Chi"), "k1-2": Mark("now", "Em & <Dũng>")}
    for svg in (
        route_svg(tree(2)),
        route_svg(tree(2), narrow=True),
        route_svg(tree(2), marks=marks),
        route_line(tree(1), marks=marks).svg,
    ):
        root = ET.fromstring(svg)
        assert root.attrib["role"] == "img"
        ids = [each.attrib["id"] for each in root.iter() if "id" in each.attrib]
        assert len(ids) == len(set(ids))
        assert {root.attrib["aria-labelledby"], root.attrib["aria-describedby"]} <= set(ids)
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", svg)
        assert root.find("desc").text  # type: ignore[union-attr]


def test_the_table_says_what_the_picture_shows() -> None:
    rows = route_table(tree(2))
    assert [row.number for row in rows][-1] == "B14"
    assert rows[0].time == "5 giờ 30 phút"
    assert rows[7].time == "1,5 ngày"
    assert rows[0].who == "Công chức một cửa"


@pytest.mark.parametrize("text", NAMES)
def test_wrapping_loses_no_word(text: str) -> None:
    lines = wrap(text, 96, 14, bold=True, most=20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(width(line, 14, bold=True) <= 96 for line in lines)
    assert wrap(text, 96, 14, bold=True, most=2)[-1].endswith(("…", text.split()[-1][-1]))
