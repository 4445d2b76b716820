"""What the rows of a site say about publication, before anything is written: faults by line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from motcua.catalogue.public import Amount, Finding, Surroundings, amounts_of, check_publication, facts
from motcua.cli.site.catalogue.building import Book, CannotSplit, Measure, Rows
from motcua.cli.site.tables import Report, Row, Source
from motcua.deadlines.public import WorkingCalendar, calendar_from_site
from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_

USUAL_DAY = 480


def check_rows(rows: Rows, report: Report, source: Source) -> None:
    """Report every fault of the versions that are to be published, on the line where it can be put right."""
    book = Book.of(rows)
    measure = measure_by(days_of(rows, source))
    vacant = _vacancies(rows)
    for row in rows["procedures"]:
        if row["valid_to"] and row["valid_to"] < row["valid_from"]:
            report.error(row, "valid_to", N_("ngày hết hiệu lực trước ngày có hiệu lực."))
        try:
            version = book.version_of(row, measure)
        except CannotSplit as trouble:
            report.error(trouble.row, trouble.column, _WHY[trouble.column])
            continue
        if row["state"] == "published":
            around = Surroundings(measure=measure, vacant=vacant)
            for finding in check_publication(version, around):
                place, column = _place(book, row, finding)
                report.error(place, column, N_("{told}"), told=finding.text)
    _suspensions(rows, report)


_WHY = {
    "limit": N_("không chia được thời hạn này cho các bước. Viết như “5 ngày làm việc” hoặc “12 ngày”."),
    "template": N_(
        "không có khuôn quy trình này trong route_templates, cũng không có bước nào trong route_steps."
    ),
}
_COLUMNS = {"limits": "statutory", "papers": "name", "fees": "name", "examples": "name", "routes": "limit"}


def _place(book: Book, row: Row, finding: Finding) -> tuple[Row, str]:
    """Return the row a finding is about: the one whose name it tells, else the first of its table."""
    if finding.where not in _COLUMNS:
        return row, "state"
    candidates = book.of_procedure(finding.where, row["code"])
    told = {str(value) for value in finding.details.values()}
    for each in candidates:
        if told & {each.get("name", "")[:60], each.get("statutory", ""), each.get("limit", "")}:
            return each, _COLUMNS[finding.where]
    return (candidates[0], _COLUMNS[finding.where]) if candidates else (row, "state")


def days_of(rows: Rows, source: Source) -> dict[str, int]:
    """Return the minutes of a full working day of each authority with hours of its own; "" stands for the others."""
    days: dict[str, int] = {}
    for row in sorted(rows.get("office_hours", []), key=lambda each: str(each["valid_from"])):
        longest = max(_minutes(row[name]) for name in ("mon", "tue", "wed", "thu", "fri"))
        days[row["authority"]] = longest or USUAL_DAY
    days.setdefault("", _site_day(source))
    return days


def _minutes(sessions: str) -> int:
    """Return how long "07:00-11:00, 13:00-17:00" is."""
    clocks = [
        int(hours) * 60 + int(minutes) for hours, minutes in re.findall(r"(\d\d):(\d\d)", sessions or "")
    ]
    return sum(clocks[1::2]) - sum(clocks[0::2])


def _site_day(source: Source) -> int:
    calendar = _calendar(source)
    if calendar is None:
        return USUAL_DAY
    return max(calendar.minutes_of(date(2026, 11, day)) for day in range(2, 9)) or USUAL_DAY


def _calendar(source: Source) -> WorkingCalendar | None:
    if source.directory is None:
        return None
    try:
        return calendar_from_site(source.directory)
    except (DomainError, OSError):
        return None


def measure_by(days: dict[str, int]) -> Measure:
    """Return a measure of limits by each authority's own working day."""

    def measure(text: str, authority: str) -> tuple[Amount, ...] | None:
        return amounts_of(text, days.get(authority, days[""]))

    return measure


def _vacancies(rows: Rows) -> Callable[[facts.LegFacts, facts.StepFacts], bool]:
    """Return a function that tells whether the files name nobody for a step; without people in the files, none is vacant."""
    seats = set(_seats(rows))

    def vacant(leg: facts.LegFacts, step: facts.StepFacts) -> bool:
        return bool(seats) and not any(
            role == step.role
            and (code == leg.authority if leg.authority else level == leg.authority_kind)
            and (not step.unit_kind or kind == step.unit_kind)
            and (not step.unit_code or unit == step.unit_code)
            for code, level, kind, unit, role in seats
        )

    return vacant


def _seats(rows: Rows) -> Iterator[tuple[str, str, str, str, str]]:
    levels = {row["code"]: row["level"] for row in rows.get("authorities", [])}
    kinds = {(row["authority"], row["code"]): row["kind"] for row in rows.get("units", [])}
    roles = {(row["authority"], row["unit"], row["code"]): row["role"] for row in rows.get("posts", [])}
    for row in rows.get("holdings", []):
        body, unit = row["authority"], row["unit"]
        yield (
            body,
            levels.get(body, ""),
            kinds.get((body, unit), ""),
            unit,
            roles.get((body, unit, row["post"]), ""),
        )


def _suspensions(rows: Rows, report: Report) -> None:
    held: dict[str, list[Row]] = {}
    for row in rows.get("suspensions", []):
        if row["ends_on"] and row["ends_on"] < row["starts_on"]:
            report.error(row, "ends_on", N_("ngày hết tạm ngừng trước ngày bắt đầu."))
        for other in held.setdefault(row["procedure"], []):
            if _ends(other) >= row["starts_on"] and _ends(row) >= other["starts_on"]:
                report.error(row, "starts_on", N_("chồng lên đợt tạm ngừng ở dòng {line}."), line=other.line)
        held[row["procedure"]].append(row)


def _ends(row: Row) -> Any:
    return row["ends_on"] or date.max
