"""One dossier with everything its page tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.errors import DossierNotFound
from motcua.dossiers.models import (
    Dossier,
    DossierPaper,
    DossierQuerySet,
    FinancialObligation,
    Proposal,
    Result,
    StepVisit,
    Supplement,
)
from motcua.dossiers.policies import Situation
from motcua.dossiers.queries.route import situation_of
from motcua.dossiers.states import ProposalKind
from motcua.journal.public import ChainState, Entry, accesses_of, chain_state, entries_of
from motcua.kernel.actor import Actor
from motcua.organisation.public import Officer, holders
from motcua.paperwork.public import IssuedForm, forms_of

ACCESSES = 20


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """Everything written down about one dossier, oldest first unless said."""

    dossier: Dossier
    situation: Situation
    papers: list[DossierPaper]
    visits: list[StepVisit]
    proposal: Proposal | None
    supplements: list[Supplement]
    obligations: list[FinancialObligation]
    results: list[Result]
    forms: list[IssuedForm]
    entries: list[Entry]
    accesses: list[Entry]
    chain: ChainState | None


def _whole() -> DossierQuerySet:
    return Dossier.objects.select_related(
        "authority__parent", "version__procedure__field", "owner", "submitter", "clock__authority", "step", "unit",
        "case_officer", "waiting_officer", "waiting_unit", "received_by",
    )  # fmt: skip


def visible_dossier(actor: Actor, *, number: str = "", pk: int = 0) -> Dossier:
    """Return the dossier with a number, or an id, if the actor may know of it. One query.

    Raises DossierNotFound alike for one that does not exist and one of somebody else's.
    """
    wanted = _whole().filter(number=number) if number else _whole().filter(pk=pk)
    dossier = wanted.visible_to(actor).first()
    if dossier is None:
        raise DossierNotFound
    return dossier


def facts_of(dossier: Dossier) -> DossierFacts:
    """Return everything about a dossier; a fixed number of queries however long its story is."""
    subject = dossier.subject
    return DossierFacts(
        dossier,
        situation_of(dossier),
        list(dossier.papers.all()),
        list(dossier.visits.select_related("step", "officer")),
        last_result_proposal(dossier),
        list(dossier.supplements.select_related("requested_by", "approved_by", "taken_by")),
        list(dossier.obligations.select_related("requested_by", "confirmed_by").order_by("id")),
        list(dossier.results.select_related("signed_by", "issued_by").order_by("id")),
        list(forms_of(subject)),
        entries_of(subject),
        accesses_of(subject, ACCESSES),
        chain_state(subject),
    )


def last_result_proposal(dossier: Dossier) -> Proposal | None:
    """Return the newest proposal of a result."""
    return (
        dossier.proposals.filter(kind=ProposalKind.RESULT)
        .select_related("made_by", "reviewed_by", "decided_by")
        .first()
    )


def waiting_people(dossier: Dossier, at: datetime) -> list[Officer]:
    """Return who can do the next act: the officer named, or the holders of the post. One query at most."""
    if dossier.waiting_officer is not None:
        return [dossier.waiting_officer]
    if not dossier.waiting_role:
        return []
    unit = dossier.waiting_unit.code if dossier.waiting_unit else None
    return holders(dossier.authority, dossier.waiting_role, unit, at=at)
