"""Closing the days of the journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max, Min

from motcua.journal.errors import DayNotOver
from motcua.journal.models import Entry, Seal
from motcua.journal.rules import merkle
from motcua.journal.rules.canonical import FIRST, seal_hash
from motcua.kernel.clock import local


def seal_until(last_day: date, *, at: datetime) -> list[Seal]:
    """Seal every day not yet sealed up to and including a day that is over; return the new seals.

    Raises DayNotOver when the day is not over at `at`, by the Vietnamese calendar.
    """
    if last_day >= local(at).date():
        raise DayNotOver(day=last_day)
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Waits for every act that is being written, so that no entry of a past day can come later.
            cursor.execute("LOCK TABLE journal_entry IN SHARE MODE")
        return [_seal(day, at) for day in _open_days(last_day)]


def _open_days(last_day: date) -> list[date]:
    sealed = Seal.objects.aggregate(last=Max("day"))["last"]
    first = sealed + timedelta(1) if sealed else Entry.objects.aggregate(first=Min("recorded_on"))["first"]
    if first is None:
        return []
    return [first + timedelta(n) for n in range((last_day - first).days + 1)]


def _seal(day: date, at: datetime) -> Seal:
    hashes = list(Entry.objects.filter(recorded_on=day).order_by("id").values_list("hash", flat=True))
    before = Seal.objects.order_by("-day").values_list("hash", flat=True).first() or FIRST
    root = merkle.root(hashes)
    return Seal.objects.create(
        day=day,
        root=root,
        entries=len(hashes),
        prev_hash=before,
        hash=seal_hash(before, day, root, len(hashes)),
        sealed_at=at,
    )
