"""Numbers and dates that people state of themselves: accepted as people type them, kept in one form."""

from __future__ import annotations

import re
from datetime import date

from motcua.kernel.text import clean_line
from motcua.parties.errors import (
    BirthDateInFuture,
    BirthDateTooEarly,
    BirthDateWrong,
    CommuneCodeWrong,
    EmailWrong,
    IdNumberWrong,
    PhoneWrong,
    TaxNumberWrong,
)

OLDEST_YEARS = 125
_SEPARATORS = re.compile(r"[\s.\-–/()]+")
_ID = re.compile(r"[0-9]{9}|[0-9]{12}|[A-Z][A-Z0-9]{5,11}")
_PHONE = re.compile(r"0[0-9]{9,10}|\+[0-9]{8,14}")
_TAX = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?|[0-9]{12}")
_COMMUNE = re.compile(r"[0-9]{5}")
# Local part and domain of RFC 5321 in the shapes in use; IDN domains are typed in their ASCII form.
_EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_RUN_TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4})")


def clean_id_number(typed: str) -> str:
    """Return a citizen number (12 digits), an old one (9) or a passport number; "" stays "".

    Spaces, dots and hyphens are dropped. Raises IdNumberWrong.
    """
    number = _SEPARATORS.sub("", clean_line(typed, limit=60, field="id_number")).upper()
    if number and (not number.isascii() or not _ID.fullmatch(number)):
        raise IdNumberWrong(typed=typed.strip())
    return number


def clean_phone(typed: str) -> str:
    """Return a telephone number as 0xxxxxxxxx (a foreign one as +…); "" stays "". Raises PhoneWrong."""
    number = _SEPARATORS.sub("", clean_line(typed, limit=60, field="phone"))
    if number.startswith("+84"):
        number = "0" + number[3:].removeprefix("0")
    elif number.startswith("84") and len(number) == 11:
        number = "0" + number[2:]
    if number and (not number.isascii() or not _PHONE.fullmatch(number)):
        raise PhoneWrong(typed=typed.strip())
    return number


def clean_email(typed: str) -> str:
    """Return an e-mail address with its domain in small letters; "" stays "". Raises EmailWrong."""
    address = clean_line(typed, limit=254, field="email")
    if not address:
        return ""
    local, _, domain = address.rpartition("@")
    if not _EMAIL.fullmatch(address) or local.startswith(".") or local.endswith(".") or ".." in local:
        raise EmailWrong(typed=address)
    return f"{local}@{domain.lower()}"


def clean_tax_number(typed: str) -> str:
    """Return a tax number as 10 digits, 10-3 for a branch, or 12 for a person; "" stays "". Raises TaxNumberWrong."""
    number = re.sub(r"[\s.]+", "", clean_line(typed, limit=60, field="tax_number")).replace("–", "-")
    if not number:
        return ""
    match = _TAX.fullmatch(number) if number.isascii() else None
    if match is None:
        raise TaxNumberWrong(typed=typed.strip())
    return f"{match[1]}-{match[2]}" if match[2] else number


def clean_commune_code(typed: str) -> str:
    """Return the five digits of a commune or ward; "" stays "". Raises CommuneCodeWrong."""
    code = typed.strip()
    if code and (not code.isascii() or not _COMMUNE.fullmatch(code)):
        raise CommuneCodeWrong(typed=code)
    return code


def read_day(typed: str) -> date | None:
    """Return the day typed as 24/12/1966, 24-12-1966, 24121966 or 1966-12-24; None for "". Raises BirthDateWrong."""
    text = clean_line(typed, limit=40, field="birth_date")
    if not text:
        return None
    try:
        if text.isascii() and (match := _YEAR_FIRST.fullmatch(text)):
            return date(int(match[1]), int(match[2]), int(match[3]))
        match = _DAY_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text)
        if match and text.isascii():
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        pass
    raise BirthDateWrong(typed=text)


def check_birth_date(born: date | None, today: date) -> date | None:
    """Return a birth date that can be true on a day. Raises BirthDateInFuture, BirthDateTooEarly."""
    if born is None:
        return None
    if born > today:
        raise BirthDateInFuture(on=born)
    if today.year - born.year > OLDEST_YEARS:
        raise BirthDateTooEarly(on=born)
    return born
