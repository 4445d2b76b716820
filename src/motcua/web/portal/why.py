"""A due date explained by the engine, as the table and the month grid of a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from motcua.deadlines.public import Computation, DayCell, ExplainLine, Explanation, explain
from motcua.web.components import MOST_WEEKS, DayKind, GridDay, LedgerRow, Progress, RowKind
from motcua.web.portal.shell import language

_ROW_KINDS: dict[str, RowKind] = {
    "weekend": "off",
    "idle": "off",
    "pause": "off",
    "restart": "off",
    "uncounted": "off",
    "roll": "off",
    "holiday": "hol",
    "due": "end",
    "new_due": "end",
}
_DAY_KINDS: dict[str, DayKind] = {
    "receipt": "received",
    "holiday": "holiday",
    "due": "due",
    "new_due": "due",
    "outside": "after",
}
_COUNTED = frozenset({"working", "make_up", "calendar", "leg_end", "old_due"})


@dataclass(frozen=True, slots=True)
class Why:
    """Why a date is what it is: a sentence, rows, squares, and what else to know."""

    summary: str
    limit: str
    rows: tuple[LedgerRow, ...]
    days: tuple[GridDay, ...]
    notes: tuple[str, ...]
    beyond_known: bool


def why_of(computation: Computation, today: date) -> Why:
    """Return the explanation of a due date in the language of the page."""
    lang = language()
    told = explain(computation, lang)
    holidays = {day.name for day in computation.calendar.specials.values() if day.name}
    return Why(
        told.summary,
        computation.limit.text(lang),
        tuple(_row(line, holidays) for line in told.lines),
        _squares(told, today),
        tuple(told.notes),
        computation.beyond_known,
    )


def progress_of(computation: Computation, today: date) -> Progress | None:
    """Return how many of the counted days have passed; None when the limit is not counted in days."""
    told = explain(computation, language())
    if computation.due is None:
        return None
    counted = [
        cell.date for cell in told.days if cell.number is not None and cell.date <= computation.due.date()
    ]
    if not counted:
        return None
    done, total = sum(day <= today for day in counted), len(counted)
    working = all(leg.unit.value == "working_days" for leg in computation.limit.legs)
    words = _("Đã qua {done} trên {total} ngày làm việc") if working else _("Đã qua {done} trên {total} ngày")
    return Progress(done, total, words.format(done=done, total=total))


def _row(line: ExplainLine, holidays: set[str]) -> LedgerRow:
    reason = line.reason
    if line.kind == "holiday":
        name = next((name for name in holidays if reason.endswith(name)), "")
        reason = reason.removesuffix(name) + _(name) if name else reason
    return LedgerRow(line.dates, reason, line.count, _ROW_KINDS.get(line.kind, ""))


def _squares(told: Explanation, today: date) -> tuple[GridDay, ...]:
    """Return the squares, or none when the time is so long that the table says it better."""
    if len(told.days) > MOST_WEEKS * 7:
        return ()
    return tuple(_square(cell, today) for cell in told.days)


def _square(cell: DayCell, today: date) -> GridDay:
    kind = _DAY_KINDS.get(cell.kind, "off")
    if cell.kind in _COUNTED:
        kind = "past" if cell.date <= today else "counted"
    return GridDay(cell.date, cell.label, kind, cell.date == today)
