"""When a dossier counts as received, and by when the counter must hand it over."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Protocol

from motcua.dossiers.errors import (
    LateEntryNeedsReason,
    NewDateWrong,
    ReceivedInFuture,
    ReceivedTooEarly,
    ResultDateWrong,
    SupplementDeadlineWrong,
    TimeGoesBack,
)

HANDOVER_CUT = time(15, 0)
LATE_ENTRY = timedelta(minutes=15)
OLDEST_ENTRY = timedelta(hours=24)
START_OF_DAY_MINUTES = 60
LONGEST_ANSWER = timedelta(days=365)


class Calendar(Protocol):
    """What these rules need of a working calendar."""

    def is_working_day(self, day: date) -> bool: ...
    def next_working_day(self, day: date) -> date: ...
    def sessions_on(self, day: date) -> tuple[tuple[int, int], ...]: ...


def check_received_at(received: datetime, at: datetime, late_entry_reason: str) -> None:
    """Refuse a time of receipt that is not now: nobody may quietly re-date a dossier.

    Entering up to a day late (a power cut) needs a reason. Raises ReceivedInFuture,
    ReceivedTooEarly, LateEntryNeedsReason.
    """
    if received > at:
        raise ReceivedInFuture(given=received, now=at)
    if at - received > OLDEST_ENTRY:
        raise ReceivedTooEarly(given=received)
    if at - received > LATE_ENTRY and not late_entry_reason:
        raise LateEntryNeedsReason(given=received)


def hand_over_by(calendar: Calendar, received: datetime) -> datetime:
    """Return by when a dossier must leave the counter, given its local time of receipt.

    The same working day; received after 15:00 or on a day off, the start of the next working day,
    read as its first hour (Decree 118/2025/NĐ-CP art. 18(2); what "start" means is our reading).
    """
    day = received.date()
    if calendar.is_working_day(day) and received.time() <= HANDOVER_CUT:
        return _minute(received, day, calendar.sessions_on(day)[-1][1])
    day = calendar.next_working_day(day)
    opening, close = calendar.sessions_on(day)[0]
    return _minute(received, day, min(opening + START_OF_DAY_MINUTES, close))


def _minute(like: datetime, day: date, minute: int) -> datetime:
    midnight = datetime.combine(day, time(), tzinfo=like.tzinfo)
    return midnight + timedelta(minutes=minute)


def check_follows(at: datetime, last: datetime) -> None:
    """Refuse an act told to be before the one already recorded. Raises TimeGoesBack."""
    if at < last:
        raise TimeGoesBack(at=at, last=last)


def check_answer_by(answer_by: date, today: date) -> None:
    """Check the applicant's time to answer. Raises SupplementDeadlineWrong."""
    if not today < answer_by <= today + LONGEST_ANSWER:
        raise SupplementDeadlineWrong(today=today)


def check_new_due(calendar: Calendar, new_due: date, due: date, today: date) -> None:
    """Check the one new date that an apology may give. Raises NewDateWrong."""
    sane = due < new_due <= max(due, today) + LONGEST_ANSWER and new_due > today
    if not sane or not calendar.is_working_day(new_due):
        raise NewDateWrong(due=due)


def check_issued_on(issued_on: date, received: date, today: date) -> None:
    """Check the date on the result. Raises ResultDateWrong."""
    if not received <= issued_on <= today:
        raise ResultDateWrong(received=received, today=today)
