"""Whether the posts that a route needs are filled."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """A step needs somebody with a role in an authority, in one unit or a kind of unit; empty means any."""

    authority: str
    role: str
    unit: str = ""
    unit_kind: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody sits there."""

    authority: str
    unit: str
    unit_kind: str
    role: str


def unfilled(needs: Iterable[Need], seats: Collection[Seat]) -> list[Need]:
    """Return the needs that nobody can meet, each once, in the order asked."""
    known = set(seats)
    return [need for need in dict.fromkeys(needs) if not any(_meets(seat, need) for seat in known)]


def _meets(seat: Seat, need: Need) -> bool:
    return (
        (seat.authority, seat.role) == (need.authority, need.role)
        and need.unit in {"", seat.unit}
        and need.unit_kind in {"", seat.unit_kind}
    )
