"""A unit as its head sees it: who sits there, who is away, whose work goes to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.kernel.clock import local
from motcua.organisation.models import Absence, Delegation, Holding, Officer


@dataclass(frozen=True, slots=True)
class Member:
    """One officer of a unit at a moment."""

    officer: Officer
    title: str
    role: str
    away_until: date | None
    delegates: tuple[str, ...]

    @property
    def is_away(self) -> bool:
        """Tell whether the officer is away today."""
        return self.away_until is not None


def team(authority: str, unit: str, *, at: datetime) -> list[Member]:
    """Return the officers of a unit with their absence and delegates at a moment, by code. Three queries."""
    day = local(at).date()
    held = list(
        Holding.objects.in_force(day)
        .filter(post__unit__authority__code=authority, post__unit__code=unit)
        .select_related("officer", "post")
        .order_by("officer__code", "id")
    )
    codes = {each.officer_id for each in held}
    away = dict(Absence.objects.on(day).filter(officer_id__in=codes).values_list("officer_id", "ends_on"))
    given: dict[int, list[str]] = {}
    for each in (
        Delegation.objects.in_force(at)
        .filter(delegator_id__in=codes)
        .select_related("delegate")
        .order_by("id")
    ):
        given.setdefault(each.delegator_id, []).append(each.delegate.full_name)
    return [
        Member(
            officer=each.officer,
            title=each.post.title,
            role=each.post.role,
            away_until=away.get(each.officer_id),
            delegates=tuple(given.get(each.officer_id, ())),
        )
        for each in held
    ]


def delegations_of(officer: Officer, *, at: datetime) -> list[Delegation]:
    """Return the delegations given or received that hold now or later, soonest first. One query."""
    mine = Q(delegator=officer) | Q(delegate=officer)
    rows = Delegation.objects.standing().filter(mine, ends_at__gt=at)
    return list(rows.select_related("delegator", "delegate").order_by("starts_at", "id"))


def absences_of(officer: Officer, *, since: date) -> list[Absence]:
    """Return the days away that end on a day or later, soonest first. One query."""
    return list(Absence.objects.filter(officer=officer, ends_on__gte=since).order_by("starts_on"))
