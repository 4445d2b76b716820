"""Declaring the tables of a site, and the names a section needs to write one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from motcua.cli.site.report import Report
from motcua.cli.site.source import Source

Kind = Literal["text", "multiline", "code", "int", "decimal", "bool", "date", "datetime", "list"]

__all__ = ["Column", "Kind", "Ref", "Report", "Row", "Source", "Table"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its type, and what its values must be.

    `ref` is a foreign key ("authorities.code"); `width` gives back the leading zeros of a code that
    a spreadsheet turned into a number; `optional` lets the column be absent; `limit` counts characters.
    """

    name: str
    type: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    hint: str = ""
    ref: str | tuple[str, str] | None = None
    limit: int = 300
    least: int | None = None
    most: int | None = None
    default: Any = None
    optional: bool = False
    width: int = 0

    @property
    def empty(self) -> Any:
        """Return what an empty cell stands for."""
        if self.default is not None:
            return self.default
        if self.type in {"text", "multiline", "code"}:
            return ""
        return {"list": (), "bool": False}.get(self.type)


@dataclass(frozen=True, slots=True)
class Ref:
    """A foreign key of several columns."""

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: a CSV file or a sheet of a workbook."""

    name: str
    columns: Sequence[Column]
    key: tuple[str, ...] = ()
    refs: tuple[Ref, ...] = ()
    required: bool = False
    ignore: tuple[str, ...] = ()
    file: str = ""

    @property
    def path(self) -> str:
        """Return the file's path inside the site's directory."""
        return self.file or f"{self.name}.csv"

    @property
    def all_refs(self) -> tuple[Ref, ...]:
        """Return the foreign keys, those of single columns too."""
        single = []
        for column in self.columns:
            if column.ref:
                table, target = column.ref.split(".", 1) if isinstance(column.ref, str) else column.ref
                single.append(Ref((column.name,), table, (target,)))
        return (*single, *self.refs)


class Row(dict[str, Any]):
    """The values of one line, with the place they came from; `sound` when every cell was understood."""

    def __init__(
        self, values: dict[str, Any], *, table: str, place: str, line: int, sound: bool = True
    ) -> None:
        super().__init__(values)
        self.table, self.place, self.line, self.sound = table, place, line, sound
