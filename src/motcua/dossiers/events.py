"""What happened to a dossier, in the past participle; each is one journal entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class DossierSubmitted:
    kind: ClassVar[str] = "dossier.submitted"
    procedure: str
    channel: int
    reference: str = ""


@dataclass(frozen=True, slots=True)
class DossierReceived:
    kind: ClassVar[str] = "dossier.received"
    number: str
    procedure: str
    version: int
    channel: int
    received_at: datetime
    limit: str
    due_at: datetime | None
    papers: list[str] = field(default_factory=list)
    late_entry_reason: str = ""


@dataclass(frozen=True, slots=True)
class IntakeRefused:
    kind: ClassVar[str] = "dossier.intake_refused"
    procedure: str


@dataclass(frozen=True, slots=True)
class SupplementAskedAtIntake:
    kind: ClassVar[str] = "dossier.supplement_asked_at_intake"
    demands: list[str]
    answer_by: date


@dataclass(frozen=True, slots=True)
class DossierHandedOver:
    kind: ClassVar[str] = "dossier.handed_over"
    to_unit: str
    must_be_by: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class CaseOfficerAssigned:
    kind: ClassVar[str] = "dossier.assigned"
    officer: str
    officer_name: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class DossierExamined:
    kind: ClassVar[str] = "dossier.examined"
    finding: str


@dataclass(frozen=True, slots=True)
class ResultProposed:
    kind: ClassVar[str] = "dossier.result_proposed"
    outcome: str
    summary: str


@dataclass(frozen=True, slots=True)
class ResultReviewed:
    kind: ClassVar[str] = "dossier.result_reviewed"
    proposed_by: str


@dataclass(frozen=True, slots=True)
class DossierSentBack:
    kind: ClassVar[str] = "dossier.sent_back"
    to_step: str


@dataclass(frozen=True, slots=True)
class ResultApproved:
    kind: ClassVar[str] = "dossier.result_approved"
    outcome: str
    proposed_by: str


@dataclass(frozen=True, slots=True)
class ResultIssued:
    kind: ClassVar[str] = "dossier.result_issued"
    number: str
    issued_on: date
    outcome: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ResultReturned:
    kind: ClassVar[str] = "dossier.result_returned"
    method: str
    receiver: str


@dataclass(frozen=True, slots=True)
class SupplementProposed:
    kind: ClassVar[str] = "dossier.supplement_proposed"
    ordinal: int
    demands: list[str]


@dataclass(frozen=True, slots=True)
class SupplementRequested:
    kind: ClassVar[str] = "dossier.supplement_requested"
    ordinal: int
    demands: list[str]
    answer_by: date
    counts_late: bool


@dataclass(frozen=True, slots=True)
class SupplementCompleted:
    kind: ClassVar[str] = "dossier.supplement_completed"
    ordinal: int
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True, slots=True)
class PaymentRequested:
    kind: ClassVar[str] = "dossier.payment_requested"
    amount: int
    what: str


@dataclass(frozen=True, slots=True)
class PaymentConfirmed:
    kind: ClassVar[str] = "dossier.payment_confirmed"
    amount: int
    receipt: str
    means: str
    due_after: datetime | None


@dataclass(frozen=True, slots=True)
class StopProposed:
    kind: ClassVar[str] = "dossier.stop_proposed"
    ground: str


@dataclass(frozen=True, slots=True)
class DossierStopped:
    kind: ClassVar[str] = "dossier.stopped"
    ground: str


@dataclass(frozen=True, slots=True)
class WithdrawalProposed:
    kind: ClassVar[str] = "dossier.withdrawal_proposed"
    asked_on: date


@dataclass(frozen=True, slots=True)
class DossierWithdrawn:
    kind: ClassVar[str] = "dossier.withdrawn"
    asked_on: date


@dataclass(frozen=True, slots=True)
class ApologyProposed:
    kind: ClassVar[str] = "dossier.apology_proposed"
    new_due: date


@dataclass(frozen=True, slots=True)
class ApologyMade:
    kind: ClassVar[str] = "dossier.apologised"
    number: str
    due_before: datetime
    new_due: datetime
    after_expiry: bool


@dataclass(frozen=True, slots=True)
class ProposalDeclined:
    kind: ClassVar[str] = "dossier.proposal_declined"
    proposal: str
    proposed_by: str


@dataclass(frozen=True, slots=True)
class ResultCorrected:
    kind: ClassVar[str] = "dossier.result_corrected"
    number: str
    to_step: str


@dataclass(frozen=True, slots=True)
class DueDateRebased:
    kind: ClassVar[str] = "dossier.due_rebased"
    due_before: datetime | None
    due_after: datetime | None


@dataclass(frozen=True, slots=True)
class NoteAdded:
    kind: ClassVar[str] = "dossier.note_added"
    text: str
