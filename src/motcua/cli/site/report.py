"""Everything that is wrong with a site's files, said at once and by line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

from motcua.kernel.text import N_


class Placed(Protocol):
    """Something that stands on a line of a file."""

    @property
    def place(self) -> str: ...

    @property
    def line(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where, and what to do about it."""

    place: str
    line: int
    column: str
    message: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)

    def text(self, translate: Any = str) -> str:
        """Return the sentence: “units.csv dòng 14, cột kind: …”."""
        where = self.place
        if self.line:
            where = translate(N_("{place} dòng {line}")).format(place=where, line=self.line)
        if self.column:
            where = translate(N_("{where}, cột {column}")).format(where=where, column=self.column)
        values = {name: translate(value) if name == "hint" else value for name, value in self.values.items()}
        return f"{where}: {translate(self.message).format(**values)}"


class Report:
    """Collects problems; nothing is loaded while there is one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str, str], Problem] = {}

    def error(self, row: Placed, column: str, message: str, /, **values: Any) -> None:
        """Add a problem of one row; `message` is a Vietnamese template that `values` fill."""
        self.at(row.place, row.line, column, message, **values)

    def at(self, place: str, line: int, column: str, message: str, /, **values: Any) -> None:
        """Add a problem of a place that is not a row; line 0 stands for the whole file."""
        problem = Problem(place, line, column, message, values)
        self._found.setdefault((place, line, column, message.format(**values)), problem)

    @property
    def problems(self) -> list[Problem]:
        """Return the problems by file and line."""
        return sorted(self._found.values(), key=lambda each: (each.place, each.line))

    def __bool__(self) -> bool:
        return bool(self._found)

    def concerns(self, places: set[str]) -> bool:
        """Tell whether any of the files has a problem."""
        return any(problem.place in places for problem in self._found.values())
