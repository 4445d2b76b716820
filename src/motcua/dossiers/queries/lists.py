"""Pages of dossiers: filtered, ordered, cut by keyset, with everything a row shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Q, Value, When

from motcua.dossiers.models import Dossier, DossierQuerySet
from motcua.dossiers.queries.boxes import RUNNING
from motcua.dossiers.states import PAUSED, State
from motcua.organisation.public import Authority

PAGE = 25
OPTIONS = 2_000
LOOKED_AT = 4_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What an officer narrows a list by; empty means all."""

    procedure: str = ""
    step: str = ""
    commune: str = ""

    def condition(self) -> Q:
        """Return the condition on dossiers."""
        found = Q()
        if self.procedure:
            found &= Q(version__procedure__code=self.procedure)
        if self.step:
            found &= Q(step__name=self.step)
        if self.commune:
            found &= Q(owner__commune_code=self.commune)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier in a list."""

    id: int
    number: str | None
    reference: str
    owner: str
    commune_code: str
    procedure_code: str
    procedure: str
    case_code: str
    channel: int
    state: int
    paused_from: int | None
    step: str
    received_at: datetime | None
    submitted_at: datetime
    due_at: datetime | None
    finished_at: datetime | None
    returned_at: datetime | None
    verdict: str
    supplement_count: int
    apologised: bool
    case_officer: str
    waiting_role: str
    waiting_officer: str
    step_role: str
    paused_since: datetime | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters of a list can choose from: (value, words), in alphabetical order."""

    procedures: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()
    communes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `cursor` leads to the next, empty on the last one."""

    rows: tuple[Row, ...]
    cursor: str = ""


_LANE = Case(
    When(Q(state__in=RUNNING, due_at__isnull=False), then=Value(0)),
    When(Q(state__in=[State.REGISTERED, *RUNNING]), then=Value(1)),
    When(Q(state=State.RESOLVED), then=Value(2)),
    When(Q(state__in=sorted(PAUSED)), then=Value(3)),
    default=Value(4),
    output_field=IntegerField(),
)


def page_by_due(dossiers: DossierQuerySet, after: str = "", size: int = PAGE) -> Page:
    """Return a page with the nearest due date first, then those without a date, then the paused. Two queries."""
    ordered = dossiers.annotate(lane=_LANE).order_by("lane", F("due_at").asc(nulls_last=True), "pk")
    mark = _read_mark(after)
    if mark is not None:
        ordered = ordered.filter(_beyond(*mark))
    found = list(ordered.values_list("lane", "due_at", "pk")[: size + 1])
    rows = rows_of([pk for _, _, pk in found[:size]])
    return Page(rows, _mark(*found[size - 1]) if len(found) > size else "")


def page_by_newest(dossiers: DossierQuerySet, after: str = "", size: int = PAGE) -> Page:
    """Return a page with the newest dossier first. Two queries."""
    if after.isascii() and after.isdigit() and len(after) < 19:
        dossiers = dossiers.filter(pk__lt=int(after))
    ids = list(dossiers.order_by("-pk").values_list("pk", flat=True)[: size + 1])
    return Page(rows_of(ids[:size]), str(ids[size - 1]) if len(ids) > size else "")


def _beyond(lane: int, due: datetime | None, pk: int) -> Q:
    if due is None:
        return Q(lane__gt=lane) | Q(lane=lane, due_at=None, pk__gt=pk)
    same = Q(due_at__gt=due) | Q(due_at=None) | Q(due_at=due, pk__gt=pk)
    return Q(lane__gt=lane) | (Q(lane=lane) & same)


def _mark(lane: int, due: datetime | None, pk: int) -> str:
    return f"{lane}~{due.isoformat() if due else ''}~{pk}"


def _read_mark(text: str) -> tuple[int, datetime | None, int] | None:
    lane, _, rest = text.partition("~")
    due, _, pk = rest.partition("~")
    try:
        moment = datetime.fromisoformat(due) if due else None
        if moment is not None and moment.tzinfo is None:
            return None
        found = int(lane), moment, int(pk)
    except ValueError:
        return None
    return found if 0 <= found[0] <= 4 and 0 <= found[2] < 2**63 else None


_COLUMNS: dict[str, Any] = {
    "owner_name": F("owner__full_name"),
    "commune": F("owner__commune_code"),
    "code": F("version__procedure__code"),
    "short": F("version__short_name"),
    "long": F("version__name"),
    "step_name": F("step__name"),
    "role_of_step": F("step__role"),
    "handler": F("case_officer__full_name"),
    "waiter": F("waiting_officer__full_name"),
    "since": F("clock__paused_at"),
}
_PLAIN = (
    "pk", "number", "reference", "case_code", "channel", "state", "paused_from", "received_at", "submitted_at",
    "due_at", "finished_at", "returned_at", "verdict", "supplement_count", "apologised_at", "waiting_role",
)  # fmt: skip


def _with_columns(dossiers: DossierQuerySet) -> Any:
    return dossiers.values(*_PLAIN, **_COLUMNS)


def rows_of(ids: list[int]) -> tuple[Row, ...]:
    """Return the rows of some dossiers, in the order asked for. One query; none for none."""
    if not ids:
        return ()
    found = {line["pk"]: _row(line) for line in _with_columns(Dossier.objects.filter(pk__in=ids))}
    return tuple(found[pk] for pk in ids if pk in found)


def stream_rows(dossiers: DossierQuerySet) -> Iterator[Row]:
    """Yield every row, nearest due date first, in constant memory (a server-side cursor)."""
    ordered = _with_columns(
        dossiers.annotate(lane=_LANE).order_by("lane", F("due_at").asc(nulls_last=True), "pk")
    )
    for line in ordered.iterator(chunk_size=1000):
        yield _row(line)


def _row(line: dict[str, Any]) -> Row:
    return Row(
        id=line["pk"],
        owner=line["owner_name"],
        commune_code=line["commune"],
        procedure_code=line["code"],
        procedure=line["short"] or line["long"],
        step=line["step_name"] or "",
        step_role=line["role_of_step"] or "",
        apologised=line["apologised_at"] is not None,
        case_officer=line["handler"] or "",
        waiting_officer=line["waiter"] or "",
        paused_since=line["since"] if line["state"] in PAUSED else None,
        **{name: line[name] for name in _PLAIN if name not in {"pk", "apologised_at"}},
    )


def choices_of(dossiers: DossierQuerySet) -> Choices:
    """Return what a list can be narrowed by, from its first few thousand dossiers. Two queries."""
    some = dossiers.order_by().values("pk")[:LOOKED_AT]
    lines = list(
        Dossier.objects.filter(pk__in=some)
        .order_by()
        .values_list(
            "version__procedure__code",
            "version__short_name",
            "version__name",
            "step__name",
            "owner__commune_code",
        )
        .distinct()[:OPTIONS]
    )
    procedures = {code: short or name for code, short, name, _, _ in lines}
    communes = {commune for *_, commune in lines if commune}
    return Choices(
        tuple(sorted(procedures.items(), key=lambda each: each[1])),
        tuple(sorted({step for _, _, _, step, _ in lines if step})),
        tuple(sorted(commune_names(communes).items(), key=lambda each: each[1])),
    )


def commune_names(codes: set[str]) -> dict[str, str]:
    """Return the short names of communes by their administrative code. One query; none for none."""
    if not codes:
        return {}
    rows = Authority.objects.filter(commune_code__in=codes, level="commune").order_by("valid_from")
    return {code: _short(name) for code, name in rows.values_list("commune_code", "short_name")}


def _short(name: str) -> str:
    short = name.removeprefix("UBND ")
    return short[:1].upper() + short[1:]
