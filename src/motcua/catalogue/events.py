"""What happens to procedures, in the past participle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class VersionDrafted:
    """A draft was made, or filled anew."""

    kind: ClassVar[str] = "procedure.version_drafted"
    procedure: str
    number: int
    fingerprint: str


@dataclass(frozen=True, slots=True)
class VersionPublished:
    """A version was published and is frozen."""

    kind: ClassVar[str] = "procedure.version_published"
    procedure: str
    number: int
    fingerprint: str
    valid_from: date
    examples: int


@dataclass(frozen=True, slots=True)
class ValueCorrected:
    """Somebody put right an imported value; the old one stays here."""

    kind: ClassVar[str] = "procedure.value_corrected"
    procedure: str
    number: int
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProcedureWasSuspended:
    """A window without new dossiers was set."""

    kind: ClassVar[str] = "procedure.suspended"
    procedure: str
    starts_on: date
    ends_on: date | None
    basis: str


@dataclass(frozen=True, slots=True)
class ProcedureResumed:
    """A window was closed."""

    kind: ClassVar[str] = "procedure.resumed"
    procedure: str
    starts_on: date
    ends_on: date
    basis: str
