"""Refusals of the catalogue, in words for officers and for citizens."""

from __future__ import annotations

from typing import Any

from motcua.kernel.errors import DomainError, NotFound
from motcua.kernel.text import N_


class ProcedureUnknown(NotFound):
    """No such code."""

    code = "catalogue.procedure_unknown"
    officer = N_("Không có thủ tục mang mã “{code}”. Hãy kiểm tra lại mã, dạng 1.010803.")
    citizen = N_("Không có thủ tục mang mã “{code}”. Hãy tìm bằng tên việc bạn cần làm.")
    field = "procedure"


class ProcedureNotPublished(DomainError):
    """Known from the national catalogue, not set up here."""

    code = "catalogue.procedure_not_published"
    officer = N_(
        "Thủ tục {code} có trong danh mục quốc gia nhưng chưa công bố quy trình tại đây."
        " Hãy báo người phụ trách danh mục thủ tục."
    )
    citizen = N_(
        "Thủ tục {code} chưa nhận hồ sơ tại đây. Hãy hỏi Bộ phận Một cửa gần nhất hoặc gọi 1800 1096."
    )
    field = "procedure"


class ProcedureNotYetInForce(DomainError):
    """The first version starts later."""

    code = "catalogue.procedure_not_yet_in_force"
    officer = N_("Thủ tục {code} có hiệu lực từ ngày {starts}. Hãy nhận hồ sơ từ ngày đó.")
    citizen = N_("Thủ tục {code} bắt đầu nhận hồ sơ từ ngày {starts}. Hãy nộp từ ngày đó.")
    field = "procedure"


class ProcedureEnded(DomainError):
    """No longer performed, nothing took its place."""

    code = "catalogue.procedure_ended"
    officer = N_("Thủ tục {code} hết hiệu lực sau ngày {ended}. Hồ sơ cũ vẫn làm tiếp, không nhận hồ sơ mới.")
    citizen = N_("Thủ tục {code} không còn nhận hồ sơ từ sau ngày {ended}.")
    field = "procedure"


class ProcedureReplaced(DomainError):
    """No longer performed; another code took its place."""

    code = "catalogue.procedure_replaced"
    officer = N_("Thủ tục {code} đã được thay bằng {replaced_by}. Hãy nhận hồ sơ theo mã {replaced_by}.")
    citizen = N_("Thủ tục {code} đã được thay bằng {replaced_by}. Hãy mở thủ tục {replaced_by}.")
    field = "procedure"


class ProcedureSuspended(DomainError):
    """In a window in which it is not performed."""

    code = "catalogue.procedure_suspended"
    officer = N_(
        "Thủ tục {code} tạm ngừng từ {starts} đến hết {ends} theo {basis}. Chưa nhận hồ sơ trong thời gian này."
    )
    citizen = N_(
        "Thủ tục {code} tạm ngừng từ {starts} đến hết {ends} theo {basis}. Hãy nộp sau thời gian này."
    )
    field = "procedure"


class ProcedureSuspendedOpenEnded(DomainError):
    """In a window without a known end."""

    code = "catalogue.procedure_suspended_open"
    officer = N_(
        "Thủ tục {code} tạm ngừng từ {starts} theo {basis}, chưa có ngày làm lại. Chưa nhận hồ sơ lúc này."
    )
    citizen = N_("Thủ tục {code} tạm ngừng từ {starts} theo {basis}, chưa có ngày làm lại.")
    field = "procedure"


class NoLimitForThis(DomainError):
    """The version has no limit for this case and channel."""

    code = "catalogue.no_limit"
    officer = N_(
        "Thủ tục {code} chưa ghi thời hạn cho trường hợp và kênh nộp này."
        " Hãy chọn lại, hoặc báo người phụ trách danh mục."
    )
    field = "case"


class CaseUnknown(DomainError):
    """The version has no such case."""

    code = "catalogue.case_unknown"
    officer = N_("Thủ tục {code} không có trường hợp “{case}”. Hãy chọn trong danh sách.")
    field = "case"


class PublicationRefused(DomainError):
    """The version has faults; all of them are told together."""

    code = "catalogue.publication_refused"
    officer = N_("Chưa công bố được thủ tục {procedure}: còn {count} điểm phải sửa. {list}")

    def __init__(self, *, procedure: str, findings: list[Any]) -> None:
        self.findings = findings
        told = " ".join(f"({number}) {finding.text}" for number, finding in enumerate(findings, 1))
        super().__init__(procedure=procedure, count=len(findings), list=told)


class AlreadyPublished(DomainError):
    """A published version is frozen."""

    code = "catalogue.already_published"
    officer = N_(
        "Phiên bản {number} của thủ tục {code} đã công bố nên không sửa được. Hãy lập phiên bản mới."
    )
    status = 409


class DatesInTheWay(DomainError):
    """The new version would start before or on the first day of a later one."""

    code = "catalogue.dates_in_the_way"
    officer = N_(
        "Thủ tục {code} đã có phiên bản {number} hiệu lực từ {starts}. Phiên bản mới phải bắt đầu sau ngày đó."
    )
    field = "valid_from"


class SuspensionClash(DomainError):
    """Two windows would overlap."""

    code = "catalogue.suspension_clash"
    officer = N_("Thủ tục {code} đã có đợt tạm ngừng từ {starts}. Hãy sửa đợt đó thay vì thêm đợt mới.")
    field = "starts_on"


class SuspensionDatesWrong(DomainError):
    """Ends before it starts."""

    code = "catalogue.suspension_dates"
    officer = N_("Ngày hết tạm ngừng phải bằng hoặc sau ngày bắt đầu. Hãy nhập lại ngày.")
    field = "ends_on"


class NotSuspended(DomainError):
    """Nothing to resume."""

    code = "catalogue.not_suspended"
    officer = N_("Thủ tục {code} không trong đợt tạm ngừng nào vào ngày {on}.")
    status = 409


class CorrectionNotUnderstood(DomainError):
    """The place to correct does not exist."""

    code = "catalogue.correction_unknown"
    officer = N_("Không tìm thấy ô “{column}” cần sửa. Hãy chọn lại dòng và cột.")


class CorrectionNeedsReason(DomainError):
    """A correction leaves a trace, and the trace needs a reason."""

    code = "catalogue.correction_reason"
    officer = N_("Hãy ghi lý do sửa và nguồn đối chiếu.")
    field = "reason"


class CatalogueNotYours(DomainError):
    """Only those who keep procedures."""

    code = "catalogue.not_yours"
    officer = N_("Chỉ cán bộ kiểm soát thủ tục hoặc quản trị hệ thống được sửa danh mục thủ tục.")
    status = 403
