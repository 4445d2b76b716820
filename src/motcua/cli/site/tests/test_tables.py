"""Reading cells, files and workbooks: what people's spreadsheets do, and errors that name the line."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from motcua.cli.site.reading import Rows, read_tables
from motcua.cli.site.report import Report
from motcua.cli.site.source import Source, guard, unguard
from motcua.cli.site.tables import Column, Ref, Row, Table
from motcua.cli.site.values import CellWrong, read_cell, written
from motcua.kernel.clock import VN

PLACES = Table(
    "places",
    key=("code",),
    columns=[
        Column("code", "code", required=True, width=2),
        Column("name", required=True, limit=10),
        Column("parent", "code", ref="places.code", width=2),
        Column("opened", "date"),
        Column("count", "int", least=0, optional=True),
    ],
)
ROOMS = Table(
    "rooms",
    key=("place", "number"),
    refs=(Ref(("place",), "places", ("code",)),),
    columns=[Column("place", "code", width=2), Column("number", "int"), Column("kind", choices=("a", "b"))],
)


def load(path: Path) -> tuple[Rows, list[str]]:
    report = Report()
    rows = read_tables(Source.open(path, report), [PLACES, ROOMS], report)
    return rows, [problem.text() for problem in report.problems]


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> None:
    (folder / f"{name}.csv").write_bytes(text.encode(encoding))


def book(path: Path, **sheets: list[list[Any]]) -> Path:
    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, lines in sheets.items():
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(line)
    workbook.save(path)
    return path


HEADER = "code,name,parent,opened,count\n"


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        (Column("x", "code"), 10.0, "10"),
        (Column("x", "code", width=2), 8, "08"),
        (Column("x", "code", width=2), "08", "08"),
        (Column("x"), "  Hoà   Bình ", "Hoà Bình"),
        (Column("x"), 10, "10"),
        (Column("x"), None, ""),
        (Column("x", "int"), "29.565", 29565),
        (Column("x", "int"), 10.0, 10),
        (Column("x", "int"), "", None),
        (Column("x", "int", default=1), "", 1),
        (Column("x", "decimal"), "7,5", Decimal("7.5")),
        (Column("x", "decimal"), 7.5, Decimal("7.5")),
        (Column("x", "decimal"), 10, Decimal("10")),
        (Column("x", "bool"), "có", True),
        (Column("x", "bool"), False, False),
        (Column("x", "date"), "24/12/2026", date(2026, 12, 24)),
        (Column("x", "date"), "2026-12-24", date(2026, 12, 24)),
        (Column("x", "date"), datetime(2026, 12, 24), date(2026, 12, 24)),  # noqa: DTZ001
        (Column("x", "datetime"), "2026-12-24T17:00", datetime(2026, 12, 24, 17, tzinfo=VN)),
        (Column("x", "list"), "a; b;", ("a", "b")),
        (Column("x", "multiline"), "a\r\n b ", "a\nb"),
    ],
)
def test_cells_are_understood_as_people_write_them(column: Column, raw: Any, value: Any) -> None:
    found = read_cell(column, raw)
    assert found == value
    assert type(found) is type(value)
    assert read_cell(column, written(found)) == value


@pytest.mark.parametrize(
    ("column", "raw"),
    [
        (Column("x", required=True), "  "),
        (Column("x", limit=3), "abcd"),
        (Column("x"), "a\x00b"),
        (Column("x", "int"), "1,5"),
        (Column("x", "int"), 1.5),
        (Column("x", "int"), True),
        (Column("x", "int"), "²"),
        (Column("x", "int", least=0), -1),
        (Column("x", "int", most=5), 6),
        (Column("x", "decimal"), "nan"),
        (Column("x", "decimal"), "7.5.1"),
        (Column("x", "bool"), "maybe"),
        (Column("x", "date"), "30/02/2026"),
        (Column("x", "date"), "2026-13-01"),
        (Column("x", "date"), 45000),
        (Column("x", "date"), "12/2026"),
        (Column("x", "datetime"), "hôm qua"),
        (Column("x", choices=("a",)), "b"),
        (Column("x", "list", choices=("a",)), "a; b"),
        (Column("x", pattern="[0-9]+"), "a"),
        (Column("x"), "#REF!"),
    ],
)
def test_wrong_cells_are_told(column: Column, raw: Any) -> None:
    with pytest.raises(CellWrong) as caught:
        read_cell(column, raw)
    assert caught.value.message.format_map(caught.value.values)


def test_every_problem_is_named_with_its_line_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        "places",
        HEADER + '01,"Cà\nMau",,,\n02,,99,31/02/2025,x\n01,Đầm Dơi,,,\n03,Năm Căn ở xa,,,-1\n',
    )
    write(tmp_path, "rooms", "place,number,kind\n01,1,a\n77,2,c\n")
    _rows, told = load(tmp_path)
    assert told == [
        "places.csv dòng 4, cột name: để trống. Cột này phải có giá trị.",
        "places.csv dòng 4, cột opened: “31/02/2025” không phải một ngày có thật.",
        "places.csv dòng 4, cột count: “x” không phải số nguyên.",
        "places.csv dòng 4, cột parent: “99” không có trong bảng places.",
        "places.csv dòng 5, cột code: “01” đã có ở dòng 2.",
        "places.csv dòng 6, cột name: Nội dung dài 12 ký tự, nhiều nhất là 10. Hãy viết gọn lại.",
        "places.csv dòng 6, cột count: -1 nhỏ hơn 0.",
        "rooms.csv dòng 3, cột kind: “c” không thuộc: a, b.",
        "rooms.csv dòng 3, cột place: “77” không có trong bảng places.",
    ]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("code,name,opened\n", "places.csv dòng 1, cột parent: thiếu cột này ở dòng đầu."),
        ("code,name,parent,opened,code\n", "places.csv dòng 1, cột code: tên cột ghi hai lần."),
        ("code,name,parent,opened,size\n", "places.csv dòng 1, cột size: cột lạ. Các cột của bảng: "
         "code, name, parent, opened, count."),
        ("", "places.csv: tệp trống. Dòng đầu phải là tên các cột."),
    ],
)  # fmt: skip
def test_a_wrong_header_is_told(tmp_path: Path, header: str, told: str) -> None:
    write(tmp_path, "places", header)
    assert load(tmp_path)[1] == [told]


def test_notes_columns_blank_lines_and_semicolons_are_accepted(tmp_path: Path) -> None:
    write(tmp_path, "places", "\ufeffcode;name;parent;opened;_ghi chú\n01;Cà Mau;;24/12/2026;x\n;;;;\n")
    rows, told = load(tmp_path)
    assert told == []
    assert [(row["code"], row["opened"], row.line) for row in rows["places"]] == [
        ("01", date(2026, 12, 24), 2)
    ]


def test_other_encodings_are_refused_with_their_line(tmp_path: Path) -> None:
    write(tmp_path, "places", HEADER + "01,Ca Mau,,,\n02,Bạc,,,\n", "utf-16")
    assert "UTF-16" in load(tmp_path)[1][0]
    (tmp_path / "places.csv").write_bytes(HEADER.encode() + b"01,C\xe0 Mau,,,\n")
    assert load(tmp_path)[1][0].startswith("places.csv dòng 2: có ký tự không phải UTF-8.")
    (tmp_path / "places.csv").write_bytes(HEADER.encode() + b"01,C\x00,,,\n")
    assert load(tmp_path)[1][0].startswith("places.csv dòng 2: có ký tự rỗng")
    write(tmp_path, "places", HEADER + '01,"Ca" Mau,,,\n')
    assert load(tmp_path)[1][0].startswith("places.csv dòng 2: không đọc được dòng này")
    write(tmp_path, "places", HEADER + "01,Ca Mau,,,,7\n")
    assert load(tmp_path)[1] == ["places.csv dòng 2: có 6 ô, nhiều hơn số cột."]


def test_a_workbook_gives_dates_and_numbers_as_such(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx",
        places=[
            ["code", "name", "parent", "opened", "count"],
            [8, "Cà Mau", None, date(2026, 12, 24), 3],
            ["10", "Đầm Dơi", "08", "01/07/2025", 4.0],
            [None, None],
            [8, 10, None, None, 1.5],
        ],
    )
    rows, told = load(path)
    assert [(row["code"], row["parent"], row["opened"]) for row in rows["places"][:2]] == [
        ("08", "", date(2026, 12, 24)),
        ("10", "08", date(2025, 7, 1)),
    ]
    assert told == [
        "a.xlsx[places] dòng 5, cột count: “1.5” không phải số nguyên.",
        "a.xlsx[places] dòng 5, cột code: “08” đã có ở dòng 2.",
    ]


def test_what_is_not_a_workbook_is_told(tmp_path: Path) -> None:
    (tmp_path / "b.xlsx").write_bytes(b"khong phai excel")
    assert load(tmp_path / "b.xlsx")[1] == [
        "b.xlsx: không mở được như một tệp Excel. Hãy lưu lại dưới dạng .xlsx."
    ]
    assert "không phải thư mục" in load(tmp_path / "khong-co")[1][0]


@pytest.mark.parametrize("text", ["=1+1", "+84912", "-5", "@x", "\tx", "'=x", "'quote", "Cà Mau", ""])
def test_no_cell_is_a_formula_and_the_text_comes_back(text: str) -> None:
    assert not guard(text).startswith(("=", "+", "-", "@", "\t"))
    assert unguard(guard(text)) == text


def test_rows_know_their_place() -> None:
    assert Row({"a": 1}, table="t", place="t.csv", line=3).line == 3
