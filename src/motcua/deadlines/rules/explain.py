"""Why this date? A due date told line by line, and as a month grid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.deadlines.rules.due import Computation
from motcua.deadlines.rules.limits import quantity_text
from motcua.deadlines.rules.marks import Mark, marks_of, off_mark
from motcua.deadlines.rules.notes import notes_of
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, clock_text
from motcua.deadlines.rules.wording import capital, date_range, duration, long_date, say, weekday
from motcua.deadlines.states import CALENDAR_UNITS, Unit

_COUNTED = frozenset({"working", "make_up", "calendar", "leg_end", "due", "old_due"})
_LONGEST_GRID_DAYS = 400


@dataclass(frozen=True, slots=True)
class ExplainLine:
    """One row of the ledger table: which dates, why, and what they count."""

    dates: str
    reason: str
    count: str
    kind: str
    first: date
    last: date

    @property
    def counts(self) -> bool:
        """Tell whether the dates use up time."""
        return self.kind in _COUNTED


@dataclass(frozen=True, slots=True)
class DayCell:
    """One cell of the month grid. `label` is a number or a short word."""

    date: date
    label: str
    number: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A due date with its reasons, in one language."""

    due: datetime | None
    due_text: str
    summary: str
    lines: list[ExplainLine] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    days: list[DayCell] = field(default_factory=list)

    @property
    def weeks(self) -> list[list[DayCell]]:
        """The grid by weeks, Monday first."""
        return [self.days[at : at + 7] for at in range(0, len(self.days), 7)]


def explain(computation: Computation, lang: str = "vi") -> Explanation:
    """Tell how a due date came about, in Vietnamese or English."""
    if computation.due is None:
        return Explanation(None, "", say("summary_none", lang), notes=notes_of(computation, lang))
    due, received = computation.due, computation.received
    due_text = f"{due:%H:%M}, {long_date(due, lang)}"
    summary = say(
        "summary",
        lang,
        limit=capital(computation.limit.text(lang)),
        received=f"{received:%H:%M}, {long_date(received, lang)}",
        due=due_text,
    )
    marks = marks_of(computation)
    return Explanation(
        due,
        due_text,
        summary,
        [_line(computation, group, lang) for group in _groups(marks)],
        notes_of(computation, lang),
        _grid(computation, marks, lang),
    )


def _groups(marks: Iterable[Mark]) -> Iterator[list[Mark]]:
    """Put together neighbours of one kind: working days within one week, everything else as long as it lasts."""
    group: list[Mark] = []
    for mark in marks:
        if group and not _joins(group[-1], mark):
            yield group
            group = []
        group.append(mark)
    if group:
        yield group


def _joins(before: Mark, mark: Mark) -> bool:
    same = (before.kind, before.leg, before.name) == (mark.kind, mark.leg, mark.name)
    if not same or mark.day != before.day + 1 or mark.kind in {"due", "leg_end", "receipt"}:
        return False
    if mark.kind in {"working", "weekend", "idle"}:
        return before.date.isocalendar()[:2] == mark.date.isocalendar()[:2]
    return True


def _line(computation: Computation, group: list[Mark], lang: str) -> ExplainLine:
    first, last = group[0], group[-1]
    return ExplainLine(
        date_range(first.date, last.date, computation.received.year),
        _reason(computation, group, lang),
        _count(computation, group, lang),
        first.kind,
        first.date,
        last.date,
    )


