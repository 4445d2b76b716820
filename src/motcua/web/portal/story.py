"""What happened to a dossier, happens and comes next, in plain words, without names of officers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from motcua.catalogue.public import ROLE_LABELS, RouteTree, StepRow
from motcua.deadlines.public import WorkingCalendar, step_due
from motcua.dossiers.public import Outcome, State, Tracked, route_of, step_of
from motcua.journal.public import Entry
from motcua.web.components import TimelineItem
from motcua.web.formats import show_date, show_moment, show_vnd

Told = tuple[str, str]
RUNNING = frozenset({State.RECEIVED, State.PROCESSING})


def story_of(found: Tracked, calendar: WorkingCalendar | None, at: datetime) -> list[TimelineItem]:
    """Return the timeline, oldest first, with the present step and those to come."""
    past = [_item(found, row) for row in found.entries]
    waiting = _waiting(found)
    if waiting is not None:
        return [*past, TimelineItem(waiting, state="now")]
    if found.dossier.state_enum not in RUNNING:
        return past
    route = route_of(found.dossier)
    step = step_of(found.dossier, route)
    if route is None or step is None:
        return past
    return [*past, _now(found, step), *_next(found, route, step, calendar, at)]


def _waiting(found: Tracked) -> str | None:
    """Return what the dossier waits for outside the office."""
    return {
        State.REGISTERED: _("Chờ tiếp nhận"),
        State.AWAITING_SUPPLEMENT: _("Chờ bạn bổ sung giấy tờ"),
        State.AWAITING_PAYMENT: _("Chờ bạn nộp tiền"),
        State.RESOLVED: _("Chờ trả kết quả"),
    }.get(found.dossier.state_enum)


def _item(found: Tracked, row: Entry) -> TimelineItem:
    title, text = _WORDS[row.kind](row)
    unit = found.units.get(str(row.facts["actor"]["unit"]).rpartition("/")[2])
    who = unit.name if unit else found.dossier.authority.short_name
    if row.actor_kind in {"system", "applicant"}:
        who = ""
    return TimelineItem(title, show_moment(row.at), who, text)


def _now(found: Tracked, step: StepRow) -> TimelineItem:
    since = _("từ {moment}").format(moment=show_moment(found.visit.entered_at)) if found.visit else ""
    return TimelineItem(_("Đang làm: {step}").format(step=_(step.name)), since, holder_of(found), state="now")


def _next(
    found: Tracked, route: RouteTree, step: StepRow, calendar: WorkingCalendar | None, at: datetime
) -> Iterator[TimelineItem]:
    """Yield the steps to come with the latest day of each; no days once the dossier is late."""
    due = found.dossier.due_at
    latest = max(found.visit.due_at, at) if found.visit and found.visit.due_at else None
    if due and due < at:
        latest = calendar = None
    seen: set[str] = set()
    for following in _line(route, step, seen):
        latest = _after(calendar, latest, following.minutes)
        day = min(latest, due) if latest and due else (due if not route.next_of(following.key) else None)
        when = _("chậm nhất {day}").format(day=show_date(day)) if day and calendar else ""
        yield TimelineItem(_(following.name), when, _(ROLE_LABELS.get(following.role, "")), state="next")


def _line(route: RouteTree, step: StepRow, seen: set[str]) -> Iterator[StepRow]:
    following = route.next_of(step.key)
    while following and following[0].key not in seen:
        seen.add(following[0].key)
        yield following[0]
        following = route.next_of(following[0].key)


def _after(calendar: WorkingCalendar | None, start: datetime | None, minutes: int | None) -> datetime | None:
    if calendar is None or start is None or minutes is None:
        return None
    return step_due(calendar, start, minutes)


def holder_of(found: Tracked) -> str:
    """Return who has the dossier now: a unit of the authority, never a person."""
    dossier = found.dossier
    if dossier.state_enum in {State.NOT_RECEIVED, State.WITHDRAWN, State.STOPPED, State.RETURNED}:
        return ""
    counter = found.counter.name if found.counter else ""
    if dossier.state_enum in {
        State.REGISTERED,
        State.AWAITING_SUPPLEMENT,
        State.AWAITING_PAYMENT,
        State.RESOLVED,
    }:
        return counter or dossier.authority.short_name
    if dossier.waiting_role in {"counter", "counter_head", "postal", "accountant"}:
        return counter or dossier.authority.short_name
    if dossier.waiting_role == "director":
        return _("Lãnh đạo {authority}").format(authority=dossier.authority.short_name)
    if dossier.waiting_role == "clerk":
        return _("Văn thư {authority}").format(authority=dossier.authority.short_name)
    unit = dossier.waiting_unit or dossier.unit
    return unit.name if unit else dossier.authority.short_name


# The words. Only facts that the applicant holds on paper go in.


def _day(value: Any) -> str:
    text = str(value or "")
    if not text:
        return "–"
    return show_date(datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text))


def _received(row: Entry) -> Told:
    due = row.data.get("due_at")
    text = _("Hẹn trả ngày {day}.").format(day=_day(due)) if due else _("Thủ tục này không có ngày hẹn trả.")
    return _("Nhận đủ giấy tờ, đưa giấy hẹn"), text


def _refused(row: Entry) -> Told:
    return _("Không tiếp nhận hồ sơ"), _reason(row)


def _asked(row: Entry) -> Told:
    demands = "\n".join(f"– {demand}" for demand in row.data["demands"])
    until = _("Bổ sung chậm nhất ngày {day}.").format(day=_day(row.data["answer_by"]))
    return _("Yêu cầu bổ sung giấy tờ"), f"{demands}\n{until}"


def _completed(row: Entry) -> Told:
    before, after = row.data.get("due_before"), row.data.get("due_after")
    if not after:
        return _("Đã nhận giấy tờ bổ sung"), ""
    if _day(before) == _day(after):
        return _("Đã nhận giấy tờ bổ sung"), _("Ngày hẹn vẫn là {day}.").format(day=_day(after))
    words = _("Ngày hẹn chuyển từ {before} sang {after}, vì thời gian chờ bổ sung không tính.")
    return _("Đã nhận giấy tờ bổ sung"), words.format(before=_day(before), after=_day(after))


def _handed(row: Entry) -> Told:
    return _("Chuyển đến {unit}").format(unit=row.data["to_unit"]), ""


def _issued(row: Entry) -> Told:
    text = _("Văn bản số {number} ngày {day}.").format(
        number=row.data["number"], day=_day(row.data["issued_on"])
    )
    if row.data.get("outcome") == Outcome.REFUSED:
        return _("Có văn bản trả lời"), text
    return _("Có kết quả"), text


def _owed(row: Entry) -> Told:
    words = _("{what}: {amount}.").format(what=row.data["what"], amount=show_vnd(int(row.data["amount"])))
    return _("Yêu cầu nộp tiền"), words


def _paid(row: Entry) -> Told:
    after = row.data.get("due_after")
    text = _("Hẹn trả ngày {day}.").format(day=_day(after)) if after else ""
    return _("Đã nhận tiền {amount}").format(amount=show_vnd(int(row.data["amount"]))), text


def _stopped(row: Entry) -> Told:
    return _("Dừng giải quyết"), _reason(row)


def _apologised(row: Entry) -> Told:
    words = _("Ngày hẹn cũ {before}, ngày hẹn mới {after}.").format(
        before=_day(row.data["due_before"]), after=_day(row.data["new_due"])
    )
    return _("Xin lỗi và hẹn lại"), f"{words} {_reason(row)}".strip()


def _rebased(row: Entry) -> Told:
    words = _("Ngày hẹn chuyển từ {before} sang {after} vì lịch nghỉ thay đổi.")
    return _("Tính lại ngày hẹn"), words.format(
        before=_day(row.data["due_before"]), after=_day(row.data["due_after"])
    )


def _reason(row: Entry) -> str:
    return _("Lý do: {reason}").format(reason=row.reason) if row.reason else ""


def _correction(row: Entry) -> Told:
    return _("Thu lại kết quả để đính chính"), _("Kết quả cũ không dùng nữa; thời hạn được tính tiếp.")


def _titled(title: Callable[[], str]) -> Callable[[Entry], Told]:
    return lambda row: (title(), "")


_WORDS: dict[str, Callable[[Entry], Told]] = {
    "dossier.submitted": _titled(lambda: _("Bạn gửi hồ sơ")),
    "dossier.received": _received,
    "dossier.intake_refused": _refused,
    "dossier.supplement_asked_at_intake": _asked,
    "dossier.handed_over": _handed,
    "dossier.assigned": _titled(lambda: _("Giao người giải quyết")),
    "dossier.result_approved": _titled(lambda: _("Lãnh đạo ký")),
    "dossier.result_issued": _issued,
    "dossier.result_returned": _titled(lambda: _("Trả kết quả cho bạn")),
    "dossier.supplement_requested": _asked,
    "dossier.supplement_completed": _completed,
    "dossier.payment_requested": _owed,
    "dossier.payment_confirmed": _paid,
    "dossier.stopped": _stopped,
    "dossier.withdrawn": _titled(lambda: _("Rút hồ sơ theo yêu cầu của bạn")),
    "dossier.apologised": _apologised,
    "dossier.result_corrected": _correction,
    "dossier.due_rebased": _rebased,
}


def told_kinds() -> frozenset[str]:
    """Return the kinds of entries that have words for applicants."""
    return frozenset(_WORDS)
