"""The act of ending a delegation before its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.errors import NotFound
from motcua.kernel.text import clean_line
from motcua.organisation import policies
from motcua.organisation.commands.delegate import ARTICLE
from motcua.organisation.errors import DelegationOver, ReasonMissing
from motcua.organisation.events import DelegationRevoked
from motcua.organisation.models import Delegation
from motcua.organisation.queries.holders import places_of


@dataclass(frozen=True, slots=True)
class RevokeDelegation:
    """End a delegation now, and say why."""

    delegation_id: int
    reason: str


@command
def revoke_delegation(order: RevokeDelegation, *, actor: Actor, at: datetime) -> Delegation:
    """Revoke a delegation from this moment on; what was done under it stays done.

    Raises NotFound, NotYourPeople, DelegationOver, ReasonMissing.
    """
    reason = clean_line(order.reason, limit=300, field="reason")
    if not reason:
        raise ReasonMissing
    found = (
        Delegation.objects.select_for_update(of=("self",))
        .select_related("delegator", "delegate")
        .filter(pk=order.delegation_id)
        .first()
    )
    if found is None:
        raise NotFound
    places = {(authority, unit) for authority, unit, _role in places_of(found.delegator, local(at).date())}
    policies.may_revoke(actor, found.delegator, places=places).require()
    over = found.revoked_at or (found.ends_at if found.ends_at <= at else None)
    if over is not None:
        raise DelegationOver(on=over)
    found.revoked_at = at
    found.save(update_fields=["revoked_at"])
    event = DelegationRevoked(
        delegation_id=found.pk, delegator=found.delegator.code, delegate=found.delegate.code
    )
    subject = f"officer:{found.delegator.code}"
    record(event, subject=subject, actor=actor, at=at, article=ARTICLE, reason=reason)
    return found
