"""What happens in the organisation, in the past participle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class WorkDelegated:
    """An officer's work goes to a colleague for a time."""

    kind: ClassVar[str] = "organisation.work_delegated"
    delegation_id: int
    delegator: str
    delegate: str
    starts_at: datetime
    ends_at: datetime
    scope_procedures: tuple[str, ...]
    may_sign: bool


@dataclass(frozen=True, slots=True)
class DelegationRevoked:
    """A delegation ended before its time."""

    kind: ClassVar[str] = "organisation.delegation_revoked"
    delegation_id: int
    delegator: str
    delegate: str


@dataclass(frozen=True, slots=True)
class AbsenceRecorded:
    """An officer will be away."""

    kind: ClassVar[str] = "organisation.absence_recorded"
    officer: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class PostTaken:
    """An officer took a post."""

    kind: ClassVar[str] = "organisation.post_taken"
    officer: str
    post: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class PostLeft:
    """An officer holds a post up to a day and no longer."""

    kind: ClassVar[str] = "organisation.post_left"
    officer: str
    post: str
    last_day: date


@dataclass(frozen=True, slots=True)
class OrganisationLoaded:
    """Site data of one table were brought in; the keys of the rows that changed are listed."""

    kind: ClassVar[str] = "organisation.loaded"
    table: str
    created: tuple[str, ...]
    changed: tuple[str, ...]
    ended: tuple[str, ...]
