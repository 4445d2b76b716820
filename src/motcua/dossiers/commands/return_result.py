"""Giving the result to the applicant."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.flow import advance, begin, finish
from motcua.dossiers.commands.orders import ReturnResult
from motcua.dossiers.errors import ReceiverMissing
from motcua.dossiers.events import ResultReturned
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_name


@command
def return_result(order: ReturnResult, *, actor: Actor, at: datetime) -> Dossier:
    """Return the result; collecting late does not make it late (guide 3.4). Raises ReceiverMissing."""
    work = begin(Act.RETURN_RESULT, order, actor, at)
    receiver = clean_name(order.receiver, field="receiver")
    if not receiver:
        raise ReceiverMissing
    work.dossier.returned_at = at
    Result.objects.filter(dossier=work.dossier, corrected_at=None).update(
        receiver=receiver, method=order.method
    )
    advance(work)
    return finish(work, ResultReturned(method=order.method, receiver=receiver))
