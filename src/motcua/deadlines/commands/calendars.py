"""Decreeing days off and office hours, and bringing every open clock to the new calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q

from motcua.deadlines.errors import DayOffAndMakeUp, HoursPeriodsOverlap
from motcua.deadlines.events import CalendarChanged, OfficeHoursChanged
from motcua.deadlines.models import CalendarDay, CalendarEdition, OfficeHours
from motcua.deadlines.queries.calendars import office_of
from motcua.deadlines.rules.legs import SAME_DAY_UNTIL
from motcua.deadlines.rules.sessions import DAY_NAMES, parse_sessions, parse_weekly
from motcua.deadlines.rules.wording import short_date
from motcua.deadlines.states import DayKind, OutsideHours
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority

FOREVER = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class DayOrder:
    """One day off or make-up day."""

    day: date
    kind: str
    name: str
    source: str = ""
    decreed_on: date | None = None
    confidence: str = ""
    sessions: tuple[tuple[str, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class DecreeDays:
    """Days that begin or cease to depart from the weekly hours, for one authority (its code) or everybody ("")."""

    days: tuple[DayOrder, ...] = ()
    withdrawn: tuple[date, ...] = ()
    authority: str = ""
    known_until: date | None = None
    article: str = ""

    @property
    def subject(self) -> str:
        """The journal chain of this calendar."""
        return f"calendar:{self.authority or 'common'}"


@dataclass(frozen=True, slots=True)
class SetOfficeHours:
    """Weekly hours from a day on, for one authority (its code) or all that have none of their own ("")."""

    weekly: Mapping[str, Any]
    valid_from: date = FOREVER
    valid_to: date | None = None
    authority: str = ""
    outside_hours: str = OutsideHours.SAME_DATE
    same_day_until: time = SAME_DAY_UNTIL
    source: str = ""
    confidence: str = ""

    @property
    def subject(self) -> str:
        """The journal chain of this calendar."""
        return f"calendar:{self.authority or 'common'}"


@dataclass(frozen=True, slots=True)
class LoadCalendar:
    """A whole calendar of a site; loading it again changes nothing."""

    hours: tuple[SetOfficeHours, ...] = ()
    days: DecreeDays = field(default_factory=DecreeDays)
    subject: str = "calendar:common"


@command
def decree_days(order: DecreeDays, *, actor: Actor, at: datetime) -> CalendarEdition:
    """Add, change or withdraw days off and make-up days. Then call rebase_open_clocks.

    Law: Bộ luật Lao động 2019 art. 111, 112 and the yearly notice. Raises DayOffAndMakeUp, MakeUpWithoutSessions,
    CalendarWithoutHours, SessionInvalid, Authority.DoesNotExist.
    """
    return _edition(at, order.known_until) if _apply_days(order, actor, at) else current_edition(at)


@command
def set_office_hours(order: SetOfficeHours, *, actor: Actor, at: datetime) -> CalendarEdition:
    """Let office hours hold from a day; an open earlier period ends the day before. Then call rebase_open_clocks.

    Raises HoursPeriodsOverlap, SessionInvalid, SessionsOverlap, CalendarShapeWrong.
    """
    return _edition(at, None) if _apply_hours(order, actor, at) else current_edition(at)


@command
def load_calendar(order: LoadCalendar, *, actor: Actor, at: datetime) -> CalendarEdition:
    """Bring hours and days to what a site's files say; nothing is deleted. Raises as the two commands above."""
    return apply_calendar(order, actor=actor, at=at)


def apply_calendar(order: LoadCalendar, *, actor: Actor, at: datetime) -> CalendarEdition:
    """Do the work of load_calendar inside the caller's own command."""
    changed = [_apply_hours(hours, actor, at) for hours in order.hours]
    changed.append(_apply_days(order.days, actor, at))
    return _edition(at, order.days.known_until) if any(changed) else current_edition(at)


def current_edition(at: datetime) -> CalendarEdition:
    """Return the edition row, made on first need."""
    return CalendarEdition.objects.get_or_create(pk=1, defaults={"stamp": uuid4(), "changed_at": at})[0]


def _edition(at: datetime, known_until: date | None) -> CalendarEdition:
    """Give every calendar a new edition; the lock on its row puts decrees in order. Checks that calendars still work."""
    edition = CalendarEdition.objects.select_for_update().get(pk=current_edition(at).pk)
    edition.stamp, edition.changed_at = uuid4(), at
    edition.known_until = known_until or edition.known_until
    edition.save()
    owners = OfficeHours.objects.filter(authority__isnull=False).values_list("authority_id", flat=True)
    others = CalendarDay.objects.filter(authority__isnull=False).values_list("authority_id", flat=True)
    for authority_id in {None, *owners, *others}:
        office_of(authority_id)
    return edition


