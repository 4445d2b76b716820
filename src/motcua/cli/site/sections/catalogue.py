"""Site data: procedures, papers, limits, fees, routes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from motcua.cli.site.catalogue.checking import check_rows
from motcua.cli.site.catalogue.exporting import export_rows
from motcua.cli.site.catalogue.tables import ALL
from motcua.cli.site.catalogue.writing import write_rows
from motcua.cli.site.outcome import Counts
from motcua.cli.site.tables import Report, Row, Source
from motcua.kernel.actor import Actor

NAME = "catalogue"
TABLES = ALL


def validate(rows: dict[str, list[Row]], report: Report, source: Source) -> None:
    """Check everything that publication checks, on the lines of the files."""
    check_rows(rows, report, source)


def apply(rows: dict[str, list[Row]], *, actor: Actor, at: datetime, source: Source) -> Counts:
    """Draft and publish what changed; what is the same stays."""
    return write_rows(rows, actor=actor, at=at)


def export() -> dict[str, list[dict[str, Any]]]:
    """Return the newest version of every procedure as rows."""
    return export_rows()
