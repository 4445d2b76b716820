"""The procedures the portal lists: every one of the catalogue that has not ended."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from motcua.catalogue.public import Procedure, ProcedureHit, ProcedureVersion, find_procedures

ALL = 100_000


def current_procedures(on: date) -> list[ProcedureHit]:
    """Return the procedures in the order of the list, those not received here too. Three queries."""
    ended = ended_codes(on)
    return [hit for hit in find_procedures("", on=on, open_only=False, limit=ALL) if hit.code not in ended]


def ended_codes(on: date) -> set[str]:
    """Return the codes of procedures that ended or were replaced before a day. One query."""
    still = ProcedureVersion.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=on), procedure=OuterRef("pk")
    )
    gone = Procedure.objects.exclude(Exists(still))
    return set(gone.values_list("code", flat=True))
