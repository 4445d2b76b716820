"""Showing just enough of a person's data for them to know it is theirs (Law 91/2025/QH15)."""

from __future__ import annotations

import re

_HIDDEN = "x"


_LONG_NUMBER = re.compile(r"\d(?:[ .]?\d){7,}")


def mask_phone(phone: str) -> str:
    """Return "09xx xxx 418" for "0912345418": the first two digits and the last three."""
    if len(phone) < 7:
        return _HIDDEN * len(phone)
    masked = phone[:2] + _HIDDEN * (len(phone) - 5) + phone[-3:]
    return f"{masked[:4]} {masked[4:-3]} {masked[-3:]}"


def mask_id_number(number: str) -> str:
    """Return only the last four characters: "xxxxxxxx1234"."""
    return _HIDDEN * max(len(number) - 4, 0) + number[-4:] if len(number) > 6 else _HIDDEN * len(number)


def mask_name(name: str) -> str:
    """Return the family name and the last given name, the middle shortened: "Lê Văn An" gives "Lê V. A."."""
    parts = name.split()
    if len(parts) < 2:
        return f"{name[:1]}." if name else ""
    return " ".join([parts[0], *(f"{part[0].upper()}." for part in parts[1:])])


def mask_email(address: str) -> str:
    """Return "a…@noi.vn": the first letter and the domain."""
    local, at, domain = address.partition("@")
    return f"{local[:1]}…@{domain}" if at else ""


def mask_numbers(text: str) -> str:
    """Return a text whose long numbers (identity, phone, spaces and dots aside) show their last four digits only."""
    return _LONG_NUMBER.sub(lambda found: mask_id_number(re.sub(r"\D", "", found.group())), text)


def last_digits_match(number: str, typed: str, *, count: int = 4) -> bool:
    """Tell whether somebody knows the last `count` characters of a number (spaces and dots aside)."""
    said = "".join(ch for ch in typed if ch.isalnum()).upper()
    return len(number) >= count and len(said) >= count and number.endswith(said)
