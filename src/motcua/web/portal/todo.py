"""What the applicant has to do now, in one title and a few sentences, for each of the ten states."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from motcua.dossiers.public import STOP_WORDS, Outcome, ReturnMethod, State, Tracked
from motcua.kernel import clock
from motcua.parties.public import mask_phone
from motcua.web.formats import show_date, show_vnd, show_weekday_date


@dataclass(frozen=True, slots=True)
class Todo:
    """What to do now. `items` is a list of things to bring."""

    title: str
    texts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


def todo_of(found: Tracked, at: datetime) -> Todo:
    """Return what the applicant has to do."""
    return _BY_STATE[found.dossier.state_enum](found, at)


def counter_name(found: Tracked) -> str:
    """Return where papers are brought and results collected."""
    return found.counter.name if found.counter else found.dossier.authority.name


def told_reason(found: Tracked, kind: str) -> str:
    """Return the reason that the applicant was given on paper with an act, the newest of its kind."""
    return next((row.reason for row in reversed(found.entries) if row.kind == f"dossier.{kind}"), "")


def _registered(found: Tracked, at: datetime) -> Todo:
    return Todo(
        _("Bạn không phải làm gì lúc này"),
        (
            _("Hồ sơ đã gửi tới {place}, chưa được tiếp nhận nên chưa có ngày hẹn.").format(place=counter_name(found)),
            _("Khi hồ sơ được tiếp nhận, ngày hẹn trả hiện ở trang này. Nếu còn thiếu, bạn được báo một lần, ghi đủ những gì thiếu."),
        ),
    )  # fmt: skip


def _received(found: Tracked, at: datetime) -> Todo:
    return _nothing(found, _("Giấy tờ đã đủ. Hồ sơ sẽ được chuyển đến bộ phận giải quyết."))


def _not_received(found: Tracked, at: datetime) -> Todo:
    reason = told_reason(found, "intake_refused")
    texts = [_("Lý do: {reason}").format(reason=reason)] if reason else []
    texts.append(_("Bạn có thể nộp lại khi đã đủ điều kiện. Cần hỏi thêm, xem cách liên hệ ở cuối trang."))
    return Todo(_("Hồ sơ không được tiếp nhận"), tuple(texts))


def _processing(found: Tracked, at: datetime) -> Todo:
    dossier = found.dossier
    if dossier.due_at and clock.local(dossier.due_at).date() < clock.local(at).date():
        return _nothing(
            found, _("Hồ sơ đã quá ngày hẹn mà chưa có kết quả. Chưa xong là việc của cơ quan; bạn không phải nộp lại gì.")
        )  # fmt: skip
    return _nothing(found, _("Hồ sơ đang được giải quyết."))


def _nothing(found: Tracked, first: str) -> Todo:
    texts = [first]
    phone = found.dossier.submitter.phone or found.dossier.owner.phone
    if phone:
        texts.append(
            _("Khi cần, chúng tôi gọi số {phone}. Nếu cần thêm giấy tờ, bạn được báo một lần, ghi đủ những gì còn thiếu.").format(
                phone=mask_phone(phone)
            )
        )  # fmt: skip
    else:
        texts.append(_("Nếu cần thêm giấy tờ, bạn được báo một lần, ghi đủ những gì còn thiếu."))
    return Todo(_("Bạn không phải làm gì lúc này"), tuple(texts))


def _supplement(found: Tracked, at: datetime) -> Todo:
    asked = found.supplement
    if asked is None:
        return Todo(_("Bạn cần bổ sung giấy tờ"), (_("Mang đến {place}.").format(place=counter_name(found)),))
    passed = asked.answer_by < clock.local(at).date()
    title = _("Bạn cần bổ sung giấy tờ trước hết ngày {day}").format(day=show_date(asked.answer_by))
    texts = [
        _("Lý do: {reason}").format(reason=asked.reason),
        _("Mang đến {place}. Thời gian chờ bổ sung không tính vào thời hạn; khi bạn nộp đủ, ngày hẹn mới hiện ở đây.").format(
            place=counter_name(found)
        ),
    ]  # fmt: skip
    if passed:
        texts.append(
            _("Đã qua ngày này. Hãy đến nộp sớm hoặc gọi hỏi, vì cơ quan có thể dừng giải quyết hồ sơ.")
        )
    return Todo(title, tuple(texts), tuple(str(demand) for demand in asked.demands))


def _payment(found: Tracked, at: datetime) -> Todo:
    if found.owed is None:
        return Todo(_("Bạn cần nộp tiền"), (_("Hỏi số tiền tại {place}.").format(place=counter_name(found)),))
    return Todo(
        _("Bạn cần nộp {amount}").format(amount=show_vnd(found.owed.amount)),
        (
            _("Khoản nộp: {what}.").format(what=found.owed.what.rstrip(".")),
            _("Nộp tại {place}, hoặc theo cách ghi trong thông báo. Thời gian chờ nộp tiền không tính vào thời hạn.").format(
                place=counter_name(found)
            ),
        ),
    )  # fmt: skip


def _withdrawn(found: Tracked, at: datetime) -> Todo:
    return Todo(
        _("Hồ sơ đã được rút theo yêu cầu của bạn"),
        (_("Giấy tờ đã nộp nhận lại tại {place}. Khi cần, bạn nộp hồ sơ mới.").format(place=counter_name(found)),),
    )  # fmt: skip


def _stopped(found: Tracked, at: datetime) -> Todo:
    row = next((row for row in reversed(found.entries) if row.kind == "dossier.stopped"), None)
    texts = []
    if row is not None:
        texts.append(
            _("Vì sao: {ground}.").format(ground=_(STOP_WORDS.get(row.data.get("ground", ""), "–")).lower())
        )
        if row.reason:
            texts.append(_("Lý do: {reason}").format(reason=row.reason))
    texts.append(_("Bạn có thể nộp hồ sơ mới khi đã đủ điều kiện. Không đồng ý thì bạn có quyền khiếu nại."))
    return Todo(_("Cơ quan đã dừng giải quyết hồ sơ"), tuple(texts))


def _resolved(found: Tracked, at: datetime) -> Todo:
    method = ReturnMethod(found.dossier.return_method)
    place = counter_name(found)
    if method is ReturnMethod.POSTAL:
        return Todo(
            _("Chờ bưu điện giao kết quả"),
            (*_result(found), _("Kết quả được gửi đến địa chỉ bạn đã đăng ký.")),
        )
    if method is ReturnMethod.ELECTRONIC:
        return Todo(
            _("Nhận kết quả bản điện tử"), (*_result(found), _("Kết quả được gửi đến nơi bạn đã đăng ký."))
        )
    bring = _("Mang theo giấy hẹn và căn cước. Nhận thay thì mang thêm giấy ủy quyền.")
    return Todo(_("Mời bạn đến nhận kết quả tại {place}").format(place=place), (*_result(found), bring))


def _returned(found: Tracked, at: datetime) -> Todo:
    texts = list(_result(found))
    if found.dossier.returned_at:
        texts.append(
            _("Kết quả đã trao ngày {day}.").format(day=show_weekday_date(found.dossier.returned_at))
        )
    texts.append(_("Kết quả có chỗ sai thì báo ngay cho nơi trả kết quả."))
    return Todo(_("Bạn không phải làm gì nữa"), tuple(texts))


def _result(found: Tracked) -> tuple[str, ...]:
    result = found.result
    if result is None:
        return ()
    facts = {"number": result.number, "day": show_date(result.issued_on)}
    if result.outcome == Outcome.REFUSED:
        return (_("Văn bản trả lời số {number} ngày {day}: không đủ điều kiện giải quyết, lý do ghi trong văn bản.").format(**facts),)  # fmt: skip
    return (_("Kết quả là văn bản số {number} ngày {day}.").format(**facts),)


_BY_STATE: dict[State, Callable[[Tracked, datetime], Todo]] = {
    State.REGISTERED: _registered,
    State.RECEIVED: _received,
    State.NOT_RECEIVED: _not_received,
    State.PROCESSING: _processing,
    State.AWAITING_SUPPLEMENT: _supplement,
    State.AWAITING_PAYMENT: _payment,
    State.WITHDRAWN: _withdrawn,
    State.STOPPED: _stopped,
    State.RESOLVED: _resolved,
    State.RETURNED: _returned,
}
