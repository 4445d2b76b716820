"""Checks that every example dossier comes out as its author worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from motcua.catalogue.rules.facts import ExampleFacts, VersionFacts
from motcua.catalogue.rules.publication.finding import Finding, Surroundings
from motcua.kernel.text import N_


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What really came out: a due moment with its local date, no date, or a refusal code."""

    due_at: datetime | None = None
    due_date: date | None = None
    refusal: str = ""


def check_examples(version: VersionFacts, around: Surroundings) -> Iterator[Finding]:
    """Yield examples that fail, and their absence."""
    if not version.examples:
        yield Finding("example_missing", N_("Chưa có hồ sơ ví dụ nào để thử thời hạn."), "examples")
    if around.run_example is None:
        return
    for example in version.examples:
        result = around.run_example(version, example)
        if not agrees(example, result):
            told = {"example": example.name, "expected": _expected(example), "got": _got(result)}
            yield Finding(
                "example_fails", N_("Ví dụ “{example}”: ghi {expected}, tính ra {got}."), "examples", told
            )


def agrees(example: ExampleFacts, result: ExampleResult) -> bool:
    """Tell whether the outcome is the expected one; an expected moment is compared to the minute."""
    if example.refusal or result.refusal:
        return example.refusal == result.refusal
    if example.no_date:
        return result.due_date is None
    if example.due_at is not None and example.due_at != result.due_at:
        return False
    return example.due_date == result.due_date


def _expected(example: ExampleFacts) -> str:
    return example.refusal or _day(example.due_date)


def _got(result: ExampleResult) -> str:
    return result.refusal or _day(result.due_date)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else N_("không có ngày hẹn")
