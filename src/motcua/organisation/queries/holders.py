"""Who holds which post, who is away, and who acts instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.kernel.clock import local
from motcua.organisation.models import Absence, Authority, Delegation, Holding, Officer
from motcua.organisation.rules.delegation import scopes_meet
from motcua.organisation.rules.filling import Need, Seat, unfilled


@dataclass(frozen=True, slots=True)
class StandIn:
    """A colleague who may do an officer's work at a moment."""

    officer: Officer
    by_delegation: bool
    may_sign: bool
    basis: str = ""


def holders(
    authority: Authority | str,
    role: str,
    unit: str | None = None,
    *,
    at: datetime,
    unit_kind: str = "",
    present: bool = False,
) -> list[Officer]:
    """Return the officers who hold a role in an authority (or one of its units) at a moment, by code.

    `present` leaves out those recorded as away that day. One query.
    """
    day = local(at).date()
    code = authority if isinstance(authority, str) else authority.code
    held = Holding.objects.in_force(day).filter(post__role=role, post__unit__authority__code=code)
    if unit:
        held = held.filter(post__unit__code=unit)
    if unit_kind:
        held = held.filter(post__unit__kind=unit_kind)
    officers = Officer.objects.filter(holdings__in=held).order_by("code").distinct()
    if present:
        officers = officers.exclude(absences__in=Absence.objects.on(day))
    return list(officers)


def fill_check(needs: Iterable[Need], on: date) -> list[Need]:
    """Return the needs that nobody could meet on a day ("every post filled"). One query."""
    wanted = list(needs)
    return unfilled(wanted, _seats({need.authority for need in wanted}, on))


def _seats(authorities: set[str], on: date) -> list[Seat]:
    rows = (
        Holding.objects.in_force(on)
        .filter(post__unit__authority__code__in=authorities)
        .values_list("post__unit__authority__code", "post__unit__code", "post__unit__kind", "post__role")
    )
    return [Seat(*row) for row in rows]


def stand_ins(officer: Officer, *, at: datetime, procedure: str = "", signing: bool = False) -> list[StandIn]:
    """Return who may do an officer's work at a moment: by delegation first, then colleagues in the same role.

    Colleagues of the same unit and role are the backup of Decree 118/2025/NĐ-CP art. 11(8); they sign
    only with their own post. Those away that day are left out. Three queries at most.
    """
    away = set(Absence.objects.on(local(at).date()).values_list("officer_id", flat=True))
    found = [each for each in _delegates(officer, at, procedure, signing) if each.officer.pk not in away]
    known = {each.officer.pk for each in found} | {officer.pk} | away
    colleagues = [] if signing else _colleagues(officer, at)
    return found + [StandIn(each, False, False) for each in colleagues if each.pk not in known]


def _delegates(officer: Officer, at: datetime, procedure: str, signing: bool) -> list[StandIn]:
    scope = [procedure] if procedure else []
    given = (
        Delegation.objects.in_force(at).filter(delegator=officer).select_related("delegate").order_by("id")
    )
    return [
        StandIn(each.delegate, True, each.may_sign, each.basis)
        for each in given
        if scopes_meet(scope, each.scope_procedures) and (each.may_sign or not signing)
    ]


def _colleagues(officer: Officer, at: datetime) -> list[Officer]:
    day = local(at).date()
    mine = Holding.objects.in_force(day).filter(officer=officer).values_list("post__unit_id", "post__role")
    alike = Q(pk__in=[])
    for unit_id, role in mine:
        alike |= Q(post__unit_id=unit_id, post__role=role)
    held = Holding.objects.in_force(day).filter(alike)
    return list(Officer.objects.filter(holdings__in=held).order_by("code").distinct())


def colleagues_in(authority: str, unit: str, on: date) -> list[Officer]:
    """Return everybody who sits in a unit on a day, by code. One query."""
    held = Holding.objects.in_force(on).filter(post__unit__authority__code=authority, post__unit__code=unit)
    return list(Officer.objects.filter(holdings__in=held).order_by("code").distinct())


def places_of(officer: Officer, on: date) -> list[tuple[str, str, str]]:
    """Return the (authority, unit, role) an officer sits in on a day. One query."""
    rows = Holding.objects.in_force(on).filter(officer=officer)
    return list(rows.values_list("post__unit__authority__code", "post__unit__code", "post__role"))
