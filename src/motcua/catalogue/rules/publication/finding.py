"""One fault of a version, in a sentence that says where and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules.facts import LegFacts, StepFacts, VersionFacts


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: a stable code, a Vietnamese sentence with its details, and where it is ("limits", "steps"…)."""

    code: str
    template: str
    where: str = ""
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The sentence in Vietnamese."""
        return self.said()

    def said(self, translate: Callable[[str], str] | None = None) -> str:
        """Return the sentence in the language of `translate`."""
        return (translate(self.template) if translate else self.template).format_map(self.details)


@dataclass(frozen=True, slots=True)
class Amount:
    """A limit of one leg as a quantity: kind "minutes" (working), "days" (calendar) or "none"."""

    kind: str
    quantity: Fraction


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the checks must be told about the world.

    `measure(limit text, authority code)` gives the amount of each leg of a limit, or None when it cannot be read; `vacant(leg,
    step)` whether nobody holds the step's post; `other_spans` the validity of the procedure's other published versions.
    """

    measure: Callable[[str, str], tuple[Amount, ...] | None]
    vacant: Callable[[LegFacts, StepFacts], bool] = lambda leg, step: False
    other_spans: tuple[tuple[Any, Any], ...] = ()
    run_example: Callable[[VersionFacts, Any], Any] | None = None


def shown(amount: Amount) -> str:
    """Return an amount as people say it: "40 giờ", "12 ngày"."""
    if amount.kind == "minutes":
        hours, rest = divmod(amount.quantity, 60)
        minutes = f"{_number(rest)} phút" if rest else ""
        return " ".join(part for part in (f"{hours} giờ" if hours else "", minutes) if part) or "0 giờ"
    if amount.kind == "days":
        return f"{_number(amount.quantity)} ngày"
    return "không quy định"


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.2f}".rstrip("0").replace(".", ",")
