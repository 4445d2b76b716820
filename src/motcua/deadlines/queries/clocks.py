"""What a clock says: its due date, the reasons, where it stands."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from motcua.deadlines.models import Clock, ClockEntry
from motcua.deadlines.queries.calendars import office_of
from motcua.deadlines.rules.due import Computation, compute
from motcua.deadlines.rules.explain import Explanation, explain
from motcua.deadlines.rules.ledger import Terms, computation_from
from motcua.deadlines.rules.limits import TimeLimit
from motcua.deadlines.rules.measure import remaining_text, standing, verdict
from motcua.deadlines.states import ClockState, Standing, Verdict
from motcua.organisation.public import Authority


def entries_of(clock: Clock) -> QuerySet[ClockEntry]:
    """Return the ledger of a clock in order."""
    rows: QuerySet[ClockEntry] = ClockEntry.objects.filter(clock=clock).order_by("seq")
    return rows


def terms_of(clock: Clock) -> Terms:
    """Return what was agreed when the clock was started."""
    return Terms(clock.limit_text, clock.policy, clock.outside_hours, clock.same_day_until)


def computation_of(clock: Clock) -> Computation:
    """Return the due date that the ledger means under the present calendar, with its reasons."""
    return computation_from(entries_of(clock), terms_of(clock), office_of(clock.authority_id).calendar)


def due_of(clock: Clock) -> datetime | None:
    """Return the due moment: of an open clock from its ledger, of a concluded one as it stood at the end."""
    if clock.state == ClockState.CONCLUDED:
        last = entries_of(clock).last()
        return last.due_after if last else None
    return computation_of(clock).due


def explain_clock(clock: Clock, lang: str = "vi") -> Explanation:
    """Tell why the due date of a clock is what it is, in Vietnamese or English."""
    return explain(computation_of(clock), lang)


def verdict_of(clock: Clock) -> Verdict:
    """Return early, on time or late for a concluded clock, against the promise before any apology; else NONE."""
    if clock.concluded_at is None:
        return Verdict.NONE
    return verdict(clock.concluded_at, clock.promised_due_at, tz=office_of(clock.authority_id).calendar.tz)


def standing_of(clock: Clock, now: datetime) -> Standing:
    """Return where an open clock is now."""
    since = clock.paused_at if clock.state == ClockState.PAUSED else None
    return standing(office_of(clock.authority_id).calendar, now, clock.due_at, paused_since=since)


def remaining_of(clock: Clock, now: datetime, lang: str = "vi") -> str:
    """Return "còn 3 ngày làm việc", "hôm nay", "trễ …", "tạm dừng" or "không hẹn ngày"."""
    paused = standing_of(clock, now) is Standing.PAUSED
    since = clock.paused_at if clock.state == ClockState.PAUSED else None
    calendar = office_of(clock.authority_id).calendar
    return remaining_text(calendar, since or now, clock.due_at, lang, paused=paused)


def appointment_for(authority: Authority | None, limit: TimeLimit | str, received: datetime) -> Computation:
    """Return what date would be promised for a receipt at this moment, under the authority's own reading."""
    office = office_of(authority.pk if authority else None)
    outside, until = office.reading_on(received.astimezone(office.calendar.tz).date())
    return compute(office.calendar, limit, received, outside_hours=outside, same_day_until=until)
