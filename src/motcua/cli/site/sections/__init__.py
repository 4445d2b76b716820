"""The parts of a site's data, in the order they are loaded."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol, cast

from motcua.cli.site.outcome import Counts
from motcua.cli.site.report import Report
from motcua.cli.site.source import Source
from motcua.cli.site.tables import Row, Table
from motcua.kernel.actor import Actor

ORDER = ("organisation", "calendar", "catalogue")


class Section(Protocol):
    """What a section module offers.

    `AFTER_COMMIT = True` lets its `apply` run acts of its own; a function `finish(actor=, at=)` is called
    after the shared transaction has committed, when the section changed something.
    """

    NAME: str
    TABLES: Sequence[Table]

    def validate(self, rows: dict[str, list[Row]], report: Report, source: Source) -> None: ...

    def apply(self, rows: dict[str, list[Row]], *, actor: Actor, at: datetime, source: Source) -> Counts: ...

    def export(self) -> dict[str, list[dict[str, Any]]]: ...


def sections() -> list[Section]:
    """Return the sections of this release, in order."""
    found = []
    for name in ORDER:
        path = f"{__name__}.{name}"
        if importlib.util.find_spec(path):
            found.append(cast(Section, importlib.import_module(path)))
    return found
