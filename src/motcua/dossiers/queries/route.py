"""The route of a version: frozen when published, so it is read once a process."""

from __future__ import annotations

from functools import lru_cache

from motcua.catalogue.public import ProcedureVersion, RouteTree, StepRow, route_tree
from motcua.dossiers.models import Dossier, Proposal
from motcua.dossiers.policies import Situation
from motcua.dossiers.states import ProposalKind, ProposalState


@lru_cache(maxsize=2048)
def _route(version_id: int, case_code: str) -> RouteTree | None:
    return route_tree(ProcedureVersion.objects.get(pk=version_id), case_code)


def route_of(dossier: Dossier) -> RouteTree | None:
    """Return the route a dossier goes, or None where its procedure has none yet."""
    return _route(dossier.version_id, dossier.case_code)


def step_of(dossier: Dossier, route: RouteTree | None) -> StepRow | None:
    """Return the step a dossier stands in."""
    if route is None or dossier.step_id is None:
        return None
    return next((step for leg in route.legs for step in leg.steps if step.id == dossier.step_id), None)


def open_proposals(dossier: Dossier) -> tuple[Proposal | None, Proposal | None]:
    """Return the draft result and the proposal beside the main line that wait for a decision."""
    waiting = (ProposalState.PENDING, ProposalState.REVIEWED)
    found = list(Proposal.objects.filter(dossier=dossier, state__in=waiting).select_related("made_by"))
    draft = next((p for p in found if p.kind == ProposalKind.RESULT), None)
    return draft, next((p for p in found if p.kind != ProposalKind.RESULT), None)


def situation_of(dossier: Dossier) -> Situation:
    """Return what the policies look at, in one query when the route is known."""
    route = route_of(dossier)
    draft, proposal = open_proposals(dossier)
    return Situation(dossier, route, step_of(dossier, route), proposal, draft)
