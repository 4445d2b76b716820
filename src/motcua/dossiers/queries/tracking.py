"""What an applicant may learn of a dossier, and the door to it: its number and a second fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from django.db.models import Q

from motcua.deadlines.public import Computation, computation_of
from motcua.dossiers.models import Dossier, FinancialObligation, Result, StepVisit, Supplement
from motcua.journal.public import Entry, accesses_of, entries_of
from motcua.organisation.public import Authority, Unit
from motcua.parties.public import Party

FEWEST_SIGNS, MOST_SIGNS = 4, 14
# What happened, as far as it concerns the applicant. Proposals, findings, drafts, reviews, notes and
# refused proposals stay inside the office.
TOLD = frozenset(
    f"dossier.{name}"
    for name in (
        "submitted", "received", "intake_refused", "supplement_asked_at_intake", "handed_over", "assigned",
        "result_approved", "result_issued", "result_returned", "supplement_requested", "supplement_completed",
        "payment_requested", "payment_confirmed", "stopped", "withdrawn", "apologised", "result_corrected",
        "due_rebased",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """One time that personal data of the dossier was shown: when, in which post, where, and what for."""

    at: datetime
    by_applicant: bool
    post: str
    authority: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Tracked:
    """A dossier as its applicant may see it; entries oldest first."""

    dossier: Dossier
    entries: tuple[Entry, ...]
    units: dict[str, Unit]
    counter: Unit | None
    supplement: Supplement | None
    owed: FinancialObligation | None
    result: Result | None
    visit: StepVisit | None
    looks: tuple[Look, ...]
    computation: Computation | None


def open_with(number: str, fact: str) -> Dossier | None:
    """Return the dossier with a number, if `fact` ends the identity number or telephone of its owner or submitter.

    One query whether or not there is such a number, and the same comparisons, so that neither the answer
    nor its time tells a stranger which of the two was wrong.
    """
    said = fact.upper()
    fits = FEWEST_SIGNS <= len(said) <= MOST_SIGNS and said.isascii() and said.isalnum()
    found = list(
        Dossier.objects.filter(Q(number=number) | Q(reference=number))
        .select_related("owner", "submitter")
        .order_by("id")[:5]
    )
    chosen: Dossier | None = None
    rows: list[Dossier | None] = [*sorted(found, key=lambda row: row.number == number)]
    for dossier in rows or [None]:
        if _knows(dossier, said) and fits:
            chosen = dossier
    return chosen


def _knows(dossier: Dossier | None, said: str) -> bool:
    known = False
    for secret in _secrets(dossier):
        tail = secret[-len(said) :] if said else ""
        known |= compare_digest(tail.encode(), said.encode()) and len(secret) >= FEWEST_SIGNS
    return known


def _secrets(dossier: Dossier | None) -> Iterator[str]:
    parties: tuple[Party | None, Party | None] = (None, None)
    if dossier is not None:
        parties = (dossier.owner, dossier.submitter)
    for party in parties:
        yield (party.id_number or party.tax_number) if party else ""
        yield party.phone if party else ""


def tracked(pk: int) -> Tracked | None:
    """Return everything the applicant's page tells; a fixed number of queries."""
    dossier = (
        Dossier.objects.select_related(
            "authority", "version__procedure", "owner", "submitter", "unit", "step", "waiting_unit",
            "clock__authority",
        )
        .filter(pk=pk)
        .first()
    )  # fmt: skip
    if dossier is None:
        return None
    units = {unit.code: unit for unit in Unit.objects.filter(authority_id=dossier.authority_id)}
    return Tracked(
        dossier=dossier,
        entries=tuple(reversed([row for row in entries_of(dossier.subject) if row.kind in TOLD])),
        units=units,
        counter=next((unit for _code, unit in sorted(units.items()) if unit.kind == "one_stop"), None),
        supplement=dossier.supplements.order_by("-id").first(),
        owed=dossier.obligations.filter(paid_at=None).first(),
        result=dossier.results.filter(corrected_at=None).first(),
        visit=dossier.visits.filter(left_at=None).first(),
        looks=tuple(_looks(dossier.subject)),
        computation=computation_of(dossier.clock) if dossier.clock else None,
    )


def _looks(subject: str) -> Iterator[Look]:
    rows = [row for row in accesses_of(subject, limit=60) if row.kind == "access.given"]
    names = dict(
        Authority.objects.filter(code__in={row.authority for row in rows}).values_list("code", "short_name")
    )
    for row in rows:
        yield Look(
            at=row.at,
            by_applicant=row.actor_kind == "applicant",
            post=row.actor_title,
            authority=names.get(row.authority, row.authority),
            purpose=str(row.data.get("purpose", "")),
        )
