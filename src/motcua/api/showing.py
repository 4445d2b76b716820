"""Dossiers as the programs outside see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from motcua.api.answers import answer, utc, utc_or_none
from motcua.api.auth import Caller
from motcua.api.schemas.intake import CHANNEL_WORDS
from motcua.api.schemas.out import ActName, DossierState, Links, Waiting
from motcua.dossiers.public import (
    ACT_NAMES,
    STATE_NAMES,
    Act,
    Dossier,
    State,
    acts_now,
    desk_of,
    situation_of,
)
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import ROLE_NAMES

ROOT = "/api/v1"
WITH = (
    "authority", "version__procedure__field", "unit", "waiting_unit", "waiting_officer", "case_officer",
)  # fmt: skip
HEAVY = ("search", "search_vector")


def due_date(due_at: datetime | None) -> date | None:
    """Return the Vietnamese date of a due moment."""
    return local(due_at).date() if due_at else None


def key_of(number: str | None, pk: int) -> str:
    """Return how a dossier is named in addresses."""
    return number or str(pk)


REPLAYED = "Motcua-Replayed"


def after_act(dossier: Dossier, actor: Actor, caller: Caller, *, status: int) -> HttpResponse:
    """Answer with a dossier as it is now, for the officer who just acted.

    An act done before (its moment is not the moment of this request) is marked so, and read afresh.
    """
    replayed = dossier.last_act_at != caller.at
    if replayed:
        dossier = Dossier.objects.select_related(*WITH).defer(*HEAVY).get(pk=dossier.pk)
    response = answer(DossierState(**state_facts(dossier, actor, caller)), status)
    if replayed:
        response[REPLAYED] = "true"
    return response


def state_facts(dossier: Dossier, actor: Actor, caller: Caller) -> dict[str, Any]:
    """Return the fields of DossierState. One query, and three more for somebody standing in."""
    now = situation_of(dossier)
    acts = acts_now(desk_of(actor, caller.at), now)
    return {
        **_row_facts(dossier),
        "step": now.step.key if now.step else "",
        "step_name": now.step.name if now.step else "",
        "waiting": waiting_of(dossier),
        "acts": _named(acts),
        "links": links_of(dossier),
    }


def _row_facts(dossier: Dossier) -> dict[str, Any]:
    return {
        "id": dossier.pk,
        "number": dossier.number,
        "authority": dossier.authority.code,
        "procedure": dossier.version.procedure.code,
        "procedure_name": dossier.version.title,
        "case": dossier.case_code,
        "channel": CHANNEL_WORDS[dossier.channel],
        "state": int(dossier.state),
        "state_name": gettext(STATE_NAMES[State(dossier.state)]),
        "submitted_at": utc_or_none(dossier.submitted_at),
        "received_at": utc_or_none(dossier.received_at),
        "due_at": utc_or_none(dossier.due_at),
        "due_date": due_date(dossier.due_at),
        "finished_at": utc_or_none(dossier.finished_at),
        "returned_at": utc_or_none(dossier.returned_at),
        "verdict": dossier.verdict,
        "revision": dossier.revision,
        "updated_at": utc(dossier.last_act_at),
    }


def waiting_of(dossier: Dossier) -> Waiting:
    """Return who has the dossier now."""
    role, unit, officer = dossier.waiting_role, dossier.waiting_unit, dossier.waiting_officer
    return Waiting(
        role=role,
        role_name=gettext(ROLE_NAMES[role]) if role in ROLE_NAMES else role,
        unit=unit.code if unit else "",
        unit_name=unit.name if unit else "",
        officer=officer.code if officer else "",
        officer_name=officer.full_name if officer else "",
    )


def _named(acts: Sequence[Act]) -> list[ActName]:
    return [ActName(act=act.value, name=gettext(ACT_NAMES[act])) for act in acts]


def links_of(dossier: Dossier) -> Links:
    """Return the addresses of a dossier."""
    here = f"{ROOT}/dossiers/{key_of(dossier.number, dossier.pk)}"
    return Links(
        self=here,
        acts=f"{here}/acts",
        deadline=f"{here}/deadline",
        timeline=f"{here}/timeline",
        forms=f"{here}/forms",
    )
