"""Whether the posts that a route needs are filled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A step needs somebody with a role in a unit of an authority; an empty unit means any."""

    authority: str
    role: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody sits there."""

    authority: str
    unit: str
    role: str
    officer_code: str


def unfilled(needs: Iterable[Need], seats: Collection[Seat]) -> list[Need]:
    """Return the needs that nobody can meet, each once, in the order asked."""
    exact = {(seat.authority, seat.unit, seat.role) for seat in seats}
    anywhere = {(seat.authority, "", seat.role) for seat in seats}
    known = exact | anywhere
    return [need for need in dict.fromkeys(needs) if (need.authority, need.unit, need.role) not in known]
