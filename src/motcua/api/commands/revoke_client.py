"""Ending what a program may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.api.errors import ClientUnknown
from motcua.api.events import ClientRevoked
from motcua.api.models import ApiClient
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line


@dataclass(frozen=True, slots=True)
class RevokeClient:
    """The client in use that bears a name, and why it ends."""

    name: str
    reason: str = ""


@command
def revoke_client(order: RevokeClient, *, actor: Actor, at: datetime) -> ApiClient:
    """Revoke the token of a client from this moment on. Raises ClientUnknown."""
    client = (
        ApiClient.objects.select_for_update(of=("self",))
        .select_related("authority")
        .filter(name=order.name, revoked_at=None)
        .first()
    )
    if client is None:
        raise ClientUnknown(name=order.name[:120])
    reason = clean_line(order.reason, limit=300, field="reason")
    client.revoked_at = at
    client.save(update_fields=["revoked_at"])
    event = ClientRevoked(client.pk, client.name)
    record(
        event,
        subject=f"client:{client.pk}",
        actor=actor,
        at=at,
        reason=reason,
        authority=client.authority.code,
    )
    return client
