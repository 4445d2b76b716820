"""The boxes in which officers find dossiers (guide 2.8), each a condition on dossiers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.dossiers.models import Proposal
from motcua.dossiers.models.dossier import WIDE_ROLES
from motcua.dossiers.policies import COUNTER_ROLES, Desk
from motcua.dossiers.states import OPEN, PAUSED, ProposalState, State
from motcua.kernel.text import N_
from motcua.organisation.public import Authority, Officer, Role, Unit

NOTHING = Q(pk__in=())
RUNNING = (State.RECEIVED, State.PROCESSING)
WORKING_ROLES = (
    *COUNTER_ROLES,
    Role.CASE_OFFICER,
    Role.DIVISION_HEAD,
    Role.DIRECTOR,
    Role.CLERK,
    Role.ACCOUNTANT,
)


class Box(StrEnum):
    """The boxes of the side menu; the work of an absent colleague has the key "for-<code>"."""

    ME = "me"
    HANDLING = "handling"
    SIGNING = "signing"
    INCOMING = "incoming"
    RECEIVED = "received"
    HANDED = "handed"
    REFUSED = "refused"
    ASKED = "asked"
    ANSWERED = "answered"
    PAYMENT = "payment"
    RESOLVED = "resolved"
    RETURNED = "returned"
    SOON = "soon"
    LATE = "late"
    OPEN = "open"
    UNASSIGNED = "unassigned"
    DIVISION = "division"


@dataclass(frozen=True, slots=True)
class BoxSpec:
    """One entry of the menu: its group, its words, and the roles that see it (empty: everybody)."""

    box: Box
    group: str
    label: str
    roles: tuple[str, ...] = ()


WORK, INTAKE, SUPPLEMENTS = N_("Xử lý hồ sơ"), N_("Tiếp nhận hồ sơ"), N_("Bổ sung, nộp tiền")
RESULTS, WATCH, DIVISION = N_("Trả kết quả"), N_("Theo dõi hồ sơ"), N_("Của phòng")
HANDLERS = (Role.CASE_OFFICER,)
SIGNERS = (Role.DIVISION_HEAD, Role.DIRECTOR)

MENU: tuple[BoxSpec, ...] = (
    BoxSpec(Box.ME, WORK, N_("Chờ tôi làm"), WORKING_ROLES),
    BoxSpec(Box.SIGNING, WORK, N_("Chờ ký, chờ duyệt"), SIGNERS),
    BoxSpec(Box.HANDLING, WORK, N_("Tôi đang thụ lý"), HANDLERS),
    BoxSpec(Box.INCOMING, INTAKE, N_("Chờ tiếp nhận"), COUNTER_ROLES),
    BoxSpec(Box.RECEIVED, INTAKE, N_("Mới tiếp nhận"), COUNTER_ROLES),
    BoxSpec(Box.HANDED, INTAKE, N_("Đã chuyển xử lý"), COUNTER_ROLES),
    BoxSpec(Box.REFUSED, INTAKE, N_("Từ chối tiếp nhận"), COUNTER_ROLES),
    BoxSpec(Box.ASKED, SUPPLEMENTS, N_("Chờ bổ sung")),
    BoxSpec(Box.ANSWERED, SUPPLEMENTS, N_("Đã bổ sung")),
    BoxSpec(Box.PAYMENT, SUPPLEMENTS, N_("Chờ nộp tiền")),
    BoxSpec(Box.RESOLVED, RESULTS, N_("Chờ trả"), COUNTER_ROLES),
    BoxSpec(Box.RETURNED, RESULTS, N_("Đã trả"), COUNTER_ROLES),
    BoxSpec(Box.SOON, WATCH, N_("Tới hạn")),
    BoxSpec(Box.LATE, WATCH, N_("Quá hạn")),
    BoxSpec(Box.OPEN, WATCH, N_("Tất cả chưa xong")),
    BoxSpec(Box.UNASSIGNED, DIVISION, N_("Chưa phân công"), (Role.DIVISION_HEAD,)),
    BoxSpec(Box.DIVISION, DIVISION, N_("Cả phòng"), (Role.DIVISION_HEAD,)),
)
# Boxes of dossiers whose clock no longer matters: the newest first, no groups by due date.
FINISHED_BOXES = frozenset({Box.REFUSED, Box.RESOLVED, Box.RETURNED})


@dataclass(frozen=True, slots=True)
class Place:
    """An officer's desk with the rows behind its codes, read once a page."""

    desk: Desk
    authority: Authority | None
    unit_name: str = ""
    units: dict[str, int] = field(default_factory=dict)
    absent: dict[str, Officer] = field(default_factory=dict)

    @property
    def officer_id(self) -> int | None:
        """Return the officer's row."""
        return self.desk.actor.officer_id


@dataclass(frozen=True, slots=True)
class Days:
    """The moments that part late, today, next and later: local midnights, and the end of the next working day."""

    today: datetime
    tomorrow: datetime
    after_next: datetime


def place_of(desk: Desk) -> Place:
    """Return the place of a desk; one query, two where the officer stands in for somebody."""
    actor = desk.actor
    codes = {seat.unit for seat in desk.seats if seat.authority == actor.authority} | {actor.unit}
    rows = list(
        Unit.objects.filter(authority__code=actor.authority, code__in=codes).select_related(
            "authority__parent"
        )
    )
    names = {unit.code: unit for unit in rows}
    absent = {}
    if actor.standing_in_for:
        absent = {each.code: each for each in Officer.objects.filter(code__in=actor.standing_in_for)}
    own = names.get(actor.unit)
    return Place(
        desk,
        rows[0].authority if rows else None,
        own.name if own else "",
        {unit.code: unit.pk for unit in rows},
        absent,
    )


