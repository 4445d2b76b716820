"""A route as a graph: where it starts, what follows, where it ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

END = "end"


class StepLike(Protocol):
    """A step with its key and its named followers."""

    @property
    def key(self) -> str: ...
    @property
    def goes_to(self) -> tuple[str, ...]: ...


class LegLike(Protocol):
    """A leg with its group and steps."""

    @property
    def parallel_group(self) -> str: ...
    @property
    def steps(self) -> Sequence[StepLike]: ...


def blocks(legs: Sequence[LegLike]) -> list[list[LegLike]]:
    """Return legs in serial order, those that run side by side together."""
    found: list[list[LegLike]] = []
    for leg in legs:
        if found and leg.parallel_group and found[-1][0].parallel_group == leg.parallel_group:
            found[-1].append(leg)
        else:
            found.append([leg])
    return found


def followers(legs: Sequence[LegLike]) -> dict[str, tuple[str, ...]]:
    """Return for each step key the keys that follow it; none means the route ends there.

    Without `goes_to`, the next step of the leg follows; after the last step of a leg, the first of each leg of the next block.
    """
    after: dict[str, tuple[str, ...]] = {}
    groups = blocks(legs)
    for number, group in enumerate(groups):
        later = groups[number + 1] if number + 1 < len(groups) else []
        entry = tuple(leg.steps[0].key for leg in later if leg.steps)
        for leg in group:
            for place, step in enumerate(leg.steps):
                natural = (leg.steps[place + 1].key,) if place + 1 < len(leg.steps) else entry
                named = tuple(key for key in step.goes_to if key != END)
                after[step.key] = named if step.goes_to else natural
    return after


def starts(legs: Sequence[LegLike]) -> tuple[str, ...]:
    """Return the steps at which the route may begin: the first of each leg of the first block."""
    groups = blocks(legs)
    return tuple(leg.steps[0].key for leg in groups[0] if leg.steps) if groups else ()


def reachable(after: dict[str, tuple[str, ...]], start: str) -> set[str]:
    """Return every step that can be reached from a start, itself included."""
    seen: set[str] = set()
    todo = [start]
    while todo:
        key = todo.pop()
        if key in seen or key not in after:
            continue
        seen.add(key)
        todo.extend(after[key])
    return seen


def can_end(after: dict[str, tuple[str, ...]], ends: Sequence[str]) -> set[str]:
    """Return every step from which one of the ends can be reached."""
    good = set(ends)
    grown = True
    while grown:
        more = {key for key, nexts in after.items() if key not in good and not good.isdisjoint(nexts)}
        grown = bool(more)
        good |= more
    return good
