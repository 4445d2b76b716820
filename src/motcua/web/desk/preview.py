"""What pressing "Nhận" would do: the date promised and why, the number, the way to the division, the fee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.catalogue.public import ProcedureVersion, choose_limit, fees_for
from motcua.deadlines.public import appointment_for, explain, working_days_left
from motcua.dossiers.public import Dossier, hand_over_by
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.money import format_vnd
from motcua.web.components import Due, LedgerRow, remaining_pill
from motcua.web.desk.frame import Here, lang
from motcua.web.desk.parts import ledger_rows
from motcua.web.desk.words import moment_words, url_of
from motcua.web.forms import VnMomentField

CHANNELS = {"1": "direct", "2": "online", "3": "postal"}
SHOWN_FEES = 4
SHOWN_PAST = 3


@dataclass(frozen=True, slots=True)
class Preview:
    """The due date with its reasons, and what else pressing the button does."""

    due: Due | None
    ledger: list[LedgerRow]
    effects: list[str]
    refusal: str = ""


def preview_of(here: Here, version: ProcedureVersion, said: Mapping[str, str]) -> Preview:
    """Return what receiving a version means, for the case, channel and time typed."""
    at = _moment(here, said.get("received_at", ""))
    case, channel = said.get("case", "") or "", CHANNELS.get(said.get("channel", "1"), "direct")
    try:
        if not case and version.cases.exists():
            case = version.cases.order_by("position").values_list("code", flat=True)[0]
        limit = choose_limit(version, case=case, channel=channel)
        computed = appointment_for(here.authority, limit.text, local(at))
    except DomainError as refusal:
        return Preview(None, [], [], text_of(refusal, "officer", _))
    explanation = explain(computed, lang())
    return Preview(
        _due(here, computed.due), ledger_rows(explanation), _effects(here, version, case, channel, at)
    )


def _moment(here: Here, typed: str) -> datetime:
    """Return the time typed where it can be read and is not in the future, else now."""
    try:
        found = VnMomentField(required=False).clean(typed or "")
    except ValidationError:
        return here.at
    return found if isinstance(found, datetime) and found <= here.at else here.at


def _due(here: Here, due: datetime | None) -> Due:
    if due is None:
        return Due(None, _("Hẹn trả"), _("Không có ngày hẹn"), variant="side")
    days = working_days_left(here.calendar, here.at, due)
    return Due(due, _("Hẹn trả"), pill=remaining_pill(days), variant="side")


def _effects(here: Here, version: ProcedureVersion, case: str, channel: str, at: datetime) -> list[str]:
    by = hand_over_by(here.calendar, local(at))
    effects = [
        _("Cấp mã {prefix}, số tiếp theo trong ngày").format(
            prefix=f"{here.authority.code}-{local(at):%y%m%d}-…"
        ),
        _("Lập Giấy tiếp nhận (Mẫu 01), in được ngay, hai liên"),
        _("Phải chuyển xử lý trước {by}").format(by=moment_words(by, here.today)),
    ]
    for fee in fees_for(version, case, channel)[:SHOWN_FEES]:
        if fee.amount:
            effects.append(_("Thu {name}: {amount}").format(name=fee.name, amount=format_vnd(fee.amount)))
    return effects


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier dossiers of the person at the counter."""

    count: int
    links: list[tuple[str, str]]


def earlier_dossiers(here: Here, id_number: str) -> Past | None:
    """Return the earlier dossiers of an identity number at this authority; one query."""
    mine = Q(owner__id_number=id_number) | Q(submitter__id_number=id_number)
    found = Dossier.objects.visible_to(here.actor).filter(mine).order_by("-pk")
    rows = list(found.values_list("number", "pk", "version__short_name", "version__name")[:51])
    if not rows:
        return None
    links = [
        (f"{number or _('chưa cấp mã')} · {(short or name)[:60]}", url_of(number, pk))
        for number, pk, short, name in rows[:SHOWN_PAST]
    ]
    return Past(len(rows), links)
