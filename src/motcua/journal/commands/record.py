"""Adding an entry: inside the act's own transaction, or not at all."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.db import connection

from motcua.journal.rules.canonical import plain, spell
from motcua.kernel.actor import Actor


class Event(Protocol):
    """A frozen dataclass that tells one thing that happened, named in the past participle."""

    kind: ClassVar[str]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Where an entry stands in its chain."""

    id: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class AccessGiven:
    """Personal data was shown."""

    kind: ClassVar[str] = "access.given"
    purpose: str
    what: str


@dataclass(frozen=True, slots=True)
class AttemptRefused:
    """Somebody tried an act and was refused; what they typed is not kept."""

    kind: ClassVar[str] = "attempt.refused"
    command: str
    code: str


# The identifier its sender gave to the act under way; entries carry it, so that both can be matched.
ACT_ID: ContextVar[UUID | None] = ContextVar("act_id", default=None)

_INSERT = """
    INSERT INTO journal_entry (subject, seq, kind, at, recorded_at, recorded_on, actor_kind, actor_id,
                               actor_name, authority, act_id, content, prev_hash, hash)
    VALUES (%s, 0, %s, %s, now(), now()::date, %s, %s, %s, %s, %s, %s, '', '')
    RETURNING id, seq, hash
"""


def record(
    event: Event,
    *,
    subject: str,
    actor: Actor,
    at: datetime,
    article: str = "",
    reason: str = "",
    authority: str = "",
) -> Recorded:
    """Add one entry to a subject's chain, in the caller's transaction.

    `subject` names the chain ("dossier:17"); `article` is the law the act was done under. The
    database fills in the number, the time of recording and the hashes.
    """
    content = spell(
        {
            "kind": event.kind,
            "at": at,
            "actor": _who(actor),
            "authority": authority or actor.authority,
            "article": article,
            "reason": reason,
            "data": {key: value for key, value in plain(event).items() if key != "kind"},
        }
    )
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                subject,
                event.kind,
                at,
                actor.kind,
                actor.id,
                actor.name,
                authority or actor.authority,
                ACT_ID.get(),
                content,
            ],
        )
        return Recorded(*cursor.fetchone())


def _who(actor: Actor) -> dict[str, Any]:
    return {
        "kind": actor.kind,
        "id": actor.id,
        "name": actor.name,
        "title": actor.title,
        "unit": actor.unit,
        "on_behalf_of": actor.on_behalf_of,
    }


def record_access(subject: str, *, actor: Actor, at: datetime, purpose: str, what: str = "") -> Recorded:
    """Record that a person's data was shown, in a chain beside the subject's own."""
    return record(AccessGiven(purpose=purpose, what=what), subject=f"access:{subject}", actor=actor, at=at)
