"""Reading the QR code on a citizen identity card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.kernel.errors import DomainError
from motcua.kernel.text import clean_line, clean_name, fold
from motcua.parties.errors import CardUnreadable
from motcua.parties.rules.identity import clean_id_number, read_day
from motcua.parties.states import Sex

_SEXES = {"nam": Sex.MALE, "nu": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What a card says of its owner."""

    id_number: str
    old_id_number: str
    full_name: str
    birth_date: date | None
    sex: str
    address: str
    issued_on: date | None


def parse_citizen_card_qr(text: str) -> CitizenCard:
    """Read `number|old number|name|ddmmyyyy|sex|address|issued ddmmyyyy`, as scanners type it.

    Newer cards carry further parts, which are ignored. Raises CardUnreadable.
    """
    parts = [part.strip() for part in text.strip().split("|")]
    if len(text) > 1000 or len(parts) < 6:
        raise CardUnreadable
    number, old, name, born, sex, address, *rest = parts
    try:
        card = CitizenCard(
            id_number=clean_id_number(number),
            old_id_number=clean_id_number(old),
            full_name=clean_name(name, field="full_name"),
            birth_date=read_day(born),
            sex=_SEXES.get(fold(sex), Sex.UNSTATED),
            address=clean_line(address, limit=300, field="address"),
            issued_on=read_day(rest[0]) if rest else None,
        )
    except DomainError as problem:
        raise CardUnreadable from problem
    if len(card.id_number) != 12 or not card.full_name:
        raise CardUnreadable
    return card
