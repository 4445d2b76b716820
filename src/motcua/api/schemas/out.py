"""What goes out about dossiers. Lists carry no personal data; one dossier does, and its reading is recorded."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field


class ActName(BaseModel):
    """An act that may be done now."""

    act: str
    name: str


class Waiting(BaseModel):
    """Who has the dossier now: a post of a unit, or one officer; empty when nobody needs to act."""

    role: str
    role_name: str
    unit: str
    unit_name: str
    officer: str
    officer_name: str


class Links(BaseModel):
    """Where to read on."""

    self: str
    acts: str
    deadline: str
    timeline: str
    forms: str


class DossierRow(BaseModel):
    """A dossier in a list, without personal data."""

    id: int
    number: str | None = Field(description="Null until the dossier is received; use `id` in addresses then")
    authority: str
    procedure: str
    procedure_name: str
    case: str
    channel: str
    state: int = Field(description="National state code, 1 to 10")
    state_name: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    due_date: date | None
    finished_at: datetime | None
    returned_at: datetime | None
    verdict: str = Field(description="early, on_time or late once finished")
    revision: int
    updated_at: datetime


class DossierState(DossierRow):
    """A dossier after an act: where it is, whom it waits for, what this officer may do now."""

    step: str
    step_name: str
    waiting: Waiting
    acts: list[ActName]
    links: Links


class PartyOut(BaseModel):
    """Somebody as they stated themselves."""

    model_config = ConfigDict(from_attributes=True)

    kind: str
    full_name: str
    id_number: str
    birth_date: date | None
    sex: str
    phone: str
    email: str
    address: str
    commune_code: str
    tax_number: str


class PaperOut(BaseModel):
    """A paper handed in."""

    model_config = ConfigDict(from_attributes=True)

    position: int
    name: str
    originals: int
    certified: int
    copies: int
    digitised: int
    from_database: bool
    note: str


class ResultOut(BaseModel):
    """The answer of the authority."""

    number: str
    issued_on: date
    outcome: str
    outcome_name: str
    summary: str
    receiver: str
    method: str


class DossierOut(DossierState):
    """Everything about one dossier."""

    reference: str
    request: str
    owner: PartyOut
    submitter: PartyOut
    capacity: str
    return_method: str
    return_address: str
    sets: int
    fee: int = Field(description="Whole đồng")
    case_officer: str
    case_officer_name: str
    supplement_count: int
    answer_by: date | None
    papers: list[PaperOut]
    result: ResultOut | None


class DossierPage(BaseModel):
    """A page of dossiers; pass `next_cursor` as `cursor`, with the same conditions, for the next one."""

    items: list[DossierRow]
    next_cursor: str | None


class TimelineEntry(BaseModel):
    """One entry of the dossier's journal; `hash` chains it to the one before."""

    seq: int
    at: datetime
    kind: str
    actor: str
    actor_title: str
    on_behalf_of: str
    article: str
    reason: str
    data: dict[str, Any]
    hash: str


class Timeline(BaseModel):
    """The journal of a dossier, the newest first."""

    items: list[TimelineEntry]


class FormOut(BaseModel):
    """An official paper issued about the dossier."""

    id: UUID
    form_code: str
    title: str
    number: str
    issued_at: datetime
    issued_by: str
    pdf: str


class Forms(BaseModel):
    """The papers of a dossier, the oldest first."""

    items: list[FormOut]
