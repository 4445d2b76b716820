"""The only door to deadlines for neighbours.

The engine is plain Python. What needs the database (models, commands, queries) is fetched on first use, so that
the command line can compute a due date without starting Django.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from motcua.deadlines.errors import DeadlineError, LimitNotUnderstood, PauseStillOpen
from motcua.deadlines.rules.calendar import HoursPeriod, SpecialDay, WorkingCalendar
from motcua.deadlines.rules.due import Computation, Extension, compute
from motcua.deadlines.rules.explain import DayCell, ExplainLine, Explanation, explain
from motcua.deadlines.rules.limits import Leg, TimeLimit
from motcua.deadlines.rules.measure import (
    remaining_text,
    standing,
    step_due,
    verdict,
    working_days_early,
    working_days_left,
    working_minutes_between,
)
from motcua.deadlines.rules.moments import parse_moment, parse_pauses, parse_typed_moment
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.rules.source import calendar_from_dict, calendar_from_json, calendar_from_site
from motcua.deadlines.rules.wording import SHORT_WEEKDAYS, duration, long_date, short_date, weekday
from motcua.deadlines.states import (
    ClockState,
    DayKind,
    EntryKind,
    OutsideHours,
    Policy,
    Standing,
    StopReason,
    Unit,
    Verdict,
)

__all__ = [
    "SHORT_WEEKDAYS",
    "ClockState",
    "Computation",
    "DayCell",
    "DayKind",
    "DeadlineError",
    "EntryKind",
    "ExplainLine",
    "Explanation",
    "Extension",
    "HoursPeriod",
    "Leg",
    "LimitNotUnderstood",
    "OutsideHours",
    "Pause",
    "PauseStillOpen",
    "Policy",
    "SpecialDay",
    "Standing",
    "StopReason",
    "TimeLimit",
    "Unit",
    "Verdict",
    "WorkingCalendar",
    "calendar_from_dict",
    "calendar_from_json",
    "calendar_from_site",
    "compute",
    "duration",
    "explain",
    "long_date",
    "parse_moment",
    "parse_pauses",
    "parse_typed_moment",
    "remaining_text",
    "short_date",
    "standing",
    "step_due",
    "verdict",
    "weekday",
    "working_days_early",
    "working_days_left",
    "working_minutes_between",
]

_WITH_DATABASE: dict[str, str] = {}


def __getattr__(name: str) -> Any:
    if name in _WITH_DATABASE:
        return getattr(import_module(_WITH_DATABASE[name]), name)
    raise AttributeError(name)