def _reason(computation: Computation, group: list[Mark], lang: str) -> str:
    first, last = group[0], group[-1]
    if first.kind == "receipt":
        return _receipt(computation, lang)
    if first.kind == "restart":
        end = next(s.end for s in computation.restarts if s.end and s.end // MINUTES_A_DAY >= first.day)
        return say("restart", lang, end=_moment(computation, end, lang))
    if first.kind == "working" and len(group) == 5 and first.date.weekday() == 0:
        return say("whole_week", lang)
    limit = computation.runs[first.leg].leg.text(lang) if first.leg < len(computation.runs) else ""
    key = _reason_key(first, single=first is last)
    return capital(
        say(key, lang, days=_days(first, last, lang), name=_name(first.name), leg=first.leg + 1, limit=limit)
    )


def _reason_key(mark: Mark, *, single: bool) -> str:
    if mark.kind == "holiday":
        if not mark.name:
            return "unnamed_off"
        return "day_off" if mark.name.lower().startswith(("nghỉ", "ngày nghỉ")) else "holiday"
    if mark.kind == "idle":
        return "weekend"
    return "working_one" if mark.kind == "working" and single else mark.kind


def _name(name: str) -> str:
    """Return a name for the middle of a sentence: "Nghỉ bù …" loses its capital, a proper name keeps it."""
    return name[:1].lower() + name[1:] if name.lower().startswith(("nghỉ", "ngày nghỉ")) else name


def _days(first: Mark, last: Mark, lang: str) -> str:
    if first.day == last.day:
        return weekday(first.date, lang)
    key = "pair" if last.day == first.day + 1 else "through"
    if last.day - first.day > 6:
        return say("all_days", lang)
    return say(key, lang, first=weekday(first.date, lang), last=weekday(last.date, lang))


def _receipt(computation: Computation, lang: str) -> str:
    received = computation.received
    shown = {"Weekday": capital(weekday(received, lang)), "time": f"{received:%H:%M}"}
    if computation.counted_from != computation.received_minute and not computation.restarts:
        return say(
            "receipt_opening", lang, **shown, opening=_moment(computation, computation.counted_from, lang)
        )
    unit = computation.limit.legs[0].unit
    if (
        unit is Unit.SAME_DAY
        and computation.runs[0].due // MINUTES_A_DAY != computation.counted_from // MINUTES_A_DAY
    ):
        until = clock_text(computation.reading.same_day_until)
        return say("receipt_late", lang, **shown, until=until)
    if unit in (Unit.WORKING_HOURS, Unit.WORKING_MINUTES, Unit.SAME_DAY):
        return say("receipt_hours", lang, **shown)
    inside = computation.calendar.timeline.is_working_time(computation.received_minute)
    return say("receipt" if inside else "receipt_outside", lang, **shown)


def _count(computation: Computation, group: list[Mark], lang: str) -> str:
    first, last = group[0], group[-1]
    minutes = sum(mark.minutes or 0 for mark in group)
    if minutes:
        return duration(minutes, lang)
    if first.number is None:
        by_days = computation.limit.legs[0].unit in CALENDAR_UNITS | {Unit.WORKING_DAYS}
        silent = first.kind in {"due", "new_due", "leg_end"} or (first.kind == "receipt" and not by_days)
        return "" if silent else say("count_none", lang)
    if first.kind in {"due", "leg_end", "old_due"}:
        whole = computation.runs[first.leg].leg.quantity
        days = whole if whole.denominator != 1 else first.number
        return say("count_day", lang, n=days if isinstance(days, int) else quantity_text(days, lang))
    numbers = [mark.number for mark in group if mark.number is not None]
    if len(numbers) == 1:
        return say("count_day", lang, n=numbers[0])
    return say("count_days", lang, first=numbers[0], last=last.number or numbers[-1])


def _moment(computation: Computation, moment: int, lang: str) -> str:
    day, minute = divmod(moment, MINUTES_A_DAY)
    return f"{clock_text(minute)}, {long_date(date.fromordinal(day), lang)}"


# The month grid

_GRID_RANK = {"due": 5, "new_due": 5, "old_due": 4, "leg_end": 3, "receipt": 2}
_LABELS = {
    "receipt": "label_receipt",
    "weekend": "label_off",
    "holiday": "label_holiday",
    "roll": "label_off",
    "pause": "label_pause",
    "restart": "label_pause",
    "new_due": "label_due",
}


def _grid(computation: Computation, marks: list[Mark], lang: str) -> list[DayCell]:
    """Return whole weeks from the receipt to the due date, at most 400 days."""
    best: dict[int, Mark] = {}
    for mark in marks:
        if mark.day not in best or _GRID_RANK.get(mark.kind, 1) > _GRID_RANK.get(best[mark.day].kind, 1):
            best[mark.day] = mark
    first = computation.received_minute // MINUTES_A_DAY
    first -= date.fromordinal(first).weekday()
    last = min(max(best), first + _LONGEST_GRID_DAYS)
    last += 6 - date.fromordinal(last).weekday()
    return [_cell(computation, day, best.get(day), lang) for day in range(first, last + 1)]


def _cell(computation: Computation, day: int, mark: Mark | None, lang: str) -> DayCell:
    at = date.fromordinal(day)
    if mark is None:
        off = off_mark(computation.calendar, day, 0)
        kind = off.kind if off else "outside"
        return DayCell(at, say(_LABELS[kind], lang) if off else "", None, kind)
    if mark.number is not None:
        return DayCell(at, str(mark.number), mark.number, mark.kind)
    key = _LABELS.get(mark.kind) or ("label_due" if mark.kind == "due" else "")
    return DayCell(at, say(key, lang) if key else "", None, mark.kind)
