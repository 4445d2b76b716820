"""When one officer may stand in for another (guide §9.2)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from motcua.kernel.clock import local
from motcua.organisation.errors import AlreadyPast, DelegationTooLong, EndBeforeStart
from motcua.organisation.states import SIGNING_ROLES

LONGEST = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Power:
    """Something a person may do at a moment: a role in a unit, their own or a colleague's.

    `procedures` limits a delegated power to procedure codes (empty: all); `signs` tells whether
    the power includes signing; `delegated` whether the work is another's ("xử lý thay").
    """

    role: str
    authority: str
    unit: str
    unit_kind: str
    officer_code: str
    officer_name: str
    title: str = ""
    sign_prefix: str = ""
    sign_for: str = ""
    signs: bool = True
    delegated: bool = False
    procedures: frozenset[str] = field(default_factory=frozenset)

    def fits(
        self,
        *,
        roles: Collection[str],
        authority: str,
        unit: str = "",
        unit_kind: str = "",
        procedure: str = "",
        signing: bool = False,
    ) -> bool:
        """Tell whether this power is enough for an act at a place; an empty unit or kind means any."""
        return (
            self.role in roles
            and self.authority == authority
            and unit in {"", self.unit}
            and unit_kind in {"", self.unit_kind}
            and (not self.procedures or procedure in self.procedures)
            and (self.signs or not signing)
        )


def check_window(starts_at: datetime, ends_at: datetime, at: datetime) -> datetime:
    """Return the true start of a delegation asked for at `at`: today's may begin now, never earlier.

    Raises EndBeforeStart, AlreadyPast, DelegationTooLong.
    """
    if local(starts_at).date() < local(at).date():
        raise AlreadyPast(starts=local(starts_at).date())
    start = max(starts_at, at)
    if ends_at <= start:
        raise EndBeforeStart(field="ends_at")
    if ends_at - start > LONGEST:
        raise DelegationTooLong(most=LONGEST.days)
    return start


def check_days(first: date, last: date | None, *, field: str) -> None:
    """Refuse a span of days that ends before it begins. Raises EndBeforeStart."""
    if last is not None and last < first:
        raise EndBeforeStart(field=field)


def scopes_meet(one: Collection[str], other: Collection[str]) -> bool:
    """Tell whether two scopes share a procedure; an empty scope is everything."""
    return not one or not other or not set(one).isdisjoint(other)


def signs_at_all(roles: Collection[str]) -> bool:
    """Tell whether any of the roles signs or checks results."""
    return not SIGNING_ROLES.isdisjoint(roles)
