"""Parts that the forms share: letterhead, parties, papers, fees, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.paperwork.states import SignatureKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Left head: governing body (regular), issuing body and its unit (bold); place for the date line."""

    issuing_body: str
    governing_body: str = ""
    unit_lines: tuple[str, ...] = ()
    place_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Place of a dossier in the logbook: Quyển số, Số thứ tự."""

    volume: int
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLines:
    """Owner of the dossier, the person who hands it in, and how to reach them."""

    owner_name: str
    submitter_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""
    tax_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """One kind of paper, with the number of originals, certified copies, photocopies, electronic copies."""

    name: str
    originals: int = 0
    certified: int = 0
    photocopies: int = 0
    electronic: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """A fee or charge in whole đồng, and how it stands ("đã nộp", "miễn")."""

    name: str
    amount: int
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """Second phase of a procedure that has one: lines 6 and 7 of Mẫu 01."""

    limit_text: str
    received_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs and how. `title` is the printed role of a head; `at` the time of a digital or account signature."""

    name: str
    title: str = ""
    kind: SignatureKind = SignatureKind.ACCOUNT
    organisation: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpLines:
    """Whom to call, when, and where to look the dossier up."""

    phone: str = ""
    hours: str = ""
    look_up: str = ""
