"""Refusals of this room."""

from __future__ import annotations

from motcua.kernel.errors import DomainError, Invalid
from motcua.kernel.text import N_


class NumbersExhausted(DomainError):
    """A numbered series has no number left in its period."""

    code = "paperwork.numbers_exhausted"
    officer = N_(
        "Đã dùng hết {limit} số của kỳ {period}. Hãy tiếp nhận vào kỳ sau hoặc báo người quản trị tách đơn vị cấp số."
    )
    citizen = N_("Hôm nay cơ quan đã nhận đủ số hồ sơ trong ngày. Xin nộp lại vào ngày làm việc tiếp theo.")
    status = 409


class BadDossierNumber(Invalid):
    """Text that cannot be a dossier number."""

    code = "paperwork.bad_dossier_number"
    officer = N_("“{text}” không phải mã hồ sơ. Mã hồ sơ có dạng H12.32.05-261123-0018.")
    citizen = N_(
        "“{text}” không phải mã hồ sơ. Mã in dưới mã vạch trên giấy hẹn, dạng H12.32.05-261123-0018."
    )


class NoTemplateInForce(DomainError):
    """No version of a form is in force on the day of issue."""

    code = "paperwork.no_template_in_force"
    officer = N_("Ngày {on} chưa có mẫu {form} nào có hiệu lực. Hãy báo người quản trị nạp mẫu phiếu.")
    citizen = N_("Hệ thống chưa in được giấy này. Xin liên hệ bộ phận tiếp nhận.")
    status = 409


class TemplateBroken(DomainError):
    """A template cannot be read or drawn: its author is told where."""

    code = "paperwork.template_broken"
    officer = N_("Mẫu {form} bản {version} có lỗi: {problem}. Hãy sửa mẫu rồi nạp lại.")
    citizen = N_("Hệ thống chưa in được giấy này. Xin liên hệ bộ phận tiếp nhận.")
    status = 409
