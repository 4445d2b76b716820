"""Giving numbers without gaps: the counter's row stays locked until the act commits, and a rollback gives the number back."""

from __future__ import annotations

from datetime import date

from django.db import connection

from motcua.paperwork.errors import NumbersExhausted
from motcua.paperwork.rules import numbers
from motcua.paperwork.rules.parts import Book

_NEXT = """
    INSERT INTO paperwork_numberseries AS counter (authority_code, series, period_key, last)
    VALUES (%s, %s, %s, 1)
    ON CONFLICT (authority_code, series, period_key)
        DO UPDATE SET last = counter.last + 1 WHERE counter.last < %s
    RETURNING last
"""
_LARGEST = 2_147_483_647


def next_number(authority_code: str, series: str, period: str, *, limit: int | None = None) -> int:
    """Return the next number of a series, starting at 1 in each period, in the caller's transaction.

    Others who want a number of the same series wait until that transaction ends. Raises
    NumbersExhausted over `limit`, RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("next_number needs the transaction of the act that uses the number")
    most = _LARGEST if limit is None else limit
    with connection.cursor() as cursor:
        cursor.execute(_NEXT, [authority_code, series, period, most])
        row = cursor.fetchone()
    if row is None:
        raise NumbersExhausted(limit=most, period=_as_people_say(period))
    return int(row[0])


def _as_people_say(period: str) -> date | str:
    try:
        return date.fromisoformat(period)
    except ValueError:
        return period


def next_dossier_number(authority_code: str, *, on: date) -> str:
    """Return the next dossier number of an authority on a day (guide §4.1). Raises NumbersExhausted over 9999."""
    ordinal = next_number(authority_code, "dossier", on.isoformat(), limit=numbers.LAST_OF_DAY)
    return numbers.dossier_number(authority_code, on, ordinal)


def next_book_entry(authority_code: str, *, on: date, book: str = "hoso", per_volume: int = 500) -> Book:
    """Return the next place in an authority's logbook of the year; a volume is full after `per_volume` entries."""
    running = next_number(authority_code, f"book:{book}", str(on.year))
    return numbers.book_entry(running, per_volume=per_volume)


def next_document_number(authority_code: str, symbol: str, *, on: date) -> str:
    """Return the next document number of the year under a symbol, as "05/PXL-SNV"."""
    running = next_number(authority_code, f"document:{symbol}", str(on.year))
    return numbers.document_number(running, symbol)
