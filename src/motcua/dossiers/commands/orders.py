"""The orders officers give: plain values, checked by the commands that carry them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from motcua.dossiers.rules.papers import PaperCount
from motcua.dossiers.states import Channel, Outcome, ReturnMethod
from motcua.parties.public import PartyFacts


@dataclass(frozen=True, kw_only=True)
class DossierOrder:
    """An order about one dossier; `revision` is the one the officer was looking at (None: any)."""

    dossier_id: int
    revision: int | None = None

    @property
    def subject(self) -> str:
        """Return the journal chain of the dossier."""
        return f"dossier:{self.dossier_id}"


@dataclass(frozen=True, kw_only=True)
class Intake:
    """What an applicant asks for and hands in."""

    procedure_code: str
    case_code: str = ""
    channel: Channel = Channel.DIRECT
    owner: PartyFacts
    submitter: PartyFacts | None = None
    capacity: str = ""
    request: str = ""
    papers: tuple[PaperCount, ...] = ()
    return_method: ReturnMethod = ReturnMethod.COUNTER
    return_address: str = ""
    sets: int = 1
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmitDossier:
    """An application that came online or at a kiosk, to an authority, not yet received."""

    intake: Intake
    authority: str


@dataclass(frozen=True, kw_only=True)
class ReceiveDossier:
    """Receive a complete dossier: a new one (`intake`) or one submitted earlier (`dossier_id`)."""

    intake: Intake | None = None
    dossier_id: int | None = None
    revision: int | None = None
    authority: str = ""
    papers: tuple[PaperCount, ...] = ()
    received_at: datetime | None = None
    late_entry_reason: str = ""
    payment_receipt: str = ""
    payment_means: str = "cash"

    @property
    def subject(self) -> str:
        """Return the journal chain of the dossier, if it exists already."""
        return f"dossier:{self.dossier_id}" if self.dossier_id else ""


@dataclass(frozen=True, kw_only=True)
class RefuseIntake:
    """Refuse to receive, with the reason the applicant is given (Mẫu 03)."""

    reason: str
    intake: Intake | None = None
    dossier_id: int | None = None
    revision: int | None = None
    authority: str = ""


@dataclass(frozen=True, kw_only=True)
class AskAtIntake(DossierOrder):
    """Ask once for what is missing before receiving (Mẫu 02)."""

    demands: tuple[str, ...]
    reason: str
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class HandOver(DossierOrder):
    """Pass the dossier to the division that handles it; empty means the division responsible for its field."""

    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Assign(DossierOrder):
    """Give the dossier to a case officer, by code; assigning again needs a reason."""

    officer: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Examine(DossierOrder):
    """Write down what examining the papers showed."""

    finding: str


@dataclass(frozen=True, kw_only=True)
class Propose(DossierOrder):
    """Propose the result."""

    outcome: Outcome
    summary: str
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Decide(DossierOrder):
    """Agree: review, approve, or approve a proposal."""

    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class SendBack(DossierOrder):
    """Send the dossier back to an earlier step (its key; empty means the case officer's), with the reason."""

    reason: str
    to_step: str = ""


@dataclass(frozen=True, kw_only=True)
class Issue(DossierOrder):
    """Number and date the signed result."""

    number: str
    issued_on: date


@dataclass(frozen=True, kw_only=True)
class ReturnResult(DossierOrder):
    """Give the result to the person named."""

    receiver: str
    method: ReturnMethod = ReturnMethod.COUNTER
    postal_code: str = ""


@dataclass(frozen=True, kw_only=True)
class RequestSupplement(DossierOrder):
    """Propose to ask for papers, all at once; `second` accepts that a second request counts as late."""

    demands: tuple[str, ...]
    reason: str
    answer_by: date
    second: bool = False


@dataclass(frozen=True, kw_only=True)
class CompleteSupplement(DossierOrder):
    """Take what the applicant brought."""

    papers: tuple[str, ...] = field(default=())
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class RequestPayment(DossierOrder):
    """Ask for a payment, in whole đồng."""

    what: str
    amount: int


@dataclass(frozen=True, kw_only=True)
class ConfirmPayment(DossierOrder):
    """Confirm that the money came, with the receipt; means: cash, transfer or online."""

    receipt: str
    means: str = "cash"


@dataclass(frozen=True, kw_only=True)
class ProposeStop(DossierOrder):
    """Propose to stop, on a ground: silence, order, or ineligible."""

    ground: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposeWithdrawal(DossierOrder):
    """Put the applicant's wish to withdraw to the leader."""

    asked_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class ProposeApology(DossierOrder):
    """Draft the apology and the one new date."""

    new_due: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class Decline(DossierOrder):
    """Disagree with a proposal, with the reason."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class CorrectResult(DossierOrder):
    """Take a result back for correction, with the reason."""

    reason: str
    to_step: str = ""


@dataclass(frozen=True, kw_only=True)
class AddNote(DossierOrder):
    """Leave a remark for colleagues."""

    text: str
