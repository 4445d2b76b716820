"""Reading the tables of a site into typed rows, with every problem found at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from motcua.cli.site.report import Report
from motcua.cli.site.source import Cells, Source
from motcua.cli.site.tables import Column, Ref, Row, Table
from motcua.cli.site.values import CellWrong, read_cell
from motcua.kernel.text import N_

Rows = dict[str, list[Row]]


def read_tables(source: Source, tables: Iterable[Table], report: Report) -> Rows:
    """Return the rows of every table; types, keys and references are checked, problems go to the report.

    A row with an unreadable cell is returned too (not `sound`), so that its key still answers references.
    """
    wanted = list(tables)
    rows = {table.name: _read_table(source, table, report) for table in wanted}
    for table in wanted:
        _check_keys(table, rows[table.name], report)
    for table in wanted:
        for ref in table.all_refs:
            _check_ref(ref, rows[table.name], rows, report)
    return rows


def _read_table(source: Source, table: Table, report: Report) -> list[Row]:
    cells = source.cells(table.name, table.path, report)
    place = source.place(table.name, table.path)
    if cells is None:
        if table.required and not report.concerns({place}):
            report.at(
                place,
                0,
                "",
                N_("không có bảng này. Dữ liệu của cơ quan phải có bảng {table}."),
                table=table.name,
            )
        return []
    columns = _check_header(cells, table, report)
    if columns is None:
        return []
    return [_read_row(cells.place, table, columns, line, values, report) for line, values in cells.lines]


def _check_header(cells: Cells, table: Table, report: Report) -> dict[str, int] | None:
    """Return where each column stands, or None when rows cannot be read."""
    known = {column.name for column in table.columns} | set(table.ignore)
    twice = [name for name, times in Counter(cells.header).items() if times > 1 and name]
    missing = [c.name for c in table.columns if not c.optional and c.name not in cells.header]
    for name in twice:
        report.at(cells.place, 1, name, N_("tên cột ghi hai lần."))
    for name in missing:
        report.at(cells.place, 1, name, N_("thiếu cột này ở dòng đầu."))
    for name in cells.header:
        if name not in known and not name.startswith("_"):
            known_names = ", ".join(column.name for column in table.columns)
            report.at(
                cells.place, 1, name or "?", N_("cột lạ. Các cột của bảng: {names}."), names=known_names
            )
    if twice or missing:
        return None
    return {name: index for index, name in enumerate(cells.header)}


def _read_row(
    place: str, table: Table, columns: dict[str, int], line: int, values: list[Any], report: Report
) -> Row:
    row = Row({}, table=table.name, place=place, line=line)
    if any(value not in (None, "") for value in values[len(columns) :]):
        report.error(row, "", N_("có {n} ô, nhiều hơn số cột."), n=len(values))
        row.sound = False
    for column in table.columns:
        _read_into(row, column, columns.get(column.name), values, report)
    return row


def _read_into(row: Row, column: Column, index: int | None, values: list[Any], report: Report) -> None:
    raw = values[index] if index is not None and index < len(values) else None
    try:
        row[column.name] = read_cell(column, raw)
    except CellWrong as wrong:
        report.error(row, column.name, wrong.message, **wrong.values)
        row[column.name] = None
        row.sound = False


def _check_keys(table: Table, rows: list[Row], report: Report) -> None:
    if not table.key:
        return
    first: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if any(part is None for part in key) and not row.sound:
            continue
        if key in first:
            message = N_("“{key}” đã có ở dòng {other}.")
            label = "/".join(str(part) for part in key if part is not None)
            report.error(row, "+".join(table.key), message, key=label, other=first[key].line)
        else:
            first[key] = row


def _check_ref(ref: Ref, rows: list[Row], tables: Rows, report: Report) -> None:
    """Check that each reference finds its row; an empty one is no reference."""
    if ref.table not in tables:
        return
    targets = {tuple(row[name] for name in ref.targets) for row in tables[ref.table]}
    for row in rows:
        named = [row[name] for name in ref.columns]
        if any(part in (None, "") for part in named):
            continue
        for value in named[0] if len(named) == 1 and isinstance(named[0], tuple) else [None]:
            wanted = (value,) if value is not None else tuple(named)
            if wanted not in targets:
                label = "/".join(str(part) for part in wanted)
                report.error(
                    row,
                    "+".join(ref.columns),
                    N_("“{value}” không có trong bảng {table}."),
                    value=label,
                    table=ref.table,
                )
