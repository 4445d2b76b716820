"""Which limit is for this dossier."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar


class LimitLike(Protocol):
    """A limit by case, channel and outcome."""

    @property
    def case(self) -> str: ...
    @property
    def channel(self) -> str: ...
    @property
    def outcome(self) -> str: ...


L = TypeVar("L", bound=LimitLike)


def best_limit(limits: Iterable[L], *, case: str, channel: str, outcome: str) -> L | None:
    """Return the most special limit that fits, or None.

    A row of the case beats a row for all cases, then a row of the channel beats one for all channels; an outcome without
    a row of its own takes the limit for granting (guide §3.2).
    """
    fitting = [
        limit
        for limit in limits
        if limit.case in {"", case} and limit.channel in {"", channel} and limit.outcome in {"grant", outcome}
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda limit: (limit.outcome == outcome, limit.case != "", limit.channel != ""))
