"""Lists of dossiers, by keyset pages: page 1,000 costs what page 1 costs."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import datetime
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from ninja import Query
from pydantic import BaseModel, Field

from motcua.api.answers import answer
from motcua.api.asking import refuse_unknown
from motcua.api.auth import ApiRequest, Token
from motcua.api.endpoints.documented import REFUSALS, needs
from motcua.api.endpoints.routers import DOSSIERS
from motcua.api.errors import CursorWrong
from motcua.api.schemas.intake import CHANNEL_WORDS
from motcua.api.schemas.kinds import Code, Moment
from motcua.api.schemas.out import DossierPage, DossierRow
from motcua.api.showing import due_date
from motcua.api.states import Scope
from motcua.catalogue.public import tidy_code
from motcua.dossiers.public import STATE_NAMES, Dossier, State, search_dossiers
from motcua.journal.public import record_access

COLUMNS = (
    "pk", "number", "authority__code", "version__procedure__code", "version__short_name", "version__name",
    "case_code", "channel", "state", "submitted_at", "received_at", "due_at", "finished_at", "returned_at",
    "verdict", "revision", "last_act_at",
)  # fmt: skip


class ListQuery(BaseModel):
    """Conditions of a list; with `updated_after` the oldest change comes first, else the newest dossier."""

    state: Annotated[list[Annotated[int, Field(ge=1, le=10)]], Field(max_length=10)] = []
    procedure: Code = ""
    due_before: Moment | None = None
    updated_after: Moment | None = None
    q: Code = Field("", description="Words of names, numbers, telephone; marks may be left out")
    cursor: Code = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@DOSSIERS.get(
    "/dossiers",
    auth=Token(Scope.LIST),
    response={200: DossierPage, **REFUSALS},
    openapi_extra=needs(Scope.LIST),
    summary="List dossiers",
)
def dossiers(request: ApiRequest, query: Query[ListQuery]) -> Any:
    """List the dossiers that the officer may know of, without personal data."""
    refuse_unknown(request, ListQuery)
    caller = request.auth
    actor = caller.actor(request)
    visible = search_dossiers(actor, query.q) if query.q else Dossier.objects.visible_to(actor)
    rows = _ordered(_chosen(visible, query), query)
    if query.q:
        # Finding somebody by name tells that they have a dossier, so it is written down as a reading.
        record_access(
            f"client:{caller.client_id}",
            actor=actor,
            at=caller.at,
            purpose=f"API: {caller.name}",
            what="search",
        )
    page = list(rows.values(*COLUMNS)[: query.limit + 1])
    more = len(page) > query.limit
    page = page[: query.limit]
    return answer(
        DossierPage(items=[_row(row) for row in page], next_cursor=_cursor(page[-1], query) if more else None)
    )


def _chosen(rows: QuerySet[Dossier], query: ListQuery) -> QuerySet[Dossier]:
    if query.state:
        rows = rows.filter(state__in=query.state)
    if query.procedure:
        rows = rows.filter(version__procedure__code=tidy_code(query.procedure))
    if query.due_before:
        rows = rows.filter(due_at__lt=query.due_before)
    if query.updated_after:
        rows = rows.filter(last_act_at__gt=query.updated_after)
    return rows


def _ordered(rows: QuerySet[Dossier], query: ListQuery) -> QuerySet[Dossier]:
    """Order the rows and start after the cursor."""
    after = _read_cursor(query.cursor, by_change=query.updated_after is not None) if query.cursor else None
    if query.updated_after is None:
        return (rows.filter(pk__lt=after[1]) if after else rows).order_by("-pk")
    if after:
        moment, pk = after
        later = Q(last_act_at__gt=moment) | Q(last_act_at=moment, pk__gt=pk)
        rows = rows.filter(later, last_act_at__gte=moment)
    return rows.order_by("last_act_at", "pk")


def _cursor(row: dict[str, Any], query: ListQuery) -> str:
    changed = row["last_act_at"].isoformat() if query.updated_after else ""
    return urlsafe_b64encode(json.dumps([changed, row["pk"]]).encode()).decode().rstrip("=")


def _read_cursor(text: str, *, by_change: bool) -> tuple[datetime | None, int]:
    try:
        changed, pk = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        moment = datetime.fromisoformat(changed) if changed else None
        if not isinstance(pk, int) or not 0 < pk < 2**63 or (moment is not None) != by_change:
            raise CursorWrong
        if moment is not None and moment.tzinfo is None:
            raise CursorWrong
    except (ValueError, TypeError, NotBase64, RecursionError):
        raise CursorWrong from None
    return moment, pk


def _row(row: dict[str, Any]) -> DossierRow:
    return DossierRow(
        id=row["pk"],
        number=row["number"],
        authority=row["authority__code"],
        procedure=row["version__procedure__code"],
        procedure_name=row["version__short_name"] or row["version__name"],
        case=row["case_code"],
        channel=CHANNEL_WORDS[row["channel"]],
        state=row["state"],
        state_name=gettext(STATE_NAMES[State(row["state"])]),
        submitted_at=row["submitted_at"],
        received_at=row["received_at"],
        due_at=row["due_at"],
        due_date=due_date(row["due_at"]),
        finished_at=row["finished_at"],
        returned_at=row["returned_at"],
        verdict=row["verdict"],
        revision=row["revision"],
        updated_at=row["last_act_at"],
    )
