"""Measuring against a due date: what is left, how late, and the verdict of the statistics."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.sessions import MINUTES_A_DAY
from motcua.deadlines.states import Standing, Verdict
from motcua.kernel.clock import VN

_LEFT = {
    "vi": (
        "còn {n} ngày làm việc",
        "còn {n} ngày làm việc",
        "hôm nay",
        "trễ {n} ngày làm việc",
        "trễ {n} ngày làm việc",
    ),
    "en": (
        "{n} working day left",
        "{n} working days left",
        "today",
        "{n} working day late",
        "{n} working days late",
    ),
}
_OTHER = {
    "vi": {Standing.PAUSED: "tạm dừng", Standing.NONE: "không hẹn ngày"},
    "en": {Standing.PAUSED: "paused", Standing.NONE: "no appointment"},
}


def step_due(calendar: WorkingCalendar, start: datetime, minutes: int) -> datetime:
    """Return the earliest instant at which `minutes` of working time after `start` are used up: the due moment of a step."""
    return calendar.instant(calendar.timeline.add(calendar.moment(start), minutes))


def working_minutes_between(calendar: WorkingCalendar, start: datetime, end: datetime) -> int:
    """Return the working minutes from `start` to `end`; negative when `end` is earlier."""
    return calendar.timeline.between(calendar.moment(start), calendar.moment(end))


def working_days_left(calendar: WorkingCalendar, now: datetime, due: datetime) -> int:
    """Count working days after today up to the due date: 0 on the due date, negative when it has passed.

    A due date always is a working day; lateness counts the working days after it, at least 1.
    """
    today, last = calendar.moment(now) // MINUTES_A_DAY, calendar.moment(due) // MINUTES_A_DAY
    if today <= last:
        return calendar.timeline.count_days(today, last)
    return -max(calendar.timeline.count_days(last, today), 1)


def working_days_early(calendar: WorkingCalendar, finished: datetime, due: datetime) -> int:
    """Return by how many working days something was finished before its due date; negative when after it."""
    return working_days_left(calendar, finished, due)


def remaining_text(
    calendar: WorkingCalendar, now: datetime, due: datetime | None, lang: str = "vi", *, paused: bool = False
) -> str:
    """Return "còn 12 ngày làm việc", "hôm nay", "trễ 2 ngày làm việc", "tạm dừng" or "không hẹn ngày"."""
    if paused or due is None:
        return _OTHER[lang][Standing.PAUSED if paused else Standing.NONE]
    left = working_days_left(calendar, now, due)
    one, many, today, late_one, late_many = _LEFT[lang]
    if left == 0:
        return today
    words = (one if left == 1 else many) if left > 0 else (late_one if left == -1 else late_many)
    return words.format(n=abs(left))


def verdict(finished: datetime, due: datetime | None, *, tz: ZoneInfo = VN) -> Verdict:
    """Compare the date of finishing with the promised date on the office's clock; hours do not matter (QĐ 766/QĐ-TTg)."""
    if due is None:
        return Verdict.NONE
    done, promised = _date(finished, tz), _date(due, tz)
    if done == promised:
        return Verdict.ON_TIME
    return Verdict.EARLY if done < promised else Verdict.LATE


def _date(moment: datetime, tz: ZoneInfo) -> date:
    return (moment if moment.tzinfo is None else moment.astimezone(tz)).date()


def standing(
    calendar: WorkingCalendar,
    now: datetime,
    due: datetime | None,
    *,
    paused_since: datetime | None = None,
    soon_days: int = 1,
) -> Standing:
    """Return where an open dossier is. A pause keeps it in time unless it was late before the pause began."""
    if due is None:
        return Standing.PAUSED if paused_since else Standing.NONE
    left = working_days_left(calendar, paused_since or now, due)
    if left < 0:
        return Standing.LATE
    if paused_since:
        return Standing.PAUSED
    if left == 0:
        return Standing.TODAY
    return Standing.SOON if left <= soon_days else Standing.IN_TIME
