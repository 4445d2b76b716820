"""Turning a cell into a value of its column's type, and a value into a cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from motcua.kernel.clock import VN
from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_, clean_line, clean_text

if TYPE_CHECKING:
    from motcua.cli.site.tables import Column

_YES, _NO = {"true", "1", "có", "x", "yes"}, {"false", "0", "không", "no"}
_WHOLE = re.compile(r"-?\d+|-?\d{1,3}(\.\d{3})+")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SHEET_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"}


class CellWrong(Exception):
    """A cell that cannot be understood; carries the Vietnamese template and its values."""

    def __init__(self, message: str, **values: Any) -> None:
        super().__init__(message)
        self.message, self.values = message, values


def read_cell(column: Column, raw: Any) -> Any:
    """Return the value of a cell for its column. Raises CellWrong."""
    if raw is None or (isinstance(raw, str) and not raw.strip()):
        if column.required:
            raise CellWrong(N_("để trống. Cột này phải có giá trị."))
        return column.empty
    if isinstance(raw, str) and raw.strip() in _SHEET_ERRORS:
        raise CellWrong(N_("ô bị lỗi {value} của bảng tính. Hãy sửa công thức."), value=raw.strip())
    value = _READERS[column.type](column, raw)
    _check(column, value)
    return value


def _check(column: Column, value: Any) -> None:
    entries = value if isinstance(value, tuple) else (value,)
    for entry in entries:
        if column.choices and entry not in column.choices:
            choices = ", ".join(column.choices)
            raise CellWrong(N_("“{value}” không thuộc: {choices}."), value=entry, choices=choices)
        if column.pattern and not re.fullmatch(column.pattern, str(entry)):
            if column.hint:
                raise CellWrong(N_("“{value}” chưa đúng dạng ({hint})."), value=entry, hint=column.hint)
            raise CellWrong(N_("“{value}” chưa đúng dạng."), value=entry)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if column.least is not None and value < column.least:
            raise CellWrong(N_("{value} nhỏ hơn {least}."), value=value, least=column.least)
        if column.most is not None and value > column.most:
            raise CellWrong(N_("{value} lớn hơn {most}."), value=value, most=column.most)


def _plain(raw: Any) -> str:
    """Return a cell as text; a spreadsheet's 10.0 is "10" and its dates are ISO."""
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime):
        return (
            raw.date().isoformat() if raw.time() == time.min else raw.isoformat(sep=" ", timespec="minutes")
        )
    return str(raw)


def _text(column: Column, raw: Any) -> str:
    try:
        return clean_line(_plain(raw), limit=column.limit)
    except DomainError as trouble:
        raise CellWrong(trouble.officer, **trouble.details) from trouble


def _multiline(column: Column, raw: Any) -> str:
    try:
        return clean_text(_plain(raw), limit=column.limit)
    except DomainError as trouble:
        raise CellWrong(trouble.officer, **trouble.details) from trouble


def _code(column: Column, raw: Any) -> str:
    text = _text(column, raw)
    return text.zfill(column.width) if isinstance(raw, int | float) and column.width else text


def _int(column: Column, raw: Any) -> int:
    text = _plain(raw).strip().replace(" ", "")
    if isinstance(raw, bool) or not text.isascii() or not _WHOLE.fullmatch(text):
        raise CellWrong(N_("“{value}” không phải số nguyên."), value=_plain(raw))
    return int(text.replace(".", ""))


def _decimal(column: Column, raw: Any) -> Decimal:
    text = _plain(raw).strip().replace(",", ".")
    try:
        value = Decimal(text) if text.isascii() and not isinstance(raw, bool) else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise CellWrong(N_("“{value}” không phải số."), value=_plain(raw))
    return value.normalize() if value != value.to_integral() else value.quantize(Decimal(1))


def _bool(column: Column, raw: Any) -> bool:
    text = _plain(raw).strip().lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise CellWrong(N_("“{value}” phải là true/false hoặc có/không."), value=_plain(raw))


def _date(column: Column, raw: Any) -> date:
    if isinstance(raw, datetime) and raw.time() == time.min:
        return raw.date()
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    text = _plain(raw).strip()
    try:
        if match := _DAY.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        raise CellWrong(N_("“{value}” không phải một ngày có thật."), value=text) from None
    raise CellWrong(N_("“{value}” không phải ngày. Hãy ghi 24/12/2026 hoặc 2026-12-24."), value=text)


def _datetime(column: Column, raw: Any) -> datetime:
    try:
        moment = raw if isinstance(raw, datetime) else datetime.fromisoformat(_plain(raw).strip())
    except ValueError:
        raise CellWrong(
            N_("“{value}” không phải thời điểm. Hãy ghi 2026-12-24T17:00."), value=_plain(raw)
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=VN)


def _list(column: Column, raw: Any) -> tuple[str, ...]:
    return tuple(part.strip() for part in _text(column, raw).split(";") if part.strip())


_READERS: dict[str, Callable[[Column, Any], Any]] = {
    "text": _text,
    "multiline": _multiline,
    "code": _code,
    "int": _int,
    "decimal": _decimal,
    "bool": _bool,
    "date": _date,
    "datetime": _datetime,
    "list": _list,
}


def written(value: Any) -> str:
    """Return a value as it is written into a CSV cell, so that read_cell gives it back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(VN).isoformat(timespec="minutes")
    if isinstance(value, list | tuple):
        return "; ".join(str(part) for part in value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value)
