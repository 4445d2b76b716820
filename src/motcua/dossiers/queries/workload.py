"""How much each officer of a division has, for the one who assigns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from motcua.dossiers.models import Dossier
from motcua.dossiers.states import OPEN
from motcua.kernel.clock import local
from motcua.organisation.public import Absence, Officer, Role, Unit, holders


@dataclass(frozen=True, slots=True)
class Load:
    """One case officer with what is on the desk and whether they are there."""

    officer: Officer
    open: int
    late: int
    away_until: date | None


def loads_of(unit: Unit, at: datetime) -> list[Load]:
    """Return the case officers of a division, those present with the least work first. Three queries."""
    officers = holders(unit.authority, Role.CASE_OFFICER, unit.code, at=at)
    ids = [officer.pk for officer in officers]
    counts = {
        line["case_officer"]: (line["open"], line["late"])
        for line in Dossier.objects.filter(case_officer__in=ids, state__in=sorted(OPEN))
        .values("case_officer")
        .annotate(open=Count("pk"), late=Count("pk", filter=Q(due_at__lt=at)))
    }
    away = dict(
        Absence.objects.on(local(at).date()).filter(officer__in=ids).values_list("officer_id", "ends_on")
    )
    loads = [Load(each, *counts.get(each.pk, (0, 0)), away.get(each.pk)) for each in officers]
    return sorted(loads, key=lambda load: (load.away_until is not None, load.open, load.officer.full_name))
