"""Reactions of dossiers to what happens on lower floors."""

from __future__ import annotations

from datetime import datetime

from motcua.deadlines.events import ClockRebased
from motcua.dossiers.events import DueDateRebased
from motcua.dossiers.models import Dossier
from motcua.journal.public import record
from motcua.kernel.actor import Actor


def take_new_due(moved: ClockRebased, actor: Actor, at: datetime) -> None:
    """Show the date that a newly decreed day off gives, inside the transaction that moved the clock."""
    dossiers = Dossier.objects.select_for_update(of=("self",)).select_related("authority", "clock")
    dossier = dossiers.filter(clock_id=moved.clock_id).first()
    if dossier is None or dossier.clock is None:
        return
    before, dossier.due_at = dossier.due_at, dossier.clock.due_at
    dossier.promised_due_at = dossier.clock.promised_due_at
    dossier.revision += 1
    dossier.save(update_fields=["due_at", "promised_due_at", "revision"])
    event = DueDateRebased(due_before=before, due_after=dossier.due_at)
    record(event, subject=dossier.subject, actor=actor, at=at, authority=dossier.authority.code)
