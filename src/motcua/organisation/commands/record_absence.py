"""The act of recording that an officer will be away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_line
from motcua.organisation import policies
from motcua.organisation.commands.finding import locked_officers
from motcua.organisation.errors import AbsenceOverlaps, ReasonMissing
from motcua.organisation.events import AbsenceRecorded
from motcua.organisation.models import Absence
from motcua.organisation.queries.holders import places_of
from motcua.organisation.rules.delegation import check_days


@dataclass(frozen=True, slots=True)
class RecordAbsence:
    """An officer is away from the first to the last day, both counted."""

    officer: str
    starts_on: date
    ends_on: date
    reason: str


@command
def record_absence(order: RecordAbsence, *, actor: Actor, at: datetime) -> Absence:
    """Record days away; past days may be entered too, for sickness reported afterwards.

    Law: Decree 118/2025/NĐ-CP art. 11(8). Raises ReasonMissing, EndBeforeStart, NotYourPeople,
    AbsenceOverlaps, OfficerUnknown.
    """
    reason = clean_line(order.reason, limit=200, field="reason")
    if not reason:
        raise ReasonMissing
    check_days(order.starts_on, order.ends_on, field="ends_on")
    (officer,) = locked_officers(order.officer)
    places = {(authority, unit) for authority, unit, _role in places_of(officer, local(at).date())}
    policies.may_record_absence(actor, officer, places=places).require()
    other = Absence.objects.filter(
        officer=officer, starts_on__lte=order.ends_on, ends_on__gte=order.starts_on
    ).first()
    if other is not None:
        raise AbsenceOverlaps(officer=officer.full_name, starts=other.starts_on, ends=other.ends_on)
    made = Absence.objects.create(
        officer=officer, starts_on=order.starts_on, ends_on=order.ends_on, reason=reason
    )
    event = AbsenceRecorded(officer=officer.code, starts_on=made.starts_on, ends_on=made.ends_on)
    record(event, subject=f"officer:{officer.code}", actor=actor, at=at, reason=reason)
    return made
