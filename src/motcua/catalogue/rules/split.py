"""Sharing out a limit among the steps of a route, so that the sum is the limit exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

MINUTE_GRAINS = (60, 30, 15, 5, 1)
DAY_GRAINS = (Fraction(1, 2), Fraction(1, 4), Fraction(1, 10), Fraction(1, 20), Fraction(1, 100))


def split_minutes(total: int, weights: Sequence[int]) -> list[int]:
    """Return whole working minutes for each step, in round figures where the total allows.

    Raises ValueError when there are more steps than minutes.
    """
    grain = next((g for g in MINUTE_GRAINS if total % g == 0 and total // g >= 3 * len(weights)), 1)
    return [part * grain for part in _apportion(total // grain, weights)]


def split_days(total: Fraction, weights: Sequence[int]) -> list[Decimal]:
    """Return days (halves, quarters, tenths…) for each step of a limit in calendar days. Raises ValueError."""
    grain = next(
        (g for g in DAY_GRAINS if (total / g).denominator == 1 and total / g >= 2 * len(weights)),
        DAY_GRAINS[-1],
    )
    parts = _apportion(int(total / grain), weights)
    return [_decimal(part * grain) for part in parts]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _apportion(pieces: int, weights: Sequence[int]) -> list[int]:
    """Share out pieces by largest remainder, at least one to each that has a weight."""
    if pieces < len(weights):
        raise ValueError(f"{pieces} < {len(weights)}")
    whole = sum(weights)
    exact = [Fraction(pieces * weight, whole) for weight in weights]
    parts = [max(1, int(share)) for share in exact]
    order = sorted(range(len(weights)), key=lambda i: (int(exact[i]) - exact[i], -weights[i]))
    at = 0
    while sum(parts) < pieces:
        parts[order[at % len(order)]] += 1
        at += 1
    while sum(parts) > pieces:
        parts[parts.index(max(parts))] -= 1
    return parts
