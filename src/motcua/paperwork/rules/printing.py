"""From the values of a slip to the texts on its sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from motcua.kernel.clock import local
from motcua.kernel.money import format_vnd
from motcua.paperwork.rules import wording
from motcua.paperwork.states import SignatureKind

if TYPE_CHECKING:
    from motcua.paperwork.rules.parts import FeeLine, HelpLines, PaperLine, PartyLines, Signature
    from motcua.paperwork.rules.slips import (
        ApologySlip,
        IntakeRefusalSlip,
        ReceiptSlip,
        Slip,
        SupplementRequestSlip,
    )

NONE_GIVEN = "không có"
_SIGNED_BY = {
    SignatureKind.ACCOUNT: "Xác nhận bởi",
    SignatureKind.DIGITAL: "Ký số bởi",
    SignatureKind.WET: "",
}


def common(slip: Slip) -> dict[str, Any]:
    """Return head, parties, signature and foot, the same on every form."""
    book = slip.book
    return {
        "governing_body": slip.head.governing_body,
        "issuing_body": slip.head.issuing_body,
        "unit_lines": list(slip.head.unit_lines),
        "place_and_date": wording.say_place_and_date(slip.head.place_name, local(slip.issued_at).date()),
        "dossier_number": slip.dossier_number,
        "number": slip.number,
        "book": {"volume": wording.say_quantity(book.volume), "ordinal": wording.say_quantity(book.ordinal)}
        if book
        else None,
        "party": party(slip.party),
        "request": f"{slip.request} ({slip.procedure_code})" if slip.procedure_code else slip.request,
        "officer": signature(slip.officer),
        "help": help_lines(slip.help),
        "demo": slip.demo,
        "notes": slip.notes,
    }


def party(lines: PartyLines) -> dict[str, str]:
    """Return names and contacts; what was not given says so."""
    return {
        "owner_name": lines.owner_name,
        "submitter_name": lines.submitter_name or lines.owner_name,
        "address": lines.address or NONE_GIVEN,
        "phone": lines.phone or NONE_GIVEN,
        "email": lines.email or NONE_GIVEN,
        "id_number": lines.id_number,
        "tax_number": lines.tax_number,
    }


def signature(by: Signature) -> dict[str, str]:
    """Return the signature box; no label means room to sign by hand."""
    return {
        "name": by.name,
        "title": by.title,
        "label": _SIGNED_BY[by.kind],
        "organisation": by.organisation,
        "at": wording.say_stamp(by.at) if by.at else "",
    }


def help_lines(lines: HelpLines) -> dict[str, str]:
    """Return the contact lines of the foot."""
    return {"phone": lines.phone, "hours": lines.hours, "look_up": lines.look_up}


def papers(lines: Iterable[PaperLine]) -> list[dict[str, str]]:
    """Return the rows of the table of papers."""
    return [
        {
            "name": line.name,
            "note": _paper_note(line),
            "originals": wording.say_quantity(line.originals),
            "certified": wording.say_quantity(line.certified),
            "photocopies": wording.say_quantity(line.photocopies),
        }
        for line in lines
    ]


def _paper_note(line: PaperLine) -> str:
    electronic = f"bản điện tử: {wording.say_quantity(line.electronic)}" if line.electronic else ""
    return "; ".join(part for part in (electronic, line.note) if part)


def fees(lines: Iterable[FeeLine], otherwise: str = "") -> str:
    """Return the fees in one sentence; without any what `otherwise` says, or "Không"."""
    said = [
        f"{line.name}: {format_vnd(line.amount)}" + (f" ({line.status})" if line.status else "")
        for line in lines
    ]
    return "; ".join(said) or otherwise or "Không"


def receipt(slip: ReceiptSlip) -> dict[str, Any]:
    """Return the texts of Mẫu 01."""
    second = slip.phase_two
    return {
        "counter_name": slip.counter_name,
        "papers": papers(slip.papers),
        "sets": wording.say_quantity(slip.sets),
        "limit_text": slip.limit_text,
        "received": wording.say_moment(slip.received_at),
        "due": wording.say_moment_with_weekday(slip.due_at) if slip.due_at else slip.due_text,
        "phase_two": {
            "limit_text": second.limit_text,
            "received": wording.say_moment(second.received_at),
            "due": wording.say_moment_with_weekday(second.due_at),
        }
        if second
        else None,
        "return_at": slip.return_at,
        "fees": fees(slip.fees, slip.fee_text),
        "submitter_note": slip.submitter_note,
    }


def supplement_request(slip: SupplementRequestSlip) -> dict[str, Any]:
    """Return the texts of Mẫu 02."""
    return {
        "counter_name": slip.counter_name,
        "papers": papers(slip.papers),
        "demands": list(slip.demands),
        "reason": slip.reason,
        "round": wording.say_quantity(slip.round),
        "answer_by": wording.say_date(slip.answer_by) if slip.answer_by else "",
        "approved_by": slip.approved_by,
    }


def intake_refusal(slip: IntakeRefusalSlip) -> dict[str, Any]:
    """Return the texts of Mẫu 03."""
    return {
        "counter_name": slip.counter_name,
        "reason": slip.reason,
        "legal_basis": slip.legal_basis,
        "online": slip.online,
        "submitted": wording.say_moment(slip.submitted_at) if slip.submitted_at else "",
    }


def apology(slip: ApologySlip) -> dict[str, Any]:
    """Return the texts of Mẫu 04."""
    return {
        "office_name": slip.office_name,
        "received": wording.say_moment(slip.received_at),
        "due": wording.say_moment_with_weekday(slip.due_at),
        "reason": slip.reason,
        "new_due": wording.say_moment_with_weekday(slip.new_due_at),
        "recipients": list(slip.recipients),
        "signing_prefix": slip.signing_prefix,
    }
