"""Writing what is in the database as the tables it can be loaded from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from motcua.cli.site.sections import sections
from motcua.cli.site.source import guard
from motcua.cli.site.tables import Table
from motcua.cli.site.values import written
from motcua.kernel.clock import local

Values = list[dict[str, Any]]


def export_site(target: Path) -> dict[str, int]:
    """Write every table to a directory, or to a workbook when the name ends in .xlsx; return rows by table."""
    tables = list(_exported())
    if target.suffix.lower() == ".xlsx":
        _to_workbook(target, tables)
    else:
        _to_directory(target, tables)
    return {table.name: len(rows) for table, rows in tables}


def _exported() -> Iterator[tuple[Table, Values]]:
    for part in sections():
        found = part.export()
        for table in part.TABLES:
            if table.name in found:
                yield table, found[table.name]


def _to_directory(target: Path, tables: list[tuple[Table, Values]]) -> None:
    for table, rows in tables:
        path = target / table.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_csv(table, rows), encoding="utf-8", newline="")


def as_csv(table: Table, rows: Values) -> str:
    """Return a table as CSV, with cells that no spreadsheet takes for a formula."""
    names = [column.name for column in table.columns]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow([guard(written(row.get(name))) for name in names])
    return buffer.getvalue()


def _to_workbook(target: Path, tables: list[tuple[Table, Values]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for table, rows in tables:
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        for place, column in enumerate(table.columns, start=1):
            sheet.cell(1, place, column.name).font = Font(bold=True)
            sheet.column_dimensions[sheet.cell(1, place).column_letter].width = min(
                60, max(12, *(len(written(row.get(column.name))) + 2 for row in rows[:200]), 12)
            )
        for line, row in enumerate(rows, start=2):
            for place, column in enumerate(table.columns, start=1):
                _write_cell(sheet.cell(line, place), row.get(column.name))
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


def _write_cell(cell: Any, value: Any) -> None:
    """Write dates and numbers as such, and everything else as text that stays text."""
    if value is None or value == "" or value == ():
        return
    if isinstance(value, datetime):
        cell.value, cell.number_format = local(value).replace(tzinfo=None), "dd/mm/yyyy hh:mm"
    elif isinstance(value, date):
        cell.value, cell.number_format = value, "dd/mm/yyyy"
    elif isinstance(value, int | Decimal):
        cell.value = value
    else:
        cell.value = written(value)
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
