"""Who stands above whom, and who took over from whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """One authority took over a field ("" is all) of another's work from a day."""

    predecessor: str
    successor: str
    field: str
    effective_on: date


def find_cycle(parents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of a circle of parents, beginning and ending with the same, or nothing.

    `parents` maps a code to its parent's code; "" stands for the top.
    """
    cleared: set[str] = set()
    for start in parents:
        path: list[str] = []
        code = start
        while code and code not in cleared and code not in path:
            path.append(code)
            code = parents.get(code, "")
        if code in path:
            return (*path[path.index(code) :], code)
        cleared.update(path)
    return ()


def heirs(links: Iterable[Link], code: str, field: str, day: date) -> tuple[str, ...]:
    """Return who does an authority's work in a field on a day; the authority itself when nobody took over.

    A link that names the field wins over one that names none. Followed to the end, each once.
    """
    table: dict[str, list[Link]] = {}
    for link in links:
        if link.effective_on <= day:
            table.setdefault(link.predecessor, []).append(link)
    found: dict[str, None] = {}
    seen: set[str] = set()
    queue = [code]
    while queue:
        here = queue.pop(0)
        if here in seen:
            continue
        seen.add(here)
        onward = _onward(table.get(here, []), field)
        if onward:
            queue.extend(onward)
        else:
            found[here] = None
    return tuple(found)


def _onward(links: list[Link], field: str) -> list[str]:
    named = [link.successor for link in links if field and link.field == field]
    return named or [link.successor for link in links if not link.field]
