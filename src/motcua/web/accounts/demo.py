"""The accounts a visitor of the demonstration may sign in with, by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.kernel.clock import today
from motcua.organisation.public import ROLE_NAMES, Holding, Role

MOST_PER_ROLE = 2


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One line of the list on the sign-in page of the demonstration."""

    role: str
    name: str
    place: str
    username: str
    password: str


def demo_accounts() -> list[DemoAccount]:
    """Return a few accounts of every role; none outside a demonstration.

    The password is the one of `settings.MOTCUA_DEMO_PASSWORD`, which the demonstration gives to
    every invented officer.
    """
    password = getattr(settings, "MOTCUA_DEMO_PASSWORD", "")
    return list(_accounts(password)) if settings.MOTCUA_DEMO and password else []


def _accounts(password: str) -> Iterator[DemoAccount]:
    """Yield accounts role by role, those of the largest authority first, in the order the site lists them."""
    holdings = (
        Holding.objects.in_force(today())
        .filter(officer__account__isnull=False, officer__account__is_active=True)
        .select_related("officer__account", "post__unit__authority")
    )
    weight = Counter(holding.post.unit.authority_id for holding in holdings)
    by_size = sorted(holdings, key=lambda held: (-weight[held.post.unit.authority_id], held.pk))
    for role in Role:
        chosen = [holding for holding in by_size if holding.post.role == role]
        for holding in chosen[:MOST_PER_ROLE]:
            unit = holding.post.unit
            account = holding.officer.account
            if account is None:
                continue
            yield DemoAccount(
                role=_(ROLE_NAMES[role]),
                name=holding.officer.full_name,
                place=f"{unit.name}, {unit.authority.name}",
                username=account.username,
                password=password,
            )
