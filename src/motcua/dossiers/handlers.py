"""Reactions of dossiers to what happens on lower floors."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.events import DueDateRebased
from motcua.dossiers.models import Dossier
from motcua.journal.public import record
from motcua.kernel.actor import Actor


def take_new_due(
    clock_id: int,
    subject: str,
    old_due: datetime | None,
    new_due: datetime | None,
    actor: Actor,
    at: datetime,
) -> None:
    """Show the date that a newly decreed day off gives, inside the transaction that moved the clock."""
    dossier = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("authority", "clock")
        .get(clock_id=clock_id)
    )
    clock = dossier.clock
    dossier.due_at = new_due
    dossier.promised_due_at = clock.promised_due_at if clock else new_due
    dossier.revision += 1
    dossier.save(update_fields=["due_at", "promised_due_at", "revision"])
    event = DueDateRebased(due_before=old_due, due_after=new_due)
    record(event, subject=subject, actor=actor, at=at, authority=dossier.authority.code)
