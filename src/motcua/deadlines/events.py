"""What happens in this room and others may want to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """Days off, make-up days or the horizon of what is decreed changed. `authority` is empty for everybody."""

    kind: ClassVar[str] = "deadlines.calendar_changed"
    authority: str
    days: tuple[str, ...]
    withdrawn: tuple[str, ...]
    known_until: date | None


@dataclass(frozen=True, slots=True)
class OfficeHoursChanged:
    """Office hours begin to hold from a day."""

    kind: ClassVar[str] = "deadlines.office_hours_changed"
    authority: str
    valid_from: date
    valid_to: date | None
    hours: str
    outside_hours: str


@dataclass(frozen=True, slots=True)
class ClockRebased:
    """A changed calendar moved the due date of an open clock."""

    kind: ClassVar[str] = "deadlines.clock_rebased"
    clock_id: int
    subject: str
    old_due: datetime | None
    new_due: datetime | None
