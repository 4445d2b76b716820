"""A version as plain values: what files hold, what checks read, what a fingerprint is taken of."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case (trường hợp)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """A paper; `case` "" means every case."""

    name: str
    case: str = ""
    originals: int = 0
    certified: int = 0
    copies: int = 0
    required: bool = True
    from_database: bool = False
    form_code: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFacts:
    """A time limit; empty case or channel means any."""

    statutory_text: str
    case: str = ""
    channel: str = ""
    outcome: str = "grant"
    committed_text: str = ""
    source: str = ""

    @property
    def text(self) -> str:
        """The limit that the appointment uses."""
        return self.committed_text or self.statutory_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFacts:
    """A fee in whole đồng."""

    name: str
    amount: int
    case: str = ""
    channel: str = ""
    kind: str = "charge"
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """A step; `minutes` in working time, `days` in calendar days, never both."""

    key: str
    name: str
    role: str
    completes_with: str
    acts: tuple[str, ...]
    unit_kind: str = ""
    unit_code: str = ""
    minutes: int | None = None
    days: Decimal | None = None
    goes_to: tuple[str, ...] = ()
    sends_back_to: tuple[str, ...] = ()
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegFacts:
    """A leg at one authority; `authority` is a code, or "" for the body of that kind where received."""

    name: str
    authority_kind: str
    limit_text: str
    authority: str = ""
    parallel_group: str = ""
    steps: tuple[StepFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFacts:
    """A route; `case` "" means every case without a route of its own."""

    legs: tuple[LegFacts, ...]
    case: str = ""
    template: str = ""

    def steps(self) -> tuple[StepFacts, ...]:
        """Return all steps in order."""
        return tuple(step for leg in self.legs for step in leg.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleFacts:
    """An example dossier and what must come out."""

    name: str
    received_at: datetime
    channel: str = "direct"
    case: str = ""
    outcome: str = "grant"
    due_date: date | None = None
    due_at: datetime | None = None
    refusal: str = ""
    no_date: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """A version with all its parts."""

    procedure: str
    name: str
    valid_from: date
    authority_kind: str
    valid_to: date | None = None
    authority: str = ""
    short_name: str = ""
    summary: str = ""
    who: str = ""
    keywords: str = ""
    levels: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    master_system: str = "provincial"
    mechanism: str = "one_stop"
    where_to_submit: str = ""
    result_name: str = ""
    result_outcomes: tuple[str, ...] = ()
    decision_no: str = ""
    one_set_count: int = 1
    pause_policy: str = "resume"
    payment_timing: str = "none"
    source: str = ""
    confidence: str = "OFFICE"
    note: str = ""
    legal_bases: tuple[str, ...] = ()
    cases: tuple[CaseFacts, ...] = ()
    papers: tuple[PaperFacts, ...] = ()
    limits: tuple[LimitFacts, ...] = ()
    fees: tuple[FeeFacts, ...] = ()
    routes: tuple[RouteFacts, ...] = ()
    examples: tuple[ExampleFacts, ...] = field(default=())

    def fingerprint(self) -> str:
        """Return a digest of everything but the days of validity and the templates steps were cut from: the same content has the same print."""
        content = asdict(self)
        del content["valid_from"], content["valid_to"]
        for route in content["routes"]:
            del route["template"]
        spelled = json.dumps(content, ensure_ascii=False, sort_keys=True, default=_spell)
        return hashlib.sha256(spelled.encode()).hexdigest()


def _spell(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime):
        return str(int(value.timestamp()))
    return str(value)
