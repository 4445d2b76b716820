"""What goes out about procedures and due dates."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, Field


class ProcedureRow(BaseModel):
    """A procedure in a list."""

    code: str
    title: str
    name: str
    field: str
    field_name: str
    authority_kind: str
    is_open: bool = Field(description="Whether dossiers are received today")
    replaced_by: str


class ProcedurePage(BaseModel):
    """A page of procedures."""

    items: list[ProcedureRow]
    page: int
    next_page: int | None


class Case(BaseModel):
    """A case of a procedure; give its code where it has any."""

    code: str
    name: str


class Paper(BaseModel):
    """A paper to hand in; `position` is what `papers` of a reception names."""

    position: int
    case: str
    name: str
    originals: int
    certified: int
    copies: int
    required: bool
    from_database: bool = Field(description="Looked up by the authority: never asked of the applicant")
    form_code: str
    note: str


class Limit(BaseModel):
    """The time a procedure may take."""

    case: str
    channel: str
    outcome: str
    limit: str
    text: str
    source: str


class FeeOut(BaseModel):
    """Something to pay, in whole đồng."""

    case: str
    channel: str
    kind: str
    name: str
    amount: int
    basis: str


class StepOut(BaseModel):
    """A step of the internal process."""

    key: str
    name: str
    role: str
    minutes: int | None
    days: str


class ProcedureOut(BaseModel):
    """A procedure as in force today, or its newest version where none is."""

    code: str
    title: str
    name: str
    summary: str
    who: str
    field: str
    field_name: str
    version: int | None
    valid_from: date | None
    valid_to: date | None
    is_open: bool
    why_closed: str
    why_closed_code: str
    replaced_by: str
    decision_no: str
    mechanism: str
    authority_kind: str
    authority: str
    where_to_submit: str
    channels: list[str]
    result_name: str
    cases: list[Case]
    papers: list[Paper]
    limits: list[Limit]
    fees: list[FeeOut]
    steps: list[StepOut]
    legal_bases: list[str]
    source: str
    confidence: str


class Line(BaseModel):
    """A stretch of dates, why it counts or not, and what it counts."""

    first: date
    last: date
    dates: str
    reason: str
    count: str
    kind: str


class Deadline(BaseModel):
    """A due date with its reasons."""

    due_at: datetime | None = Field(description="Null where no date is promised")
    due_date: date | None
    due_text: str
    summary: str
    limit: str
    lines: list[Line]
    notes: list[str]


class Appointment(Deadline):
    """What date would be promised for a receipt at that moment."""

    procedure: str
    version: int
    case: str
    channel: str
    received: datetime
    source: str
