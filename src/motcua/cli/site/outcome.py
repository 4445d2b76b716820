"""What a load did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows a load created, changed, left alone and ended."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0

    @property
    def changes(self) -> int:
        """Return how many rows are other than before."""
        return self.created + self.changed + self.ended

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.created + other.created,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.ended + other.ended,
        )
