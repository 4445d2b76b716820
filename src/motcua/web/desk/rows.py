"""Rows of dossiers as the lists show them, in groups by due date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.translation import gettext as _

from motcua.dossiers.public import PAUSED, RUNNING, STATE_NAMES, Days, Row, State, Term, commune_names
from motcua.kernel.clock import local
from motcua.web.components import Pill
from motcua.web.desk.frame import Here
from motcua.web.desk.words import capital, day_and_date, dossiers_counted, due_pill, role_name, url_of


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier as a row of a list."""

    url: str
    code: str
    owner: str
    place: str
    procedure: str
    step: str
    note: str
    due: date | None
    pill: Pill
    row: Row


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbouring rows under one heading."""

    title: str
    lines: tuple[Line, ...]


def groups_of(
    here: Here, rows: Sequence[Row], days: Days, counts: dict[str, int], *, by_due: bool
) -> list[Group]:
    """Return the rows under headings that name the day; one group without a heading when not ordered by due date."""
    names = commune_names({row.commune_code for row in rows if row.commune_code})
    lines = [line_of(here, row, names) for row in rows]
    if not by_due:
        return [Group("", tuple(lines))] if lines else []
    found = groupby(lines, key=lambda line: _term(line.row, days))
    return [Group(_title(term, days, counts[f"due:{term}"]), tuple(some)) for term, some in found]


def _term(row: Row, days: Days) -> Term:
    state = State(row.state)
    if state in PAUSED:
        return Term.PAUSED
    if state is State.RESOLVED:
        return Term.READY
    if row.due_at is None or state not in RUNNING:
        return Term.NONE
    if row.due_at < days.today:
        return Term.LATE
    if row.due_at < days.tomorrow:
        return Term.TODAY
    return Term.NEXT if row.due_at < days.after_next else Term.LATER


def _title(term: Term, days: Days, count: int) -> str:
    following = local(days.after_next).date() - timedelta(days=1)
    words = {
        Term.LATE: _("Quá hạn"),
        Term.TODAY: _("Hôm nay, {day}").format(day=day_and_date(local(days.today).date())),
        Term.NEXT: capital(day_and_date(following)),
        Term.LATER: _("Sau {day}").format(day=day_and_date(following)),
        Term.NONE: _("Không có ngày hẹn"),
        Term.READY: _("Chờ trả kết quả"),
        Term.PAUSED: _("Tạm dừng"),
    }
    return f"{words[term]}: {dossiers_counted(count)}"


def line_of(here: Here, row: Row, communes: dict[str, str]) -> Line:
    """Return one row in words."""
    return Line(
        url_of(row.number, row.id),
        row.number or row.reference or _("chưa cấp mã"),
        row.owner,
        communes.get(row.commune_code, ""),
        row.procedure,
        _(row.step) if row.step else _state_words(row),
        _note(here, row),
        local(row.due_at).date() if row.due_at else None,
        due_pill(here.calendar, here.at, row, row.paused_since),
        row,
    )


def _state_words(row: Row) -> str:
    return _(STATE_NAMES[State(row.state)])


def _note(here: Here, row: Row) -> str:
    """Return the one thing worth knowing before opening: an apology, a pause, a proposal, or who has it."""
    if row.apologised:
        return _("Đã xin lỗi")
    if row.state in PAUSED:
        return _state_words(row)
    if row.step_role and row.waiting_role and row.waiting_role != row.step_role:
        return _("Chờ duyệt đề nghị")
    if row.supplement_count:
        return _("Đã bổ sung")
    mine = here.actor.has_role(row.waiting_role) or row.waiting_officer == here.actor.name
    if mine or not row.waiting_role:
        return row.case_officer if row.case_officer != here.actor.name else ""
    return row.waiting_officer or role_name(row.waiting_role)
