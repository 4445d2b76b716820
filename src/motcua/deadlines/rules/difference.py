"""What a changed calendar does to a due date, in words."""

from __future__ import annotations

from datetime import date

from motcua.deadlines.rules.due import Computation
from motcua.deadlines.rules.sessions import MINUTES_A_DAY
from motcua.deadlines.rules.wording import long_date, say, short_date


def explain_difference(before: Computation, after: Computation, lang: str = "vi") -> list[str]:
    """Tell which days between receipt and due date changed, and from when to when the due date moves."""
    if before.due is None or after.due is None or before.due_minute is None or after.due_minute is None:
        return []
    first = before.received_minute // MINUTES_A_DAY
    last = max(before.due_minute, after.due_minute) // MINUTES_A_DAY
    told = [
        line
        for day in range(first, last + 1)
        if (line := _changed(before, after, date.fromordinal(day), lang))
    ]
    new = f"{after.due:%H:%M}, {long_date(after.due, lang)}"
    if before.due == after.due:
        return [*told, say("rebased_same", lang, new=new)]
    old = f"{before.due:%H:%M}, {long_date(before.due, lang)}"
    return [*told, say("rebased", lang, old=old, new=new)]


def _changed(before: Computation, after: Computation, day: date, lang: str) -> str:
    was, now = before.calendar.is_working_day(day), after.calendar.is_working_day(day)
    if was == now:
        return ""
    if now:
        return say("rebased_work", lang, day=short_date(day))
    special = after.calendar.specials.get(day)
    if special is None or not special.name:
        return say("rebased_off_unnamed", lang, day=short_date(day))
    return say("rebased_off", lang, day=short_date(day), name=special.name)
