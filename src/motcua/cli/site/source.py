"""Where site data come from: a directory of CSV files, or an Excel workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from motcua.cli.site.report import Report
from motcua.kernel.text import N_

MOST_BYTES = 30_000_000
GUARDED = ("=", "+", "-", "@", "\t", "\r", "'")


@dataclass(slots=True)
class Cells:
    """A table as written: its header and its lines, with their numbers in the file."""

    place: str
    header: list[str]
    lines: list[tuple[int, list[Any]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A directory or a workbook; `directory` is None for a workbook."""

    path: Path
    sheets: dict[str, Cells]
    directory: Path | None

    @classmethod
    def open(cls, path: Path, report: Report) -> Source:
        """Open a directory or an .xlsx file; what cannot be read is reported."""
        if path.is_dir():
            return cls(path, {}, path)
        if path.suffix.lower() == ".xlsx" and path.is_file():
            return cls(path, _workbook(path, report), None)
        report.at(str(path), 0, "", N_("không phải thư mục dữ liệu hay tệp .xlsx. Hãy xem lại đường dẫn."))
        return cls(path, {}, None)

    def cells(self, name: str, file: str, report: Report) -> Cells | None:
        """Return a table's cells, or None when the source does not have it."""
        if self.directory is None:
            return self.sheets.get(name)
        path = self.directory / file
        return _csv(path, file, report) if path.is_file() else None

    def place(self, name: str, file: str) -> str:
        """Return how errors name a table: its file, or its sheet."""
        return file if self.directory else f"{self.path.name}[{name}]"


def guard(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: an apostrophe before =, +, -, @ and the like."""
    return f"'{text}" if text.startswith(GUARDED) else text


def unguard(text: str) -> str:
    """Return the text behind a guard."""
    return text[1:] if text.startswith("'") and text[1:].startswith(GUARDED) else text


def _csv(path: Path, place: str, report: Report) -> Cells | None:
    text = _decoded(path, place, report)
    if text is None:
        return None
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: Cells | None = None
    try:
        for line, values in _numbered(reader):
            if found is None:
                found = Cells(place, [name.strip() for name in values])
            elif any(value.strip() for value in values):
                found.lines.append((line, [unguard(value) for value in values]))
    except csv.Error as trouble:
        message = N_("không đọc được dòng này ({trouble}). Hãy xem lại dấu ngoặc kép và dấu phân cách.")
        report.at(place, reader.line_num, "", message, trouble=trouble)
        return None
    if found is None:
        report.at(place, 0, "", N_("tệp trống. Dòng đầu phải là tên các cột."))
    return found


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield records with the line each begins on; a quoted cell may run over several lines."""
    begins = 1
    for values in reader:
        yield begins, values
        begins = reader.line_num + 1


def _decoded(path: Path, place: str, report: Report) -> str | None:
    if path.stat().st_size > MOST_BYTES:
        report.at(place, 0, "", N_("tệp lớn quá {most} MB."), most=MOST_BYTES // 1_000_000)
        return None
    data = path.read_bytes()
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        report.at(place, 1, "", N_("tệp ghi bằng mã UTF-16. Hãy lưu lại dưới dạng CSV UTF-8."))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        line = data[: trouble.start].count(b"\n") + 1
        report.at(place, line, "", N_("có ký tự không phải UTF-8. Hãy lưu lại dưới dạng CSV UTF-8."))
        return None
    if "\x00" in text:
        line = text[: text.index("\x00")].count("\n") + 1
        report.at(place, line, "", N_("có ký tự rỗng (NUL). Tệp này không phải CSV."))
        return None
    return text


def _workbook(path: Path, report: Report) -> dict[str, Cells]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        if path.stat().st_size > MOST_BYTES or _unpacked(path) > 10 * MOST_BYTES:
            report.at(path.name, 0, "", N_("tệp lớn quá {most} MB."), most=MOST_BYTES // 1_000_000)
            return {}
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return {sheet.title: _sheet(sheet, path.name) for sheet in book.worksheets}
        finally:
            book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, EOFError, SyntaxError):
        report.at(path.name, 0, "", N_("không mở được như một tệp Excel. Hãy lưu lại dưới dạng .xlsx."))
        return {}


def _unpacked(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        return sum(item.file_size for item in archive.infolist())


def _sheet(sheet: Any, book: str) -> Cells:
    sheet.reset_dimensions()
    found = Cells(f"{book}[{sheet.title}]", [])
    for line, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = list(values)
        if not any(cell not in (None, "") for cell in cells):
            continue
        if not found.header:
            while cells and cells[-1] is None:
                cells.pop()
            found.header = [str(cell or "").strip() for cell in cells]
        else:
            found.lines.append((line, [unguard(cell) if isinstance(cell, str) else cell for cell in cells]))
    return found
