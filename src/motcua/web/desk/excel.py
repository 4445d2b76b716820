"""A list as an Excel file: every row of the filter, written in constant memory, safe to open."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import FileResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font

from motcua.dossiers.public import (
    CHANNEL_NAMES,
    STATE_NAMES,
    Channel,
    Dossier,
    Row,
    State,
    condition,
    stream_rows,
    term_condition,
)
from motcua.journal.public import record_access
from motcua.kernel.clock import local
from motcua.kernel.text import N_
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.inbox import asked, days_of
from motcua.web.desk.words import due_pill

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (25, 26, 14, 46, 24, 20, 26, 16, 16, 16, 24)
KEPT_IN_MEMORY = 1_000_000


@officer_view
def export(here: Here) -> FileResponse:
    """Write the rows of the list that the address describes; taking them out is recorded."""
    said, days = asked(here), days_of(here)
    rows = Dossier.objects.visible_to(here.actor).filter(condition(said.box, here.place, days))
    rows = rows.filter(said.filters.condition())
    if said.term:
        rows = rows.filter(term_condition(said.term, days))
    record_access(
        f"list:{here.actor.authority}",
        actor=here.actor,
        at=here.at,
        purpose=N_("Tải danh sách hồ sơ"),
        what=f"{said.box} {said.term}".strip(),
    )
    file = tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)  # noqa: SIM115  FileResponse closes it
    _write(here, stream_rows(rows), file)
    file.seek(0)
    name = f"ho-so-{here.today:%Y%m%d}.xlsx"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)
    response["Cache-Control"] = "no-store"
    return response


def _write(here: Here, rows: Iterable[Row], file: Any) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Hồ sơ"))
    for number, width in enumerate(WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJK"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([_head(sheet, name) for name in _heads()])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _values(here, row)])
    book.save(file)


def _heads() -> tuple[str, ...]:
    return (
        _("Mã hồ sơ"),
        _("Chủ hồ sơ"),
        _("Mã thủ tục"),
        _("Thủ tục"),
        _("Bước"),
        _("Trạng thái"),
        _("Thụ lý"),
        _("Kênh"),
        _("Tiếp nhận"),
        _("Hẹn trả"),
        _("Còn lại"),
    )


def _values(here: Here, row: Row) -> tuple[str | datetime | None, ...]:
    return (
        row.number or row.reference,
        row.owner,
        row.procedure_code,
        row.procedure,
        _(row.step) if row.step else "",
        _(STATE_NAMES[State(row.state)]),
        row.case_officer,
        _(CHANNEL_NAMES[Channel(row.channel)]),
        _bare(row.received_at),
        _bare(row.due_at),
        due_pill(here.calendar, here.at, row, row.paused_since).text,
    )


def _bare(at: datetime | None) -> datetime | None:
    """Return a moment on a Vietnamese clock without its zone: a workbook knows none."""
    return local(at).replace(tzinfo=None, microsecond=0) if at else None


def _head(sheet: Any, text: str) -> Cell:
    cell = WriteOnlyCell(sheet, text)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: str | datetime | None) -> Cell:
    """Return a cell; a text that begins like a formula stays a text, whatever somebody does with the file."""
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, datetime):
        cell.number_format = "dd/mm/yyyy hh:mm"
    elif isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"}:
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell
