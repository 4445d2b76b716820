"""The data of each official form: plain values, no database, no clock.

Law: Circular 03/2025/TT-VPCP, Annex I, Mẫu 01 to 04 (guide §5.2). Every slip is frozen when it is
issued (`freezing.freeze`) and never computed again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, ClassVar

from motcua.paperwork.rules import printing
from motcua.paperwork.rules.parts import (
    Book,
    FeeLine,
    HelpLines,
    Letterhead,
    PaperLine,
    PartyLines,
    Phase,
    Signature,
)
from motcua.paperwork.states import FormCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What every form carries. Times are aware; `qr_payload` may hold "{token}" for the look-up token."""

    form: ClassVar[FormCode]

    head: Letterhead
    issued_at: datetime
    dossier_number: str
    party: PartyLines
    request: str
    officer: Signature
    procedure_code: str = ""
    number: str = ""
    book: Book | None = None
    help: HelpLines = field(default_factory=HelpLines)
    qr_payload: str = ""
    demo: bool = False
    notes: str = ""

    def printed(self) -> dict[str, Any]:
        """Return the texts as the sheet shows them."""
        return printing.common(self) | self._printed()

    def _printed(self) -> dict[str, Any]:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSlip(Slip):
    """Mẫu 01: receipt of a dossier and appointment for the result."""

    form: ClassVar[FormCode] = FormCode.RECEIPT

    counter_name: str
    papers: tuple[PaperLine, ...]
    limit_text: str
    received_at: datetime
    due_at: datetime | None
    return_at: str
    due_text: str = ""
    sets: int = 1
    fees: tuple[FeeLine, ...] = ()
    fee_text: str = ""
    phase_two: Phase | None = None
    submitter_note: str = ""

    def _printed(self) -> dict[str, Any]:
        return printing.receipt(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequestSlip(Slip):
    """Mẫu 02: everything that is missing, asked for at once (Decree 118/2025/NĐ-CP art. 17(2)a)."""

    form: ClassVar[FormCode] = FormCode.SUPPLEMENT_REQUEST

    counter_name: str
    papers: tuple[PaperLine, ...]
    reason: str
    demands: tuple[str, ...] = ()
    round: int = 1
    answer_by: date | None = None
    approved_by: str = ""

    def _printed(self) -> dict[str, Any]:
        return printing.supplement_request(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRefusalSlip(Slip):
    """Mẫu 03: refusal to receive a dossier, with the reason. `online` adds number and time, one signature."""

    form: ClassVar[FormCode] = FormCode.INTAKE_REFUSAL

    counter_name: str
    reason: str
    legal_basis: str = ""
    online: bool = False
    submitted_at: datetime | None = None

    def _printed(self) -> dict[str, Any]:
        return printing.intake_refusal(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApologySlip(Slip):
    """Mẫu 04: apology and one new appointment (guide §2.6)."""

    form: ClassVar[FormCode] = FormCode.APOLOGY

    office_name: str
    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    recipients: tuple[str, ...] = ()
    signing_prefix: str = ""

    def _printed(self) -> dict[str, Any]:
        return printing.apology(self)
