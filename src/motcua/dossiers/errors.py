"""Refusals about dossiers: what happened, and what to do next."""

from __future__ import annotations

from motcua.kernel.errors import DomainError, Invalid, NotAllowed, NotFound
from motcua.kernel.text import N_


class DossierNotFound(NotFound):
    code = "dossier.not_found"
    officer = N_("Không tìm thấy hồ sơ này. Hãy kiểm tra lại mã hồ sơ.")
    citizen = N_("Không tìm thấy hồ sơ, hoặc số xác nhận không khớp. Hãy xem lại giấy hẹn.")


class ActNotPossible(DomainError):
    """The state does not allow the act."""

    code = "dossier.act_not_possible"
    officer = N_(
        "Hồ sơ đang ở trạng thái “{state}” nên không thể {act}. Hãy tải lại trang để xem việc làm được."
    )
    status = 409


class StaleDossier(DomainError):
    """Somebody else changed the dossier after this page was opened."""

    code = "dossier.stale"
    officer = N_(
        "{who} vừa cập nhật hồ sơ này lúc {when}. Chưa có gì thay đổi từ phía bạn; hãy xem lại rồi làm tiếp."
    )
    status = 409


class NotYours(NotAllowed):
    code = "dossier.not_yours"
    officer = N_("Việc này đang chờ {who}. Bạn chưa được phân công.")


class MakerIsChecker(NotAllowed):
    """Maker, checker and approver are three people."""

    code = "dossier.maker_is_checker"
    officer = N_("Bạn đã {did} hồ sơ này nên không thể tự duyệt. Hãy để người khác xem xét.")


class MaySignNotDelegated(NotAllowed):
    code = "dossier.may_not_sign"
    officer = N_("Ủy quyền của bạn không gồm ký duyệt. Hãy chuyển người có thẩm quyền ký.")


class NotForThisAuthority(DomainError):
    code = "dossier.not_for_this_authority"
    officer = N_("Cơ quan này không giải quyết thủ tục {code}. Hãy hướng dẫn người nộp đến {where}.")


class NotRouted(DomainError):
    code = "dossier.not_routed"
    officer = N_("Thủ tục {code} chưa có quy trình nội bộ được công bố. Hãy báo cán bộ kiểm soát thủ tục.")


class UnitMissing(Invalid):
    code = "dossier.unit_missing"
    officer = N_("Quy trình không ghi rõ phòng giải quyết. Hãy chọn phòng để chuyển.")
    field = "unit"


class ReceivedInFuture(Invalid):
    code = "dossier.received_in_future"
    officer = N_("Thời điểm nhận {given} ở sau bây giờ ({now}). Hãy nhập lại giờ nhận.")
    field = "received_at"


class ReceivedTooEarly(Invalid):
    code = "dossier.received_too_early"
    officer = N_("Thời điểm nhận {given} cách đây hơn một ngày. Hãy nhận theo giờ hiện tại và ghi chú lý do.")
    field = "received_at"


class LateEntryNeedsReason(Invalid):
    code = "dossier.late_entry_needs_reason"
    officer = N_("Giờ nhận {given} sớm hơn bây giờ quá 15 phút. Hãy ghi lý do nhập muộn.")
    field = "late_entry_reason"


class PapersMissing(Invalid):
    """A dossier is received only when it is complete."""

    code = "dossier.papers_missing"
    officer = N_("Còn thiếu: {papers}. Hãy yêu cầu bổ sung một lần cho đủ, hoặc từ chối tiếp nhận.")
    citizen = N_("Còn thiếu: {papers}.")
    field = "papers"


class PaperUnknown(Invalid):
    code = "dossier.paper_unknown"
    officer = N_("Giấy tờ số {position} không có trong thủ tục này. Hãy tải lại trang.")
    field = "papers"


class PaperCountWrong(Invalid):
    code = "dossier.paper_count_wrong"
    officer = N_("Số bản của “{paper}” phải từ 0 đến 99.")
    field = "papers"


class ReasonMissing(Invalid):
    code = "dossier.reason_missing"
    officer = N_("Hãy ghi lý do.")
    field = "reason"


class ChannelNotOffered(Invalid):
    code = "dossier.channel_not_offered"
    officer = N_("Thủ tục này không nhận qua kênh “{channel}”. Hãy chọn kênh khác.")
    field = "channel"


class CaseMissing(Invalid):
    code = "dossier.case_missing"
    officer = N_("Thủ tục này có nhiều trường hợp. Hãy chọn đúng trường hợp của người nộp.")
    field = "case"


