"""The closed lists of this room: units, readings, policies, states and verdicts."""

from __future__ import annotations

from enum import StrEnum


class Unit(StrEnum):
    """What a time limit is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    WORKING_HOURS = "working_hours"
    WORKING_MINUTES = "working_minutes"
    SAME_DAY = "same_day"
    NONE = "none"


CALENDAR_UNITS = frozenset({Unit.DAYS, Unit.WEEKS, Unit.MONTHS})


class Policy(StrEnum):
    """What happens to the time already used when a stopped clock starts again."""

    RESUME = "resume"
    RESTART = "restart"


class OutsideHours(StrEnum):
    """How an authority reads a receipt outside office hours."""

    SAME_DATE = "close_of_due_date"
    NEXT_OPENING = "next_opening"


class DayKind(StrEnum):
    """A day that departs from the weekly hours."""

    OFF = "off"
    MAKE_UP = "make_up"


class ClockState(StrEnum):
    """Where a clock is."""

    RUNNING = "running"
    PAUSED = "paused"
    CONCLUDED = "concluded"


class EntryKind(StrEnum):
    """One line of a clock's ledger."""

    STARTED = "started"
    STOPPED = "stopped"
    RESUMED = "resumed"
    EXTENDED = "extended"
    REBASED = "rebased"
    CONCLUDED = "concluded"
    REOPENED = "reopened"


ALLOWED_ENTRIES: dict[ClockState, dict[EntryKind, ClockState]] = {
    ClockState.RUNNING: {
        EntryKind.STOPPED: ClockState.PAUSED,
        EntryKind.EXTENDED: ClockState.RUNNING,
        EntryKind.REBASED: ClockState.RUNNING,
        EntryKind.CONCLUDED: ClockState.CONCLUDED,
    },
    ClockState.PAUSED: {
        EntryKind.RESUMED: ClockState.RUNNING,
        EntryKind.REBASED: ClockState.PAUSED,
        EntryKind.CONCLUDED: ClockState.CONCLUDED,
    },
    ClockState.CONCLUDED: {EntryKind.REOPENED: ClockState.RUNNING},
}


class StopReason(StrEnum):
    """Why a clock stands still."""

    SUPPLEMENT = "supplement"
    FINANCIAL = "financial_obligation"
    OTHER = "other"


class Verdict(StrEnum):
    """The statistics' answer for a finished dossier; dates are compared, not hours."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    NONE = "none"


class Standing(StrEnum):
    """Where an open dossier is now."""

    IN_TIME = "in_time"
    SOON = "soon"
    TODAY = "today"
    LATE = "late"
    PAUSED = "paused"
    NONE = "none"
