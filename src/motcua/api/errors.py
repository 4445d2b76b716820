"""Refusals of the JSON face itself; refusals of acts keep the codes they have on the screens."""

from __future__ import annotations

from motcua.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from motcua.kernel.text import N_


class BodyUnreadable(DomainError):
    code = "api.body_unreadable"
    officer = N_("Nội dung gửi lên không phải JSON đọc được (UTF-8). Hãy kiểm tra phần mềm gửi.")
    status = 400


class Unauthenticated(DomainError):
    code = "api.unauthenticated"
    officer = N_("Thiếu mã truy cập, hoặc mã đã sai, hết hạn hay bị thu hồi. Hãy gửi Authorization: Bearer …")
    status = 401


class ScopeMissing(NotAllowed):
    code = "api.scope_missing"
    officer = N_("Mã truy cập này không có quyền “{scope}”. Hãy đề nghị người quản trị cấp thêm.")


class OfficerNotYours(NotAllowed):
    code = "api.officer_not_yours"
    officer = N_("Ứng dụng không được làm thay cán bộ “{officer}”. Hãy xem lại tiêu đề Motcua-Officer.")


class OfficerHasLeft(NotAllowed):
    code = "api.officer_has_left"
    officer = N_(
        "Cán bộ “{officer}” không còn giữ vị trí nào tại cơ quan của ứng dụng. Hãy đề nghị người quản trị đổi cán bộ."
    )


class OfficerNotNamed(Invalid):
    code = "api.officer_not_named"
    officer = N_("Hãy ghi mã cán bộ thực hiện ở tiêu đề Motcua-Officer, một trong: {choices}.")
    field = "Motcua-Officer"


class NothingHere(NotFound):
    code = "api.not_found"
    officer = N_("Không có địa chỉ hoặc mục này.")


class MethodNotAllowed(DomainError):
    code = "api.method_not_allowed"
    officer = N_("Địa chỉ này không nhận cách gọi “{method}”.")
    status = 405


class BodyTooLarge(DomainError):
    code = "api.body_too_large"
    officer = N_("Nội dung gửi lên lớn quá {limit}. Chưa có gì được ghi; hãy gửi phần nhỏ hơn.")
    status = 413


class NotJson(DomainError):
    code = "api.not_json"
    officer = N_("Hãy gửi nội dung JSON với Content-Type: application/json.")
    status = 415


class FieldsInvalid(Invalid):
    code = "api.fields_invalid"
    officer = N_("Có {count} chỗ chưa đúng. Chưa có gì được ghi; hãy xem danh sách lỗi.")


class ActIdMissing(Invalid):
    code = "api.act_id_missing"
    officer = N_(
        "Hãy gửi act_id (UUID) hoặc tiêu đề Idempotency-Key, để gửi lại khi mất mạng không thành hai hồ sơ."
    )
    field = "act_id"


class ActIdDiffers(Invalid):
    code = "api.act_id_differs"
    officer = N_("act_id và Idempotency-Key khác nhau. Hãy chỉ gửi một trong hai.")
    field = "act_id"


class CursorWrong(Invalid):
    code = "api.cursor_wrong"
    officer = N_("Con trỏ trang không đọc được. Hãy đọc lại từ trang đầu, giữ nguyên các điều kiện lọc.")
    field = "cursor"


class AuthorityUnknown(Invalid):
    code = "api.authority_unknown"
    officer = N_("Không có cơ quan “{authority}”. Hãy kiểm tra lại mã cơ quan.")
    field = "authority"


class TooManyRequests(DomainError):
    code = "api.too_many_requests"
    officer = N_("Gọi quá nhanh: nhiều nhất {limit} lần một phút. Hãy đợi {seconds} giây rồi gọi lại.")
    status = 429


class ClientNameMissing(Invalid):
    code = "api.client_name_missing"
    officer = N_("Hãy ghi tên ứng dụng.")
    field = "name"


class ClientNameTaken(Invalid):
    code = "api.client_name_taken"
    officer = N_("Đã có ứng dụng tên “{name}” đang dùng. Hãy thu hồi mã cũ trước, hoặc đặt tên khác.")
    field = "name"


class ClientUnknown(NotFound):
    code = "api.client_unknown"
    officer = N_("Không có ứng dụng “{name}” nào đang dùng.")


class ScopeUnknown(Invalid):
    code = "api.scope_unknown"
    officer = N_("Không có quyền “{scope}”. Hãy chọn trong: {choices}.")
    field = "scopes"


class OfficerUnknown(Invalid):
    code = "api.officer_unknown"
    officer = N_("Không có cán bộ “{officer}”, hoặc cán bộ không giữ vị trí tại {authority}.")
    field = "officers"


class OfficersMissing(Invalid):
    code = "api.officers_missing"
    officer = N_("Hãy ghi ít nhất một cán bộ mà ứng dụng được làm thay.")
    field = "officers"


class ExpiryWrong(Invalid):
    code = "api.expiry_wrong"
    officer = N_("Mã truy cập dùng được từ 1 đến {most} ngày.")
    field = "days"


class RateWrong(Invalid):
    code = "api.rate_wrong"
    officer = N_("Số lần gọi một phút từ 1 đến {most}.")
    field = "rate"
