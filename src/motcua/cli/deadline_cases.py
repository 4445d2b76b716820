"""The table of cases: read a CSV, add due, due_date and error to every row."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from motcua.cli.deadline_words import sentence, told
from motcua.deadlines.public import (
    DeadlineError,
    PauseStillOpen,
    TimeLimit,
    WorkingCalendar,
    compute,
    parse_moment,
    parse_pauses,
)

NEEDED = ("id", "received", "limit", "pauses")
ADDED = ("due", "due_date", "error")
_LONGEST_CELL = 100_000_000


class CasesWrong(Exception):
    """The table cannot be used at all: `key` names the sentence."""

    def __init__(self, key: str, **details: object) -> None:
        super().__init__(key)
        self.key, self.details = key, details


def compute_cases(
    calendar: WorkingCalendar, source: str, target: str, reading: dict[str, object], lang: str
) -> tuple[int, int]:
    """Compute every row of `source` and write `target` ("-" is standard output).

    Returns how many rows were computed and how many got an error. Raises CasesWrong; then no file is written.
    """
    table = _Table(source)
    written = io.StringIO() if target == "-" else None
    partial = Path(f"{target}.part")
    try:
        with written or partial.open("w", encoding="utf-8", newline="") as file:
            counts = _write(table, calendar, file, reading, lang)
            if written is not None:
                sys.stdout.write(written.getvalue())
        if written is None:
            os.replace(partial, target)
    except OSError as problem:
        partial.unlink(missing_ok=True)
        raise CasesWrong("unwritable", path=target, problem=problem.strerror or str(problem)) from None
    return counts


def _write(
    table: _Table,
    calendar: WorkingCalendar,
    file: io.TextIOBase | io.StringIO,
    reading: dict[str, object],
    lang: str,
) -> tuple[int, int]:
    out = csv.writer(file, delimiter=table.delimiter, lineterminator="\n")
    out.writerow([*(table.header[at] for at in table.kept), *ADDED])
    done = wrong = 0
    for row in table.rows():
        answer = _answer(table, calendar, row, reading, lang)
        done, wrong = done + 1, wrong + bool(answer[2])
        out.writerow([*(row[at] for at in table.kept), *answer])
    return done, wrong


def _answer(
    table: _Table, calendar: WorkingCalendar, row: list[str], reading: dict[str, object], lang: str
) -> tuple[str, str, str]:
    if len(row) > len(table.header):
        return "", "", sentence("too_many_cells", lang, cells=len(row), columns=len(table.header))
    received, limit, pauses = (row[table.place[name]] for name in NEEDED[1:])
    try:
        result = compute(
            calendar,
            TimeLimit.parse(limit),
            parse_moment(received),
            pauses=parse_pauses(pauses) if pauses else (),
            **reading,  # type: ignore[arg-type]
        )
        if result.due is None:
            return "", "", ""
        if result.open_pause is not None:
            raise PauseStillOpen(start=f"{calendar.instant(result.open_pause.start):%H:%M, %d/%m/%Y}")
    except DeadlineError as refusal:
        return "", "", told(refusal, lang)
    due = result.due.isoformat(timespec="minutes")[:16]
    return due, due[:10], ""


class _Table:
    """The rows of a CSV file with its heading: comma, semicolon or tab; a byte-order mark is welcome."""

    def __init__(self, path: str) -> None:
        csv.field_size_limit(_LONGEST_CELL)
        try:
            text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            raise CasesWrong("not_utf8", path=path) from None
        except OSError as problem:
            raise CasesWrong("unreadable", path=path, problem=problem.strerror or str(problem)) from None
        self.path = path
        first = text.lstrip("\r\n ").split("\n", 1)[0]
        self.delimiter = max(",;\t", key=first.count)
        self._reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter)
        self.header = next(self._filled(), [])
        self._check()

    def _check(self) -> None:
        names = [name.strip().lower() for name in self.header]
        expected = ",".join(NEEDED)
        if not any(names):
            raise CasesWrong("empty", path=self.path, expected=expected)
        missing = [name for name in NEEDED if name not in names]
        if missing:
            raise CasesWrong("columns_missing", path=self.path, missing=", ".join(missing), expected=expected)
        twice = next((name for name in NEEDED if names.count(name) > 1), None)
        if twice:
            raise CasesWrong("columns_twice", path=self.path, name=twice)
        self.place = {name: names.index(name) for name in NEEDED}
        self.kept = [at for at, name in enumerate(names) if name not in ADDED]

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows that are not blank, short ones filled up with empty cells."""
        for row in self._filled():
            yield row + [""] * (len(self.header) - len(row))

    def _filled(self) -> Iterator[list[str]]:
        try:
            for row in self._reader:
                if any(cell.strip() for cell in row):
                    yield row
        except csv.Error as problem:
            raise CasesWrong("unreadable", path=self.path, problem=str(problem)) from None