class SupplementAlreadyRequested(DomainError):
    """Only one supplement request a dossier; a second needs a leader."""

    code = "dossier.supplement_already_requested"
    officer = N_(
        "Hồ sơ đã được yêu cầu bổ sung ngày {on}. Yêu cầu lần hai phải do lãnh đạo duyệt, ghi rõ"
        " vì sao lần trước hướng dẫn chưa đúng, và hồ sơ sẽ tính quá hạn."
    )
    citizen = N_("Hồ sơ đã được yêu cầu bổ sung ngày {on}.")
    field = "second"
    status = 409


class TooManySupplements(DomainError):
    code = "dossier.too_many_supplements"
    officer = N_("Hồ sơ đã bổ sung hai lần, không được yêu cầu thêm. Hãy giải quyết theo giấy tờ hiện có.")
    status = 409


class SupplementEmpty(Invalid):
    code = "dossier.supplement_empty"
    officer = N_("Hãy ghi những giấy tờ cần bổ sung, đủ trong một lần.")
    field = "demands"


class SupplementDeadlineWrong(Invalid):
    code = "dossier.supplement_deadline_wrong"
    officer = N_("Hạn bổ sung phải sau ngày {today} và trong vòng 365 ngày.")
    field = "answer_by"


class SupplementNotOverdue(DomainError):
    """Stopping for silence is possible only when the time to answer is over."""

    code = "dossier.supplement_not_overdue"
    officer = N_("Người nộp còn hạn bổ sung đến hết ngày {until}. Hãy chờ đến sau ngày đó.")
    status = 409


class ProposalPending(DomainError):
    code = "dossier.proposal_pending"
    officer = N_("Đang có một đề nghị chờ {who} quyết định. Hãy chờ trả lời trước khi làm tiếp.")
    status = 409


class NothingProposed(DomainError):
    code = "dossier.nothing_proposed"
    officer = N_("Không có đề nghị nào đang chờ. Có thể người khác đã xử lý; hãy tải lại trang.")
    status = 409


class OfficerNotAvailable(Invalid):
    code = "dossier.officer_not_available"
    officer = N_("{officer} không giữ vị trí thụ lý của phòng hoặc đang nghỉ. Hãy chọn người khác.")
    field = "officer"


class ResultTextMissing(Invalid):
    code = "dossier.result_text_missing"
    officer = N_("Hãy ghi trích yếu của kết quả.")
    field = "summary"


class ResultNumberMissing(Invalid):
    code = "dossier.result_number_missing"
    officer = N_("Hãy ghi số văn bản kết quả.")
    field = "number"


class ResultNumberTaken(Invalid):
    code = "dossier.result_number_taken"
    officer = N_("Số {number} ngày {on} đã cấp cho hồ sơ {other}. Hãy kiểm tra sổ văn bản.")
    field = "number"


class ResultDateWrong(Invalid):
    code = "dossier.result_date_wrong"
    officer = N_("Ngày văn bản phải từ ngày nhận hồ sơ ({received}) đến hôm nay ({today}).")
    field = "issued_on"


class ReceiverMissing(Invalid):
    code = "dossier.receiver_missing"
    officer = N_("Hãy ghi họ tên người nhận kết quả.")
    field = "receiver"


class AlreadyApologised(DomainError):
    """A new date may be given once."""

    code = "dossier.already_apologised"
    officer = N_(
        "Hồ sơ đã xin lỗi và hẹn lại một lần (đến {until}). Không được hẹn lại lần nữa; hãy giải quyết ngay."
    )
    status = 409


class NoAppointment(DomainError):
    code = "dossier.no_appointment"
    officer = N_("Hồ sơ này không có ngày hẹn nên không cần hẹn lại.")
    status = 409


class NewDateWrong(Invalid):
    code = "dossier.new_date_wrong"
    officer = N_("Ngày hẹn mới phải là ngày làm việc, sau ngày hẹn cũ ({due}) và sau hôm nay.")
    field = "new_due"


class PaymentAmountWrong(Invalid):
    code = "dossier.payment_amount_wrong"
    officer = N_("Số tiền phải là số nguyên từ 1 đến 100 tỷ đồng.")
    field = "amount"


class PaymentMissing(Invalid):
    code = "dossier.payment_missing"
    officer = N_("Hồ sơ đang chờ nộp {amount}. Hãy xác nhận đã thu tiền trước khi tiếp nhận.")
    field = "paid"


class PaymentReceiptMissing(Invalid):
    code = "dossier.payment_receipt_missing"
    officer = N_("Hãy ghi số biên lai hoặc mã giao dịch.")
    field = "receipt"


class TimeGoesBack(DomainError):
    """Acts on one dossier follow one another."""

    code = "dossier.time_goes_back"
    officer = N_("Việc này ghi lúc {at}, trước việc gần nhất lúc {last}. Hãy kiểm tra đồng hồ của máy.")
    status = 409
