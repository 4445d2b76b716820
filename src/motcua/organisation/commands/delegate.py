"""The act of delegating work for a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_line
from motcua.organisation import policies
from motcua.organisation.commands.finding import locked_officers
from motcua.organisation.errors import (
    BasisMissing,
    DelegateAway,
    DelegationCrossesUnits,
    DelegationOverlaps,
    DelegationToSelf,
)
from motcua.organisation.events import WorkDelegated
from motcua.organisation.models import Absence, Delegation, Officer
from motcua.organisation.queries.holders import places_of
from motcua.organisation.rules.delegation import check_window, scopes_meet

ARTICLE = "Nghị định 118/2025/NĐ-CP, Điều 11 khoản 8"


@dataclass(frozen=True, slots=True)
class Delegate:
    """Give an officer's work to a colleague from one instant to another; empty scope means all procedures."""

    delegator: str
    delegate: str
    starts_at: datetime
    ends_at: datetime
    basis: str
    scope_procedures: tuple[str, ...] = ()
    may_sign: bool = False


@command
def delegate(order: Delegate, *, actor: Actor, at: datetime) -> Delegation:
    """Delegate work inside a unit; it ends by itself and can be revoked.

    Law: Decree 118/2025/NĐ-CP art. 11(8); guide §9.2. Raises DelegationToSelf, MakerIsDelegate,
    SigningNotYours, NotYourPeople, DelegationCrossesUnits, DelegateAway, DelegationOverlaps,
    BasisMissing, AlreadyPast, EndBeforeStart, DelegationTooLong, OfficerUnknown.
    """
    if order.delegator == order.delegate:
        raise DelegationToSelf
    basis = clean_line(order.basis, limit=300, field="basis")
    if not basis:
        raise BasisMissing
    starts_at = check_window(order.starts_at, order.ends_at, at)
    giver, taker = locked_officers(order.delegator, order.delegate)
    _check_people(order, giver, taker, actor, starts_at)
    _check_free(order, giver, taker, starts_at)
    made = Delegation.objects.create(
        delegator=giver,
        delegate=taker,
        starts_at=starts_at,
        ends_at=order.ends_at,
        scope_procedures=sorted(set(order.scope_procedures)),
        may_sign=order.may_sign,
        basis=basis,
    )
    _record(made, actor, at)
    return made


def _check_people(order: Delegate, giver: Officer, taker: Officer, actor: Actor, starts_at: datetime) -> None:
    day = local(starts_at).date()
    seats = places_of(giver, day)
    places = {(authority, unit) for authority, unit, _role in seats}
    roles = [role for _authority, _unit, role in seats]
    policies.may_delegate(actor, giver, taker, places=places, roles=roles, may_sign=order.may_sign).require()
    theirs = {(authority, unit) for authority, unit, _role in places_of(taker, day)}
    if places.isdisjoint(theirs):
        raise DelegationCrossesUnits(delegator=giver.full_name, delegate=taker.full_name)


def _check_free(order: Delegate, giver: Officer, taker: Officer, starts_at: datetime) -> None:
    """Refuse a second delegation of the same work, and a colleague who is away or has handed on their own work."""
    meeting = Delegation.objects.standing().filter(starts_at__lt=order.ends_at, ends_at__gt=starts_at)
    for other in meeting.filter(delegator=giver).select_related("delegate"):
        if other.delegate_id == taker.pk or scopes_meet(other.scope_procedures, order.scope_procedures):
            raise DelegationOverlaps(delegate=other.delegate.full_name, until=other.ends_at)
    handed_on = meeting.filter(delegator=taker).first()
    if handed_on is not None:
        raise DelegateAway(delegate=taker.full_name, until=handed_on.ends_at)
    first, last = local(starts_at).date(), local(order.ends_at).date()
    away = Absence.objects.filter(officer=taker, starts_on__lte=last, ends_on__gte=first).first()
    if away is not None:
        raise DelegateAway(delegate=taker.full_name, until=away.ends_on)


def _record(made: Delegation, actor: Actor, at: datetime) -> None:
    event = WorkDelegated(
        delegation_id=made.pk,
        delegator=made.delegator.code,
        delegate=made.delegate.code,
        starts_at=made.starts_at,
        ends_at=made.ends_at,
        scope_procedures=tuple(made.scope_procedures),
        may_sign=made.may_sign,
    )
    record(
        event,
        subject=f"officer:{made.delegator.code}",
        actor=actor,
        at=at,
        article=ARTICLE,
        reason=made.basis,
    )
