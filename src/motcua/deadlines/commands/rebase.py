"""Bringing open clocks to the present calendar, batch by batch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from motcua.deadlines.commands.ledger import Act, catch_up
from motcua.deadlines.models import CalendarEdition, Clock, ClockEntry
from motcua.deadlines.queries.calendars import Office, office_of
from motcua.deadlines.states import EntryKind
from motcua.journal.public import command
from motcua.kernel.actor import Actor

BATCH = 500


@dataclass(frozen=True, slots=True)
class RebaseBatch:
    """The next open clocks after a key."""

    after: int = 0
    size: int = BATCH
    reason: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class BatchDone:
    """How far a batch came: `last` is the key to go on from, None when nothing is left."""

    last: int | None
    moved: int


@command
def rebase_batch(order: RebaseBatch, *, actor: Actor, at: datetime) -> BatchDone:
    """Count the next open clocks again; each due date that moves is entered in its ledger and the journal, and told upstairs."""
    edition = CalendarEdition.objects.filter(pk=1).first()
    if edition is None:
        return BatchDone(None, 0)
    stale = Clock.objects.open().exclude(edition=edition.stamp).filter(pk__gt=order.after).order_by("pk")
    clocks = list(stale.select_for_update(of=("self",))[: order.size])
    if not clocks:
        return BatchDone(None, 0)
    ledgers: dict[int, list[ClockEntry]] = defaultdict(list)
    for line in ClockEntry.objects.filter(clock__in=clocks).order_by("clock_id", "seq"):
        ledgers[line.clock_id].append(line)
    offices: dict[int, Office] = {}
    act = Act(EntryKind.REBASED, at, actor, order.reason, order.article)
    moved = 0
    for clock in clocks:
        if clock.authority_id not in offices:
            offices[clock.authority_id] = office_of(clock.authority_id)
        moved += catch_up(clock, ledgers[clock.pk], offices[clock.authority_id], act)
    return BatchDone(clocks[-1].pk, moved)


def rebase_open_clocks(
    *, actor: Actor, at: datetime, reason: str = "", article: str = "", size: int = BATCH
) -> int:
    """Bring every open clock to the present calendar; returns how many due dates moved.

    Each batch is a transaction of its own, so a stop half-way loses nothing: run it again, or let the next act on a
    clock catch up by itself.
    """
    done, moved = BatchDone(0, 0), 0
    while done.last is not None:
        done = rebase_batch(RebaseBatch(done.last, size, reason, article), actor=actor, at=at)
        moved += done.moved
    return moved
