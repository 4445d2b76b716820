"""Leaving a remark for colleagues."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import begin, finish, needs_reason
from motcua.dossiers.commands.orders import AddNote
from motcua.dossiers.events import NoteAdded
from motcua.dossiers.models import Dossier, Note
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor


@command
def add_note(order: AddNote, *, actor: Actor, at: datetime) -> Dossier:
    """Write a note; applicants do not see it. Raises ReasonMissing when it is empty."""
    work = begin(Act.ADD_NOTE, order, actor, at)
    text = needs_reason(order.text)
    Note.objects.create(
        dossier=work.dossier,
        authority=work.dossier.authority,
        text=text,
        written_by_id=work.officer_id,
        written_at=at,
    )
    return finish(work, NoteAdded(text=text))
