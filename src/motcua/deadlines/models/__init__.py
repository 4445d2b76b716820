"""Tables: office hours, calendar days, clocks and the ledger of each."""

from motcua.deadlines.models.calendar import CalendarDay, CalendarEdition, OfficeHours
from motcua.deadlines.models.clock import Clock, ClockEntry, ClockQuerySet

__all__ = ["CalendarDay", "CalendarEdition", "Clock", "ClockEntry", "ClockQuerySet", "OfficeHours"]
