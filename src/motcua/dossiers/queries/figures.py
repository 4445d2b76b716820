"""How many dossiers were answered in time: the figures of the portal's first page.

Verdicts compare dates (QĐ 766/QĐ-TTg); dossiers that were withdrawn or stopped have no result and are
counted apart, those without an appointment are not in the ratio.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q

from motcua.dossiers.models import Dossier
from motcua.dossiers.states import FINAL, OPEN, PAUSED, State
from motcua.kernel.clock import VN

_ANSWERED = Q(state__in=[State.RESOLVED, State.RETURNED])
_ENDED = Q(state__in=sorted(FINAL - {State.RETURNED, State.NOT_RECEIVED}))
_OPEN = Q(state__in=sorted(OPEN), received_at__isnull=False)
_RUNNING = Q(state__in=sorted(OPEN - PAUSED), received_at__isnull=False)


@dataclass(frozen=True, slots=True)
class OnTime:
    """The figures of a period, first and last day included.

    carried + received = early + on_time + late + undated + ended + still_open.
    """

    first: date
    last: date
    carried: int
    received: int
    early: int
    on_time: int
    late: int
    undated: int
    ended: int
    still_open: int
    open_late: int

    @property
    def in_time(self) -> int:
        """Return how many were answered on or before their date."""
        return self.early + self.on_time

    @property
    def judged(self) -> int:
        """Return how many answered dossiers had a date to compare with."""
        return self.early + self.on_time + self.late


def on_time_between(first: date, last: date) -> OnTime:
    """Return the figures of all authorities for a period that ends today. One query."""
    begins = datetime.combine(first, time(), VN)
    ends = datetime.combine(last + timedelta(days=1), time(), VN)
    done = Q(finished_at__gte=begins, finished_at__lt=ends)
    row = Dossier.objects.filter(
        Q(received_at__isnull=False) & (Q(finished_at__isnull=True) | Q(finished_at__gte=begins))
    ).aggregate(
        carried=Count("pk", filter=Q(received_at__lt=begins)),
        received=Count("pk", filter=Q(received_at__gte=begins, received_at__lt=ends)),
        early=Count("pk", filter=done & _ANSWERED & Q(verdict="early")),
        on_time=Count("pk", filter=done & _ANSWERED & Q(verdict="on_time")),
        late=Count("pk", filter=done & _ANSWERED & Q(verdict="late")),
        undated=Count("pk", filter=done & _ANSWERED & ~Q(verdict__in=["early", "on_time", "late"])),
        ended=Count("pk", filter=done & _ENDED),
        still_open=Count("pk", filter=_OPEN),
        open_late=Count("pk", filter=_RUNNING & Q(due_at__lt=datetime.combine(last, time(), VN))),
    )
    return OnTime(first=first, last=last, **row)
