"""Refusals of the organisation."""

from __future__ import annotations

from motcua.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from motcua.kernel.text import N_


class OfficerUnknown(NotFound):
    """No officer has that code."""

    code = "organisation.officer_unknown"
    officer = N_("Không có cán bộ mang mã “{code}”. Hãy chọn trong danh sách của đơn vị.")


class PostUnknown(NotFound):
    """No unit has that post, or it had ended."""

    code = "organisation.post_unknown"
    officer = N_("Không có vị trí “{post}” còn hiệu lực ngày {on}. Hãy chọn vị trí khác.")
    field = "post"


class BasisMissing(Invalid):
    """An act of organisation names the decision it rests on."""

    code = "organisation.basis_missing"
    officer = N_("Chưa ghi căn cứ. Hãy ghi số quyết định hoặc văn bản phân công.")
    field = "basis"


class ReasonMissing(Invalid):
    """An absence has a reason."""

    code = "organisation.reason_missing"
    officer = N_("Chưa ghi lý do. Hãy ghi ngắn gọn, ví dụ “nghỉ phép năm”.")
    field = "reason"


class EndBeforeStart(Invalid):
    """A time span ends before it begins."""

    code = "organisation.end_before_start"
    officer = N_("Thời điểm kết thúc phải sau thời điểm bắt đầu. Hãy xem lại hai ngày.")
    field = "ends"


class AlreadyPast(Invalid):
    """Powers are not given backwards in time."""

    code = "organisation.already_past"
    officer = N_("Ngày bắt đầu {starts} đã qua. Ủy quyền chỉ có hiệu lực từ hôm nay trở đi.")
    field = "starts_at"


class DelegationTooLong(Invalid):
    """A delegation is for a period; a lasting change is a new post."""

    code = "organisation.delegation_too_long"
    officer = N_("Ủy quyền dài quá {most} ngày. Nếu thay đổi lâu dài, hãy phân công vị trí thay vì ủy quyền.")
    field = "ends_at"


class DelegationToSelf(Invalid):
    """Nobody stands in for themselves."""

    code = "organisation.delegation_to_self"
    officer = N_("Không thể ủy quyền cho chính mình. Hãy chọn một đồng nghiệp.")
    field = "delegate"


class MakerIsDelegate(NotAllowed):
    """Nobody gives powers to themselves."""

    code = "organisation.maker_is_delegate"
    officer = N_("Bạn không thể tự nhận ủy quyền cho mình. Người ủy quyền hoặc lãnh đạo phải lập.")
    field = "delegate"


class DelegationCrossesUnits(Invalid):
    """Delegation stays inside a unit (guide §9.2)."""

    code = "organisation.delegation_crosses_units"
    officer = N_("{delegate} không cùng đơn vị với {delegator}. Chỉ ủy quyền cho người trong cùng đơn vị.")
    field = "delegate"


class DelegationOverlaps(DomainError):
    """The same work is already delegated in that time."""

    code = "organisation.delegation_overlaps"
    officer = N_("Việc này đã được ủy quyền cho {delegate} đến {until}. Hãy thu hồi ủy quyền đó trước.")
    field = "starts_at"
    status = 409


class DelegateAway(DomainError):
    """The colleague is away, or has handed on their own work, in that time."""

    code = "organisation.delegate_away"
    officer = N_("{delegate} vắng mặt hoặc đang ủy quyền cho người khác đến {until}. Hãy chọn người khác.")
    field = "delegate"
    status = 409


class SigningNotYours(NotAllowed):
    """Only somebody who signs can let another sign."""

    code = "organisation.signing_not_yours"
    officer = N_(
        "Người ủy quyền không có thẩm quyền ký, hoặc bạn không phải người đó. Hãy bỏ chọn “được ký”."
    )
    field = "may_sign"


class NotYourPeople(NotAllowed):
    """Another unit's people are another head's business."""

    code = "organisation.not_your_people"
    officer = N_("Chỉ {officer}, lãnh đạo đơn vị hoặc lãnh đạo cơ quan của người đó được làm việc này.")


class DelegationOver(DomainError):
    """It has ended or been revoked already."""

    code = "organisation.delegation_over"
    officer = N_("Ủy quyền này đã hết hiệu lực lúc {on}. Không cần thu hồi nữa.")
    status = 409


class AbsenceOverlaps(DomainError):
    """The officer is recorded as away in that time."""

    code = "organisation.absence_overlaps"
    officer = N_("{officer} đã được ghi vắng từ {starts} đến {ends}. Hãy chọn khoảng ngày khác.")
    field = "starts_on"
    status = 409


class OwnPost(NotAllowed):
    """Nobody changes their own posts."""

    code = "organisation.own_post"
    officer = N_("Bạn không thể tự thay đổi vị trí của mình. Hãy nhờ quản trị viên khác.")


class NotAdministrator(NotAllowed):
    """Posts are kept by administrators."""

    code = "organisation.not_administrator"
    officer = N_("Chỉ quản trị hệ thống được phân công vị trí. Hãy gửi yêu cầu cho quản trị viên.")


class HoldingOverlaps(DomainError):
    """The officer holds that post in that time."""

    code = "organisation.holding_overlaps"
    officer = N_("{officer} đã giữ vị trí {post} từ {starts}. Hãy kết thúc phân công đó trước.")
    field = "starts_on"
    status = 409


class HoldingUnknown(NotFound):
    """There is nothing to end."""

    code = "organisation.holding_unknown"
    officer = N_("{officer} không giữ vị trí {post} vào ngày {on}. Hãy tải lại danh sách.")


class PasswordTooWeak(Invalid):
    """Even demonstration accounts have a real password."""

    code = "organisation.password_too_weak"
    officer = N_("Mật khẩu phải có ít nhất {least} ký tự. Hãy chọn mật khẩu dài hơn.")
    field = "password"