def _authority(code: str) -> Authority | None:
    return Authority.objects.get(code=code) if code else None


def _apply_days(order: DecreeDays, actor: Actor, at: datetime) -> bool:
    authority = _authority(order.authority)
    known = {day.date: day for day in CalendarDay.objects.filter(authority=authority)}
    changed = [day for day in _wanted(order, authority) if _differs(known.get(day.date), day)]
    gone = [day for day in order.withdrawn if day in known]
    CalendarDay.objects.filter(authority=authority, date__in=gone).delete()
    for day in changed:
        day.pk = known[day.date].pk if day.date in known else None
        day.clean_fields(exclude=["authority"])
    CalendarDay.objects.bulk_create([day for day in changed if day.pk is None])
    CalendarDay.objects.bulk_update([day for day in changed if day.pk is not None], _DAY_FIELDS)
    edition = current_edition(at)
    horizon = order.known_until not in (None, edition.known_until)
    if changed or gone or horizon:
        _tell_days(order, changed, gone, actor, at)
    return bool(changed or gone or horizon)


def _wanted(order: DecreeDays, authority: Authority | None) -> list[CalendarDay]:
    kinds: dict[date, str] = {}
    rows = []
    for day in order.days:
        if kinds.setdefault(day.day, day.kind) != day.kind:
            raise DayOffAndMakeUp(date=day.day)
        sessions = [list(pair) for pair in day.sessions] if day.sessions else None
        if sessions is not None:
            parse_sessions(sessions, str(day.day))
        rows.append(
            CalendarDay(
                authority=authority, date=day.day, kind=DayKind(day.kind), name=day.name, source=day.source,
                decreed_on=day.decreed_on, confidence=day.confidence, sessions=sessions,
            )
        )  # fmt: skip
    return rows


_DAY_FIELDS = ("kind", "name", "source", "decreed_on", "confidence", "sessions")
_HOURS_FIELDS = ("weekly", "valid_to", "outside_hours", "same_day_until", "source", "confidence")


def _differs(stored: models.Model | None, wanted: models.Model, names: tuple[str, ...] = _DAY_FIELDS) -> bool:
    return stored is None or any(getattr(stored, name) != getattr(wanted, name) for name in names)


def _tell_days(
    order: DecreeDays, changed: list[CalendarDay], gone: list[date], actor: Actor, at: datetime
) -> None:
    days = tuple(f"{short_date(day.date)} {day.kind}: {day.name}" for day in changed)
    event = CalendarChanged(order.authority, days, tuple(short_date(day) for day in gone), order.known_until)
    record(event, subject=order.subject, actor=actor, at=at, article=order.article)


def _apply_hours(order: SetOfficeHours, actor: Actor, at: datetime) -> bool:
    parse_weekly(dict(order.weekly))
    authority = _authority(order.authority)
    weekly = {name: [list(pair) for pair in order.weekly.get(name) or []] for name in DAY_NAMES}
    row = OfficeHours(
        authority=authority, weekly=weekly, valid_from=order.valid_from, valid_to=order.valid_to,
        outside_hours=OutsideHours(order.outside_hours), same_day_until=order.same_day_until,
        source=order.source, confidence=order.confidence,
    )  # fmt: skip
    stored = OfficeHours.objects.filter(authority=authority, valid_from=order.valid_from).first()
    if not _differs(stored, row, _HOURS_FIELDS):
        return False
    OfficeHours.objects.filter(authority=authority, valid_from__lt=order.valid_from, valid_to=None).update(
        valid_to=order.valid_from - timedelta(days=1)
    )
    _refuse_overlap(row)
    row.pk = stored.pk if stored else None
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save()
    hours = "; ".join(f"{name} {weekly[name]}" for name in DAY_NAMES if weekly[name])
    event = OfficeHoursChanged(order.authority, order.valid_from, order.valid_to, hours, row.outside_hours)
    record(event, subject=order.subject, actor=actor, at=at)
    return True


def _refuse_overlap(row: OfficeHours) -> None:
    others = OfficeHours.objects.filter(authority=row.authority).exclude(valid_from=row.valid_from)
    meets = others.filter(Q(valid_to=None) | Q(valid_to__gte=row.valid_from))
    if row.valid_to is not None:
        meets = meets.filter(valid_from__lte=row.valid_to)
    other = meets.order_by("valid_from").first()
    if other is not None:
        raise HoursPeriodsOverlap(date=max(other.valid_from, row.valid_from))
