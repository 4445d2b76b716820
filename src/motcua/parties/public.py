"""The door of the room `parties`."""

from __future__ import annotations

from motcua.parties.commands.register_party import PartyFacts, clean_party, register_party
from motcua.parties.models import Party
from motcua.parties.queries.earlier import earlier
from motcua.parties.rules.citizen_card import CitizenCard, parse_citizen_card_qr
from motcua.parties.rules.identity import (
    check_birth_date,
    clean_email,
    clean_id_number,
    clean_phone,
    clean_tax_number,
    read_day,
)
from motcua.parties.rules.masking import (
    last_digits_match,
    mask_email,
    mask_id_number,
    mask_name,
    mask_numbers,
    mask_phone,
)
from motcua.parties.states import KIND_NAMES, PartyKind, Sex

__all__ = [
    "KIND_NAMES",
    "CitizenCard",
    "Party",
    "PartyFacts",
    "PartyKind",
    "Sex",
    "check_birth_date",
    "clean_email",
    "clean_id_number",
    "clean_party",
    "clean_phone",
    "clean_tax_number",
    "earlier",
    "last_digits_match",
    "mask_email",
    "mask_id_number",
    "mask_name",
    "mask_numbers",
    "mask_phone",
    "parse_citizen_card_qr",
    "read_day",
    "register_party",
]
