"""The page of a dossier for its applicant: the date first, then what to do, then why and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.deadlines.public import WorkingCalendar, working_days_left
from motcua.dossiers.public import RETURN_METHOD_NAMES, Dossier, Look, ReturnMethod, State, Tracked
from motcua.kernel import clock
from motcua.web.components import Due, Fact, Pill, remaining_pill
from motcua.web.formats import show_date, show_moment, show_vnd
from motcua.web.portal.shell import calendar_or_none, office_hours
from motcua.web.portal.story import RUNNING, holder_of, story_of
from motcua.web.portal.todo import counter_name, todo_of
from motcua.web.portal.why import progress_of, why_of
from motcua.web.site import current_site

ENDED = frozenset({State.NOT_RECEIVED, State.WITHDRAWN, State.STOPPED})


@dataclass(frozen=True, slots=True)
class Apology:
    """That the office was late and gave one new date, as on Mẫu 04."""

    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of "who has looked"."""

    when: str
    who: str
    purpose: str


def context_of(found: Tracked, at: datetime) -> dict[str, Any]:
    """Return what the page of a dossier shows."""
    dossier, today = found.dossier, clock.local(at).date()
    calendar = calendar_or_none(dossier.authority)
    computed = found.computation
    return {
        "dossier": dossier,
        "title": dossier.version.title,
        "owner": dossier.owner.full_name,
        "due": _hero(found, calendar, at),
        "todo": todo_of(found, at),
        "apology": _apology(found),
        "why": why_of(computed, today)
        if computed and computed.due and dossier.state_enum not in ENDED
        else None,
        "why_title": _why_title(dossier.state_enum),
        "story": story_of(found, calendar, at),
        "looks": [_seen(look) for look in found.looks],
        "counter": counter_name(found),
        "authority": dossier.authority,
        "hours": office_hours(dossier.authority),
        "phone": _own_phone(dossier.authority.phone),
    }


def _why_title(state: State) -> str:
    if state in {State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT}:
        return _("Ngày hẹn trước khi tạm dừng")
    if state in {State.RESOLVED, State.RETURNED}:
        return _("Ngày hẹn đã tính thế nào")
    return _("Vì sao là ngày này?")


def _hero(found: Tracked, calendar: WorkingCalendar | None, at: datetime) -> Due:
    dossier = found.dossier
    label, on, instead = _shown_date(found)
    pill, sentence = _standing(found, calendar, at)
    progress = None
    if found.computation and dossier.state_enum in RUNNING:
        progress = progress_of(found.computation, clock.local(at).date())
    return Due(
        on, label=label, instead=instead, pill=pill, sentence=sentence, progress=progress,
        facts=tuple(_facts(found)), variant="split",
    )  # fmt: skip


def _shown_date(found: Tracked) -> tuple[str, datetime | date | None, str]:
    dossier, state = found.dossier, found.dossier.state_enum
    if state in {State.RESOLVED, State.RETURNED}:
        label = _("Đã có kết quả") if state is State.RESOLVED else _("Đã trả kết quả")
        return label, dossier.returned_at or dossier.finished_at, ""
    if state is State.AWAITING_SUPPLEMENT:
        return _("Bổ sung giấy tờ chậm nhất"), dossier.answer_by, _("tạm dừng")
    if state is State.AWAITING_PAYMENT:
        amount = show_vnd(found.owed.amount) if found.owed else _("tạm dừng")
        return _("Chờ bạn nộp tiền"), None, amount
    if state is State.WITHDRAWN:
        return _("Tình trạng"), None, _("đã rút hồ sơ")
    if state is State.STOPPED:
        return _("Tình trạng"), None, _("đã dừng giải quyết")
    if state is State.NOT_RECEIVED:
        return _("Tình trạng"), None, _("không được tiếp nhận")
    label = _("Hẹn trả mới") if dossier.apologised_at else _("Hẹn trả")
    return label, dossier.due_at, _("chưa có ngày hẹn") if state is State.REGISTERED else _("không hẹn ngày")


