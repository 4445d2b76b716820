"""The acts of putting an officer into a post and of ending that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line
from motcua.organisation import policies
from motcua.organisation.commands.finding import locked_officers, post_on, post_path
from motcua.organisation.errors import BasisMissing, HoldingOverlaps, HoldingUnknown
from motcua.organisation.events import PostLeft, PostTaken
from motcua.organisation.models import Holding, Officer, Post
from motcua.organisation.rules.delegation import check_days


@dataclass(frozen=True, slots=True)
class ChangeHolding:
    """Put an officer into a post from a day (`ends=False`), or let the last day there be `day` (`ends=True`)."""

    officer: str
    authority: str
    unit: str
    post: str
    day: date
    basis: str
    ends: bool = False
    until: date | None = None


@command
def change_holding(order: ChangeHolding, *, actor: Actor, at: datetime) -> Holding:
    """Start or end an officer's time in a post; earlier holdings stay on record.

    Raises BasisMissing, NotAdministrator, OwnPost, PostUnknown, HoldingOverlaps, HoldingUnknown,
    EndBeforeStart, OfficerUnknown.
    """
    basis = clean_line(order.basis, limit=300, field="basis")
    if not basis:
        raise BasisMissing
    (officer,) = locked_officers(order.officer)
    policies.may_change_holding(actor, officer).require()
    post = post_on(order.authority, order.unit, order.post, order.day)
    change = _leave if order.ends else _take
    holding, event = change(order, officer, post)
    subject = f"officer:{officer.code}"
    record(event, subject=subject, actor=actor, at=at, reason=basis, authority=order.authority)
    return holding


def _take(order: ChangeHolding, officer: Officer, post: Post) -> tuple[Holding, PostTaken]:
    check_days(order.day, order.until, field="until")
    meeting = Holding.objects.filter(officer=officer, post=post).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=order.day)
    )
    if order.until is not None:
        meeting = meeting.filter(valid_from__lte=order.until)
    other = meeting.first()
    if other is not None:
        raise HoldingOverlaps(officer=officer.full_name, post=post.title, starts=other.valid_from)
    made = Holding.objects.create(officer=officer, post=post, valid_from=order.day, valid_to=order.until)
    return made, PostTaken(
        officer=officer.code, post=post_path(post), starts_on=order.day, ends_on=order.until
    )


def _leave(order: ChangeHolding, officer: Officer, post: Post) -> tuple[Holding, PostLeft]:
    held = Holding.objects.valid_on(order.day).filter(officer=officer, post=post).first()
    if held is None:
        raise HoldingUnknown(officer=officer.full_name, post=post.title, on=order.day)
    held.valid_to = order.day
    held.save(update_fields=["valid_to"])
    return held, PostLeft(officer=officer.code, post=post_path(post), last_day=order.day)
