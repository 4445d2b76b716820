"""Loading a site: read all, check all, then write all in one transaction or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from motcua.cli.site.outcome import Counts
from motcua.cli.site.reading import Rows, read_tables
from motcua.cli.site.report import Problem, Report
from motcua.cli.site.sections import Section, sections
from motcua.cli.site.source import Source
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor

Outcome = list[tuple[str, Counts]]


class SiteRefused(Exception):
    """The files have problems; nothing was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True, slots=True)
class SiteLoaded:
    """Site data were brought in from a directory or a workbook."""

    kind: ClassVar[str] = "site.loaded"
    source: str
    section: str
    created: int
    changed: int
    ended: int


@dataclass(frozen=True)
class LoadSite:
    """Load what was read and checked."""

    source: Source
    rows: Rows


def check_site(path: Path) -> LoadSite:
    """Read and check a site's files, writing nothing. Raises SiteRefused with every problem."""
    report = Report()
    source = Source.open(path, report)
    parts = sections()
    rows: Rows = {}
    if not report:
        rows = read_tables(source, [table for part in parts for table in part.TABLES], report)
        for part in parts:
            if not report.concerns(_places(part, source)):
                part.validate(rows, report, source)
    if report:
        raise SiteRefused(report.problems)
    return LoadSite(source, rows)


def runs_after(part: Section) -> bool:
    """Tell whether a section runs acts of its own, after the shared transaction."""
    return bool(getattr(part, "AFTER_COMMIT", False))


def _places(part: Section, source: Source) -> set[str]:
    return {source.place(table.name, table.path) for table in part.TABLES}


def load_site(path: Path, *, actor: Actor, at: datetime) -> Outcome:
    """Check a site's files and load them; a second load of the same files changes nothing.

    Sections are loaded in one transaction; one that must run its own acts runs after it.
    Raises SiteRefused when anything is wrong, having changed nothing.
    """
    order = check_site(path)
    outcome = load_sections(order, actor=actor, at=at)
    done = dict(outcome)
    for part in sections():
        if runs_after(part):
            outcome.append((part.NAME, part.apply(order.rows, actor=actor, at=at, source=order.source)))
        elif done[part.NAME].changes and (finish := getattr(part, "finish", None)):
            finish(actor=actor, at=at)
    return outcome


@command
def load_sections(order: LoadSite, *, actor: Actor, at: datetime) -> Outcome:
    """Write the sections that share one transaction, and say in the journal what changed."""
    outcome: Outcome = []
    for part in sections():
        if runs_after(part):
            continue
        counts = part.apply(order.rows, actor=actor, at=at, source=order.source)
        outcome.append((part.NAME, counts))
        if counts.changes:
            event = SiteLoaded(
                order.source.path.name, part.NAME, counts.created, counts.changed, counts.ended
            )
            record(event, subject="site", actor=actor, at=at)
    return outcome
