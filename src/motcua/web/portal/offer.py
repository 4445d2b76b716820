"""What a person gets who hands in papers now: which papers, which date, for how much, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _

from motcua.catalogue.public import (
    AUTHORITY_KIND_LABELS,
    CHANNEL_LABELS,
    AuthorityKind,
    Channel,
    PaperRequirement,
    PaymentTiming,
    ProcedurePage,
    ProcedureVersion,
    choose_limit,
)
from motcua.deadlines.public import Computation, TimeLimit, WorkingCalendar, appointment_for
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.web.components import Due, Fact
from motcua.web.formats import show_vnd, show_weekday_date
from motcua.web.portal.shell import calendar_or_none, language
from motcua.web.portal.why import Why, why_of

MOST_CLOSED_DAYS = 30


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to bring: its name, how many of what, and a remark."""

    number: int
    name: str
    count: str
    note: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """The appointment for a case and channel, with the choices that change it."""

    due: Due
    why: Why | None
    computation: Computation | None
    received: datetime
    is_today: bool
    limit: str
    case: str
    channel: str
    cases: tuple[tuple[str, str], ...]
    channels: tuple[tuple[str, str], ...]


def papers_to_bring(page: ProcedurePage, case: str) -> list[Paper]:
    """Return the papers of a case in words."""
    rows = [row for row in page.papers if row.case is None or row.case.code == case]
    return [
        Paper(number, row.name.strip().rstrip("."), _count(row), row.note, not row.required)
        for number, row in enumerate(rows, 1)
    ]


def _count(row: PaperRequirement) -> str:
    parts = [
        _("{n} bản chính").format(n=row.originals) if row.originals else "",
        _("{n} bản sao có chứng thực").format(n=row.certified) if row.certified else "",
        _("{n} bản sao").format(n=row.copies) if row.copies else "",
    ]
    return ", ".join(part for part in parts if part)


def offer_of(page: ProcedurePage, version: ProcedureVersion, case: str, channel: str) -> Offer:
    """Return the appointment if the papers were handed in now, or at the next opening."""
    codes = [row.code for row in page.cases]
    case = case if case in codes else (codes[0] if codes else "")
    channels = _channels(page, version)
    channel = channel if channel in dict(channels) else (channels[0][0] if channels else "direct")
    calendar = calendar_or_none(version.authority)
    now = clock.local(clock.now())
    received = _next_opening(calendar, now) if calendar else now
    computation, limit = _appointment(page, version, case, channel, received)
    differs = {row.channel for row in page.limits} | {row.channel for row in page.fees} > {""}
    return Offer(
        due=_due(page, version, computation, received, now, limit, case, channel),
        why=why_of(computation, now.date()) if computation and computation.due else None,
        computation=computation,
        received=received,
        is_today=received.date() == now.date(),
        limit=limit,
        case=case,
        channel=channel,
        cases=tuple((row.code, row.name) for row in page.cases),
        channels=channels if differs and len(channels) > 1 else (),
    )


def _channels(page: ProcedurePage, version: ProcedureVersion) -> tuple[tuple[str, str], ...]:
    offered = [channel for channel in Channel if not version.channels or channel.value in version.channels]
    return tuple((channel.value, _(CHANNEL_LABELS[channel])) for channel in offered)


def _next_opening(calendar: WorkingCalendar, now: datetime) -> datetime:
    """Return now during office hours, else the next moment the office opens."""
    if calendar.is_working_time(now):
        return now
    minute = now.hour * 60 + now.minute
    for ahead in range(MOST_CLOSED_DAYS):
        day = now.date() + timedelta(days=ahead)
        for start, _end in calendar.sessions_on(day):
            if ahead or start > minute:
                return datetime.combine(day, time(start // 60, start % 60), clock.VN)
    return now


def _appointment(
    page: ProcedurePage, version: ProcedureVersion, case: str, channel: str, received: datetime
) -> tuple[Computation | None, str]:
    """Return the computed date and the limit in words; nothing that the data do not say."""
    try:
        text = choose_limit(version, case=case, channel=channel).text
        limit = TimeLimit.parse(text)
        words = limit.text(language())
        if not page.is_open or calendar_or_none(version.authority) is None:
            return None, words
        return appointment_for(version.authority, limit, received), words
    except DomainError:
        return None, ""


def _due(
    page: ProcedurePage,
    version: ProcedureVersion,
    computation: Computation | None,
    received: datetime,
    now: datetime,
    limit: str,
    case: str,
    channel: str,
) -> Due:
    facts = [
        Fact(_("Thời hạn"), limit or _("Chưa có trong dữ liệu; hỏi tại quầy")),
        Fact(_("Phí, lệ phí"), _fees(page, version, case, channel)),
        Fact(_("Nộp ở đâu"), version.where_to_submit or _place(version)),
        Fact(_("Cách nộp"), "; ".join(label for _code, label in _channels(page, version))),
    ]
    label = _("Nếu nộp hôm nay, hẹn trả")
    if received.date() != now.date():
        label = _("Nếu nộp {day}, hẹn trả").format(day=show_weekday_date(received))
    if computation is None:
        instead = _("chưa tính được ngày hẹn") if page.is_open else _("hiện không tiếp nhận")
        return Due(None, label=_("Ngày hẹn trả"), instead=instead, facts=tuple(facts), variant="side")
    instead = _("thủ tục không hẹn ngày")
    return Due(computation.due, label=label, instead=instead, facts=tuple(facts), variant="side")


def _fees(page: ProcedurePage, version: ProcedureVersion, case: str, channel: str) -> str:
    rows = [
        row
        for row in page.fees
        if (row.case is None or row.case.code == case) and (not row.channel or row.channel == channel)
    ]
    if rows:
        return "; ".join(f"{row.name}: {show_vnd(row.amount)}" for row in rows)
    if not version.is_published:
        return _("Chưa có trong dữ liệu; hỏi tại quầy")
    words = {
        PaymentTiming.NONE: _("Không thu"),
        PaymentTiming.EXEMPT: _("Được miễn"),
        PaymentTiming.UNKNOWN: _("Nguồn không ghi; hỏi tại quầy"),
    }
    return words.get(PaymentTiming(version.payment_timing), _("Theo quy định; hỏi tại quầy"))


def _place(version: ProcedureVersion) -> str:
    if version.authority is not None:
        return _("Bộ phận Một cửa {authority}").format(authority=version.authority.name)
    kind = AuthorityKind(version.authority_kind)
    return _("Bộ phận Một cửa {authority}").format(authority=_(AUTHORITY_KIND_LABELS[kind]))
