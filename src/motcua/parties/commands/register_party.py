"""Writing down who takes part in a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.clock import local
from motcua.kernel.text import clean_line, clean_name, fold
from motcua.parties.errors import KindUnknown, NameHasDigit, NameMissing, SexUnknown
from motcua.parties.models import Party
from motcua.parties.rules import identity
from motcua.parties.states import PartyKind, Sex


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What somebody states of themselves, as typed; `birth_date` may be a date or text such as 24/12/1966."""

    full_name: str
    kind: str = "citizen"
    id_number: str = ""
    birth_date: date | str | None = None
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    commune_code: str = ""
    tax_number: str = ""


def register_party(facts: PartyFacts, *, at: datetime) -> Party:
    """Write one party in the caller's transaction and return it.

    Raises the errors of clean_party.
    """
    return Party.objects.create(**clean_party(facts, at=at), registered_at=at)


def clean_party(facts: PartyFacts, *, at: datetime) -> dict[str, object]:
    """Return the columns of a party in their kept form, without writing.

    Raises NameMissing, NameHasDigit, KindUnknown, SexUnknown, IdNumberWrong, BirthDateWrong,
    BirthDateInFuture, BirthDateTooEarly, PhoneWrong, EmailWrong, TaxNumberWrong, CommuneCodeWrong and
    the kernel's errors of text; each names its field.
    """
    born = (
        facts.birth_date if isinstance(facts.birth_date, date) else identity.read_day(facts.birth_date or "")
    )
    kind = _kind(facts.kind)
    name = _name(facts.full_name, kind)
    if facts.sex not in set(Sex):
        raise SexUnknown
    return {
        "kind": kind,
        "full_name": name,
        "folded_name": fold(name),
        "id_number": identity.clean_id_number(facts.id_number),
        "birth_date": identity.check_birth_date(born, local(at).date()),
        "sex": facts.sex,
        "phone": identity.clean_phone(facts.phone),
        "email": identity.clean_email(facts.email),
        "address": clean_line(facts.address, limit=300, field="address"),
        "commune_code": identity.clean_commune_code(facts.commune_code),
        "tax_number": identity.clean_tax_number(facts.tax_number),
    }


def _kind(kind: str) -> str:
    if kind not in set(PartyKind):
        raise KindUnknown
    return kind


def _name(typed: str, kind: str) -> str:
    name = clean_name(typed, limit=200, field="full_name")
    if not any(ch.isalpha() for ch in name):
        raise NameMissing
    if kind == PartyKind.CITIZEN and any(ch.isdigit() for ch in name):
        raise NameHasDigit
    return name
