"""Numbers on papers: dossier numbers, logbook entries, document numbers.

Law: guide §4.1 for the dossier number ({agency code}-{yyMMdd}-{ordinal of the day}, four digits),
Decree 30/2020/NĐ-CP for documents (below 10 with a zero in front, restarting each year).
"""

from __future__ import annotations

import re
from datetime import date

from motcua.paperwork.errors import BadDossierNumber
from motcua.paperwork.rules.parts import Book

DOSSIER_NUMBER = re.compile(r"[0-9A-Z]+(\.[0-9A-Z]+)*-\d{6}(\d{2})?-\d{4,7}")
LAST_OF_DAY = 9999
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


def dossier_number(authority_code: str, on: date, ordinal: int) -> str:
    """Return "H12.32.05-261123-0018". Raises ValueError outside 1 to 9999."""
    if not 1 <= ordinal <= LAST_OF_DAY:
        raise ValueError(ordinal)
    return f"{authority_code}-{on:%y%m%d}-{ordinal:04d}"


def tidy_dossier_number(text: str) -> str:
    """Return a number as typed by a person, without spaces, in capitals. Raises BadDossierNumber."""
    tidy = re.sub(r"\s+", "", text).upper().translate(_DASHES)
    if len(tidy) > 60 or not tidy.isascii() or not DOSSIER_NUMBER.fullmatch(tidy):
        raise BadDossierNumber(text=text.strip()[:40])
    return tidy


def document_number(ordinal: int, symbol: str) -> str:
    """Return "05/PXL-SNV". Raises ValueError below 1."""
    if ordinal < 1:
        raise ValueError(ordinal)
    return f"{ordinal:02d}/{symbol}"


def book_entry(running: int, *, per_volume: int) -> Book:
    """Return volume and ordinal of the n-th entry of a year's logbook. Raises ValueError below 1."""
    if running < 1 or per_volume < 1:
        raise ValueError(running)
    volume, place = divmod(running - 1, per_volume)
    return Book(volume=volume + 1, ordinal=place + 1)
