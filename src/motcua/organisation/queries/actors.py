"""Who is acting: an account seen as the posts its owner holds at one moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AnonymousUser

from motcua.kernel.actor import NOBODY, Actor
from motcua.kernel.clock import local
from motcua.organisation.models import Account, Delegation, Holding, Officer
from motcua.organisation.models.dated import covers
from motcua.organisation.models.officer import HoldingQuerySet
from motcua.organisation.rules.delegation import Power
from motcua.organisation.states import Role

_RANK = {role: rank for rank, role in enumerate(
    (Role.DIRECTOR, Role.DIVISION_HEAD, Role.COUNTER_HEAD, Role.CASE_OFFICER, Role.COUNTER, Role.CLERK,
     Role.ACCOUNTANT, Role.POSTAL, Role.QUALITY, Role.INSPECTOR, Role.ADMIN)
)}  # fmt: skip


def actor_for(account: Account | AnonymousUser, at: datetime) -> Actor:
    """Return the actor behind an account at a moment, in at most three queries.

    An account without an officer, or switched off, holds no post and may do nothing.
    """
    if not isinstance(account, Account) or not account.is_active:
        return NOBODY
    officer = Officer.objects.filter(account=account).first()
    if officer is None:
        return Actor(
            kind="applicant", id=f"account:{account.pk}", name=account.username, account_id=account.pk
        )
    return actor_of(officer, at)


def actor_of(officer: Officer, at: datetime) -> Actor:
    """Return the actor for an officer at a moment, in two queries."""
    holdings = sorted(_held(officer.pk, at), key=lambda held: (_RANK[Role(held.post.role)], held.pk))
    units = {held.post.unit_id for held in holdings}
    covered = _delegations(officer.pk, units, at) if units else []
    main = holdings[0].post if holdings else None
    return Actor(
        kind="officer",
        id=f"officer:{officer.code}",
        name=officer.full_name,
        title=main.title if main else "",
        authority=main.unit.authority.code if main else "",
        unit=main.unit.code if main else "",
        roles=frozenset(held.post.role for held in holdings),
        posts=frozenset(seat_name(held) for held in holdings),
        officer_id=officer.pk,
        account_id=officer.account_id,
        standing_in_for=tuple(dict.fromkeys(each.delegator.code for each in covered)),
    )


def powers_of(officer_id: int, at: datetime) -> list[Power]:
    """Return everything an officer may do at a moment, own posts first, then colleagues' by delegation.

    Three queries. A delegated power is that of the posts which both hold units in common.
    """
    own = list(_held(officer_id, at))
    powers = [_power(held) for held in own]
    units = {held.post.unit_id for held in own}
    delegations = _delegations(officer_id, units, at) if units else []
    if not delegations:
        return powers
    lent = _holdings(at).filter(
        officer_id__in={each.delegator_id for each in delegations}, post__unit_id__in=units
    )
    for held in lent:
        powers += [_power(held, by) for by in delegations if by.delegator_id == held.officer_id]
    return powers


def seat_name(held: Holding) -> str:
    """Return "role@authority/unit" for a holding."""
    return f"{held.post.role}@{held.post.unit.authority.code}/{held.post.unit.code}"


def _power(held: Holding, by: Delegation | None = None) -> Power:
    post = held.post
    return Power(
        role=post.role,
        authority=post.unit.authority.code,
        unit=post.unit.code,
        unit_kind=post.unit.kind,
        officer_code=held.officer.code,
        officer_name=held.officer.full_name,
        title=post.title,
        sign_prefix=post.sign_prefix,
        sign_for=post.sign_for,
        signs=by is None or by.may_sign,
        delegated=by is not None,
        procedures=frozenset(by.scope_procedures) if by else frozenset(),
    )


def _holdings(at: datetime) -> HoldingQuerySet:
    return Holding.objects.in_force(local(at).date()).select_related("officer", "post__unit__authority")


def _held(officer_id: int, at: datetime) -> Iterable[Holding]:
    return _holdings(at).filter(officer_id=officer_id)


def _delegations(officer_id: int, unit_ids: set[int], at: datetime) -> list[Delegation]:
    """Return the delegations in force to an officer whose giver still sits in one of the same units."""
    day = local(at).date()
    return list(
        Delegation.objects.in_force(at)
        .filter(
            covers(day, "delegator__holdings__"),
            delegate_id=officer_id,
            delegator__holdings__post__unit_id__in=unit_ids,
        )
        .select_related("delegator")
        .order_by("delegator_id", "id")
        .distinct()
    )
