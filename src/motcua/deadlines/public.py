"""The only door to deadlines for neighbours.

The engine is plain Python. What needs the database (models, commands, queries) is fetched on first use, so that
the command line can compute a due date without starting Django.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from motcua.deadlines.errors import DeadlineError, LimitNotUnderstood, PauseStillOpen
from motcua.deadlines.rules.calendar import HoursPeriod, SpecialDay, WorkingCalendar
from motcua.deadlines.rules.difference import explain_difference
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
from motcua.deadlines.rules.wording import (
    SHORT_WEEKDAYS,
    duration,
    hours_in_words,
    long_date,
    short_date,
    weekday,
)
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

if TYPE_CHECKING:
    from motcua.deadlines.commands.calendars import (
        DayOrder,
        DecreeDays,
        LoadCalendar,
        SetOfficeHours,
        apply_calendar,
        decree_days,
        load_calendar,
        set_office_hours,
    )
    from motcua.deadlines.commands.clocks import (
        conclude_clock,
        extend_clock,
        rebase_clock,
        reopen_clock,
        resume_clock,
        start_clock,
        stop_clock,
    )
    from motcua.deadlines.commands.rebase import rebase_open_clocks
    from motcua.deadlines.commands.site import site_calendar_order
    from motcua.deadlines.models import CalendarDay, CalendarEdition, Clock, ClockEntry, OfficeHours
    from motcua.deadlines.queries.calendars import calendar_for, office_of
    from motcua.deadlines.queries.clocks import (
        appointment_for,
        computation_of,
        due_of,
        entries_of,
        explain_clock,
        remaining_of,
        standing_of,
        verdict_of,
    )

__all__ = [
    "SHORT_WEEKDAYS",
    "CalendarDay",
    "CalendarEdition",
    "Clock",
    "ClockEntry",
    "ClockState",
    "Computation",
    "DayCell",
    "DayKind",
    "DayOrder",
    "DeadlineError",
    "DecreeDays",
    "EntryKind",
    "ExplainLine",
    "Explanation",
    "Extension",
    "HoursPeriod",
    "Leg",
    "LimitNotUnderstood",
    "LoadCalendar",
    "OfficeHours",
    "OutsideHours",
    "Pause",
    "PauseStillOpen",
    "Policy",
    "SetOfficeHours",
    "SpecialDay",
    "Standing",
    "StopReason",
    "TimeLimit",
    "Unit",
    "Verdict",
    "WorkingCalendar",
    "apply_calendar",
    "appointment_for",
    "calendar_for",
    "calendar_from_dict",
    "calendar_from_json",
    "calendar_from_site",
    "computation_of",
    "compute",
    "conclude_clock",
    "decree_days",
    "due_of",
    "duration",
    "entries_of",
    "explain",
    "explain_clock",
    "explain_difference",
    "extend_clock",
    "hours_in_words",
    "load_calendar",
    "long_date",
    "office_of",
    "parse_moment",
    "parse_pauses",
    "parse_typed_moment",
    "rebase_clock",
    "rebase_open_clocks",
    "remaining_of",
    "remaining_text",
    "reopen_clock",
    "resume_clock",
    "set_office_hours",
    "short_date",
    "site_calendar_order",
    "standing",
    "standing_of",
    "start_clock",
    "step_due",
    "stop_clock",
    "verdict",
    "verdict_of",
    "weekday",
    "working_days_early",
    "working_days_left",
    "working_minutes_between",
]

_HOMES = {
    "motcua.deadlines.models": ("CalendarDay", "CalendarEdition", "Clock", "ClockEntry", "OfficeHours"),
    "motcua.deadlines.queries.calendars": ("calendar_for", "office_of"),
    "motcua.deadlines.queries.clocks": (
        "appointment_for",
        "computation_of",
        "due_of",
        "entries_of",
        "explain_clock",
        "remaining_of",
        "standing_of",
        "verdict_of",
    ),
    "motcua.deadlines.commands.clocks": (
        "conclude_clock",
        "extend_clock",
        "rebase_clock",
        "reopen_clock",
        "resume_clock",
        "start_clock",
        "stop_clock",
    ),
    "motcua.deadlines.commands.calendars": (
        "DayOrder",
        "DecreeDays",
        "LoadCalendar",
        "SetOfficeHours",
        "apply_calendar",
        "decree_days",
        "load_calendar",
        "set_office_hours",
    ),
    "motcua.deadlines.commands.rebase": ("rebase_open_clocks",),
    "motcua.deadlines.commands.site": ("site_calendar_order",),
}
_WITH_DATABASE = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name in _WITH_DATABASE:
        return getattr(import_module(_WITH_DATABASE[name]), name)
    raise AttributeError(name)
