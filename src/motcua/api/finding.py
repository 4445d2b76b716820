"""Which dossier an address means: only those the officer may know of exist."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db.models import QuerySet
from django.http import HttpRequest

from motcua.api.auth import Caller
from motcua.api.errors import ActIdDiffers, ActIdMissing
from motcua.dossiers.public import Dossier, errors
from motcua.kernel.actor import Actor

LONGEST_NUMBER = 60
KEY_HEADER = "Idempotency-Key"


def named(key: str, actor: Actor) -> QuerySet[Dossier]:
    """Return the dossier with a number (or, before it has one, an id), if the officer may know of it."""
    tidy = "".join(key.split()).upper()
    visible: QuerySet[Dossier] = Dossier.objects.visible_to(actor)
    if tidy.isascii() and tidy.isdigit() and len(tidy) <= 18:
        return visible.filter(pk=int(tidy))
    return visible.filter(number=tidy[:LONGEST_NUMBER])


def found(rows: QuerySet[Dossier, Any]) -> Any:
    """Return the one row. Raises DossierNotFound, which never tells whether others may know of it."""
    row = rows.first()
    if row is None:
        raise errors.DossierNotFound
    return row


def act_id_of(request: HttpRequest, caller: Caller, given: UUID | None) -> UUID:
    """Return the name of an act from the body or the Idempotency-Key header.

    A key that is no UUID gets one, the same each time for the same client. Raises ActIdMissing, ActIdDiffers.
    """
    key = request.headers.get(KEY_HEADER, "").strip().strip('"')
    if not key:
        if given is None:
            raise ActIdMissing
        return given
    named_by_key = _as_uuid(key) or uuid5(NAMESPACE_URL, f"motcua:{caller.client_id}:{key}")
    if given is not None and given != named_by_key:
        raise ActIdDiffers
    return named_by_key


def _as_uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