def menu_of(place: Place) -> Iterator[BoxSpec]:
    """Yield the boxes that an officer's roles give."""
    for spec in MENU:
        if not spec.roles or place.desk.actor.has_role(*spec.roles):
            yield spec


def waits_for_me(place: Place, absent: str = "") -> Q:
    """Return what waits for the officer, or for an absent colleague whose work they do.

    What waits for the applicant (papers, money, fetching the result) waits for nobody at the desk.
    """
    seats = [
        seat
        for seat in place.desk.seats
        if seat.authority == place.desk.actor.authority
        and (seat.officer_code == absent if absent else not seat.delegated)
    ]
    person = place.absent[absent].pk if absent in place.absent else place.officer_id
    found = Q(waiting_officer_id=person) if person else NOTHING
    for seat in seats:
        roles = COUNTER_ROLES if seat.role in COUNTER_ROLES else (seat.role,)
        here = Q(waiting_unit=None) | Q(waiting_unit_id=place.units.get(seat.unit, 0))
        some = Q(waiting_officer=None, waiting_role__in=roles) & here
        if seat.procedures:
            some &= Q(version__procedure__code__in=sorted(seat.procedures))
        found |= some
    # The partial indexes of the inbox hold states 1 to 9; naming that lets PostgreSQL use them.
    mine = found & Q(state__lte=State.RESOLVED)
    return mine & ~Q(waiting_role__in=COUNTER_ROLES, state__in=[*PAUSED, State.RESOLVED])


def watched(place: Place) -> Q:
    """Return what the officer answers for: the authority's, the division's, or their own dossiers."""
    if place.desk.actor.has_role(*WIDE_ROLES):
        return Q()
    units = head_units(place)
    if units:
        return Q(unit_id__in=units)
    return Q(case_officer_id=place.officer_id) | waits_for_me(place)


def head_units(place: Place) -> list[int]:
    """Return the divisions that the officer leads, themselves or for somebody away."""
    seats = place.desk.seats
    return sorted({place.units.get(seat.unit, 0) for seat in seats if seat.role == Role.DIVISION_HEAD} - {0})


def condition(box: str, place: Place, days: Days) -> Q:
    """Return the condition of a box; an unknown key means what waits for the officer."""
    if box.startswith("for-"):
        code = box.removeprefix("for-")
        return waits_for_me(place, code) if code in place.absent else NOTHING
    states = _BY_STATE.get(box)
    if states is not None:
        return Q(state__in=states) & (Q() if box in _WHOLE_AUTHORITY else watched(place))
    return _by_person(box, place, days)


_BY_STATE: dict[str, tuple[State, ...]] = {
    Box.RECEIVED: (State.RECEIVED,),
    Box.HANDED: (State.PROCESSING,),
    Box.REFUSED: (State.NOT_RECEIVED,),
    Box.ASKED: (State.AWAITING_SUPPLEMENT,),
    Box.PAYMENT: (State.AWAITING_PAYMENT,),
    Box.RESOLVED: (State.RESOLVED,),
    Box.RETURNED: (State.RETURNED,),
    Box.OPEN: tuple(sorted(OPEN)),
}
_WHOLE_AUTHORITY = frozenset({Box.RECEIVED, Box.HANDED, Box.REFUSED, Box.RESOLVED, Box.RETURNED})


def _by_person(box: str, place: Place, days: Days) -> Q:
    if box == Box.INCOMING:
        return Q(state=State.REGISTERED) | Q(state__in=sorted(PAUSED), paused_from=State.REGISTERED)
    if box == Box.ANSWERED:
        return Q(state=State.PROCESSING, supplement_count__gt=0) & watched(place)
    if box in {Box.SOON, Box.LATE}:
        when = Q(due_at__lt=days.today) if box == Box.LATE else _between(days.today, days.after_next)
        return Q(state__in=RUNNING) & when & watched(place)
    if box == Box.HANDLING:
        return Q(case_officer_id=place.officer_id, state__in=sorted(OPEN))
    if box == Box.UNASSIGNED:
        return Q(unit_id__in=head_units(place), state=State.PROCESSING, case_officer=None)
    if box == Box.DIVISION:
        return Q(unit_id__in=head_units(place), state__in=sorted(OPEN))
    mine = waits_for_me(place)
    return mine & Q(Exists(_open_proposals())) if box == Box.SIGNING else mine


def _open_proposals() -> QuerySet[Proposal]:
    waiting = (ProposalState.PENDING, ProposalState.REVIEWED)
    return Proposal.objects.filter(dossier=OuterRef("pk"), state__in=waiting)


def _between(first: datetime, last: datetime) -> Q:
    return Q(due_at__gte=first, due_at__lt=last)


class Term(StrEnum):
    """How near the due date is: the chips above the list and its groups."""

    LATE = "late"
    TODAY = "today"
    NEXT = "next"
    LATER = "later"
    NONE = "none"
    READY = "ready"
    PAUSED = "paused"


def term_condition(term: str, days: Days) -> Q:
    """Return the condition of a chip; an unknown one means all."""
    running = Q(state__in=RUNNING)
    conditions = {
        Term.LATE: running & Q(due_at__lt=days.today),
        Term.TODAY: running & _between(days.today, days.tomorrow),
        Term.NEXT: running & _between(days.tomorrow, days.after_next),
        Term.LATER: running & Q(due_at__gte=days.after_next),
        Term.NONE: Q(state=State.REGISTERED) | (running & Q(due_at=None)),
        Term.READY: Q(state=State.RESOLVED),
        Term.PAUSED: Q(state__in=sorted(PAUSED)),
    }
    return conditions.get(Term(term), Q()) if term in set(Term) else Q()