def _standing(found: Tracked, calendar: WorkingCalendar | None, at: datetime) -> tuple[Pill | None, str]:
    dossier, state = found.dossier, found.dossier.state_enum
    where = _("Hồ sơ đang ở {unit}.").format(unit=holder_of(found)) if holder_of(found) else ""
    if state in {State.RESOLVED, State.RETURNED}:
        pill = _verdict(dossier, calendar)
        return pill, where if state is State.RESOLVED else ""
    if state in {State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT}:
        return Pill("wait", _("thời hạn tạm dừng")), _paused(dossier, where)
    if state not in RUNNING:
        return None, where
    if dossier.due_at is None or calendar is None:
        return None, where
    left = working_days_left(calendar, at, dossier.due_at)
    if left < 0:
        return remaining_pill(left), _("Đã quá ngày hẹn. {where}").format(where=where)
    if dossier.apologised_at:
        return remaining_pill(left), _("Đã xin lỗi và hẹn lại. {where}").format(where=where)
    return remaining_pill(left), _("Đang đúng tiến độ. {where}").format(where=where)


def _paused(dossier: Dossier, where: str) -> str:
    if dossier.due_at is None:
        return where
    words = _("Trước khi dừng, hẹn trả {day}; ngày mới được tính khi bạn làm xong. {where}")
    return words.format(day=show_date(dossier.due_at), where=where)


def _verdict(dossier: Dossier, calendar: WorkingCalendar | None) -> Pill | None:
    """Return how the finish compares with the promised date, by dates, in words."""
    promised, finished = dossier.promised_due_at, dossier.finished_at
    if promised is None or finished is None:
        return None
    day = show_date(promised)
    left = working_days_left(calendar, finished, promised) if calendar else 0
    if dossier.verdict == "early":
        return Pill("done", _("xong trước ngày hẹn {day}").format(day=day))
    if dossier.verdict == "late":
        words = _("xong trễ {n} ngày làm việc so với ngày hẹn {day}")
        return Pill("late", words.format(n=max(-left, 1), day=day))
    return Pill("done", _("xong đúng ngày hẹn {day}").format(day=day))


def _facts(found: Tracked) -> list[Fact]:
    """Return who handed in, where, and how the result comes. No address, number or telephone."""
    dossier = found.dossier
    submitter = dossier.submitter.full_name
    who = f"{submitter} ({dossier.capacity})" if dossier.capacity else submitter
    method = ReturnMethod(dossier.return_method)
    how = counter_name(found) if method is ReturnMethod.COUNTER else _(RETURN_METHOD_NAMES[method])
    given = dossier.received_at or dossier.submitted_at
    return [
        Fact(_("Người nộp"), who),
        Fact(_("Nơi nộp"), counter_name(found)),
        Fact(_("Ngày nộp"), show_moment(given)),
        Fact(_("Nhận kết quả"), how),
    ]


def _apology(found: Tracked) -> Apology | None:
    row = next((row for row in reversed(found.entries) if row.kind == "dossier.apologised"), None)
    if row is None:
        return None
    before, after = (datetime.fromisoformat(str(row.data[key])) for key in ("due_before", "new_due"))
    return Apology(show_date(before), show_date(after), row.reason)


def _own_phone(phone: str) -> str:
    """Return the authority's own telephone; nothing where it is the hot line, which stands there anyway."""
    digits = "".join(filter(str.isdigit, phone))
    return "" if digits == current_site().hotline.number else phone


def _seen(look: Look) -> Seen:
    if look.by_applicant:
        return Seen(show_moment(look.at), _("Bạn, hoặc người biết mã hồ sơ và 4 số cuối"), _(look.purpose))
    who = ", ".join(part for part in (look.post, look.authority) if part) or _("Hệ thống")
    return Seen(show_moment(look.at), who, _(look.purpose) if look.purpose else "")
