"""What a person should know beside the table: pauses, a new date, and holidays nobody has decided yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from motcua.deadlines.rules.due import Computation
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, clock_text
from motcua.deadlines.rules.wording import duration, long_date, say, short_date
from motcua.deadlines.states import CALENDAR_UNITS, Unit

_NEAR_DAYS = 31


def notes_of(computation: Computation, lang: str) -> list[str]:
    """Return the notes of a due date in one language."""
    return [*_pauses(computation, lang), *_dates(computation, lang)]


def _pauses(computation: Computation, lang: str) -> Iterator[str]:
    for run in computation.runs:
        days = run.leg.unit in CALENDAR_UNITS
        for stop in run.pauses:
            assert stop.end is not None
            moved = (
                say("moved_days", lang, n=stop.end // MINUTES_A_DAY - stop.start // MINUTES_A_DAY)
                if days
                else duration(computation.calendar.timeline.between(stop.start, stop.end), lang)
            )
            yield say("note_pause", lang, start=_moment(stop.start), end=_moment(stop.end), moved=moved)
    for stop in computation.ignored_pauses:
        yield say("note_pause_late", lang, start=_moment(stop.start))
    if computation.open_pause is not None:
        yield say("note_open", lang, start=_moment(computation.open_pause.start))


def _dates(computation: Computation, lang: str) -> Iterator[str]:
    if computation.extension is not None and computation.due and computation.runs:
        old = date.fromordinal(computation.runs[-1].due // MINUTES_A_DAY)
        yield say("note_extension", lang, due=long_date(computation.due, lang), old=long_date(old, lang))
    if computation.runs and all(run.leg.unit is Unit.WORKING_DAYS for run in computation.runs):
        yield say("note_working", lang)
    known = computation.calendar.known_until
    if known is None or computation.due_minute is None:
        return
    if computation.beyond_known:
        yield say("note_unknown", lang, known=short_date(known))
    elif known.toordinal() - computation.due_minute // MINUTES_A_DAY <= _NEAR_DAYS:
        yield say("note_near_unknown", lang, known=short_date(known))


def _moment(moment: int) -> str:
    day, minute = divmod(moment, MINUTES_A_DAY)
    return f"{clock_text(minute)}, {short_date(date.fromordinal(day))}"
