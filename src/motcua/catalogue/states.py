"""The closed words of the catalogue, as data: acts, channels, kinds, and their Vietnamese labels."""

from __future__ import annotations

from enum import StrEnum

from motcua.kernel.text import N_


class VersionStatus(StrEnum):
    """A draft may be changed; a published version never."""

    DRAFT = "draft"
    PUBLISHED = "published"


class Channel(StrEnum):
    """Kênh tiếp nhận; the official codes are in CHANNEL_CODES."""

    DIRECT = "direct"
    ONLINE = "online"
    POSTAL = "postal"


class Outcome(StrEnum):
    """A limit may differ between granting and answering no."""

    GRANT = "grant"
    REFUSE = "refuse"


class FeeKind(StrEnum):
    """Phí (for a service) and lệ phí (a charge)."""

    FEE = "fee"
    CHARGE = "charge"


class PausePolicy(StrEnum):
    """What happens to the time already used when a pause ends (guide §3.3)."""

    RESUME = "resume"
    RESTART = "restart"


class PaymentTiming(StrEnum):
    """Thu trước, thu sau, không thu, đối tượng miễn."""

    BEFORE = "before"
    AFTER = "after"
    NONE = "none"
    EXEMPT = "exempt"
    UNKNOWN = "unknown"


class MasterSystem(StrEnum):
    """Which system keeps the dossier: the province's or a ministry's."""

    PROVINCIAL = "provincial"
    MINISTRY = "ministry"


class Mechanism(StrEnum):
    """Một cửa, or một cửa liên thông."""

    ONE_STOP = "one_stop"
    INTERLINKED = "interlinked"


class AuthorityKind(StrEnum):
    """The kind of body that is competent, when no single authority is named. Same words as organisation levels."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DEPARTMENT = "department"
    CENTRE = "centre"
    COMMUNE = "commune"
    OTHER = "other"


class Confidence(StrEnum):
    """How surely a row is known; the words of the source list."""

    SOURCED_DETAIL = "SOURCED-DETAIL"
    SOURCED_CATALOG = "SOURCED-CATALOG"
    LAW_DERIVED = "LAW-DERIVED"
    MEMORY_HIGH = "MEMORY-high"
    MEMORY_MEDIUM = "MEMORY-medium"
    MEMORY_LOW = "MEMORY-low"
    OFFICE = "OFFICE"


class Act(StrEnum):
    """Every act that a step of a route may hold. Dossiers implements exactly these."""

    HAND_OVER = "hand_over"
    ASSIGN = "assign"
    EXAMINE = "examine"
    PROPOSE = "propose"
    REVIEW = "review"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    RETURN_RESULT = "return_result"
    REQUEST_SUPPLEMENT = "request_supplement"
    APPROVE_SUPPLEMENT = "approve_supplement"
    COMPLETE_SUPPLEMENT = "complete_supplement"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    PROPOSE_STOP = "propose_stop"
    APPROVE_STOP = "approve_stop"
    PROPOSE_WITHDRAWAL = "propose_withdrawal"
    APPROVE_WITHDRAWAL = "approve_withdrawal"
    APOLOGISE = "apologise"
    ADD_NOTE = "add_note"


ACT_LABELS: dict[Act, str] = {
    Act.HAND_OVER: N_("Chuyển hồ sơ"),
    Act.ASSIGN: N_("Phân công thụ lý"),
    Act.EXAMINE: N_("Thẩm định"),
    Act.PROPOSE: N_("Trình kết quả"),
    Act.REVIEW: N_("Xem xét, ký nháy"),
    Act.SEND_BACK: N_("Trả lại để làm lại"),
    Act.APPROVE: N_("Ký duyệt"),
    Act.ISSUE: N_("Cấp số, đóng dấu, phát hành"),
    Act.RETURN_RESULT: N_("Trả kết quả"),
    Act.REQUEST_SUPPLEMENT: N_("Đề nghị yêu cầu bổ sung"),
    Act.APPROVE_SUPPLEMENT: N_("Duyệt yêu cầu bổ sung"),
    Act.COMPLETE_SUPPLEMENT: N_("Ghi nhận đã bổ sung đủ"),
    Act.REQUEST_PAYMENT: N_("Yêu cầu nghĩa vụ tài chính"),
    Act.CONFIRM_PAYMENT: N_("Xác nhận đã nộp tiền"),
    Act.PROPOSE_STOP: N_("Đề nghị dừng giải quyết"),
    Act.APPROVE_STOP: N_("Duyệt dừng giải quyết"),
    Act.PROPOSE_WITHDRAWAL: N_("Đề nghị cho rút hồ sơ"),
    Act.APPROVE_WITHDRAWAL: N_("Duyệt cho rút hồ sơ"),
    Act.APOLOGISE: N_("Xin lỗi và hẹn lại"),
    Act.ADD_NOTE: N_("Ghi chú"),
}

# An act on the left is only a proposal; without the act on the right somewhere in the route it would hang for ever.
ANSWERED_BY: dict[Act, Act] = {
    Act.REQUEST_SUPPLEMENT: Act.APPROVE_SUPPLEMENT,
    Act.APPROVE_SUPPLEMENT: Act.COMPLETE_SUPPLEMENT,
    Act.REQUEST_PAYMENT: Act.CONFIRM_PAYMENT,
    Act.PROPOSE_STOP: Act.APPROVE_STOP,
    Act.PROPOSE_WITHDRAWAL: Act.APPROVE_WITHDRAWAL,
    Act.PROPOSE: Act.APPROVE,
    Act.APPROVE: Act.ISSUE,
    Act.ISSUE: Act.RETURN_RESULT,
}
# Acts without which no dossier can reach its end.
NEEDED = (Act.PROPOSE, Act.APPROVE, Act.ISSUE, Act.RETURN_RESULT)
# Acts that may finish a step and move the dossier on.
COMPLETING = (
    Act.HAND_OVER,
    Act.ASSIGN,
    Act.EXAMINE,
    Act.PROPOSE,
    Act.REVIEW,
    Act.APPROVE,
    Act.ISSUE,
    Act.RETURN_RESULT,
)
# Maker, checker and approver are three people, so their acts may not share a step (guide §9.1).
KEPT_APART = (Act.PROPOSE, Act.REVIEW, Act.APPROVE)

CHANNEL_LABELS = {
    Channel.DIRECT: N_("Trực tiếp"),
    Channel.ONLINE: N_("Trực tuyến"),
    Channel.POSTAL: N_("Bưu chính"),
}
CHANNEL_CODES = {Channel.DIRECT: 1, Channel.ONLINE: 2, Channel.POSTAL: 3}
STATUS_LABELS = {VersionStatus.DRAFT: N_("Bản thảo"), VersionStatus.PUBLISHED: N_("Đã công bố")}
OUTCOME_LABELS = {Outcome.GRANT: N_("Đồng ý"), Outcome.REFUSE: N_("Từ chối")}
FEE_KIND_LABELS = {FeeKind.FEE: N_("Phí"), FeeKind.CHARGE: N_("Lệ phí")}
PAUSE_LABELS = {
    PausePolicy.RESUME: N_("Tính tiếp phần còn lại"),
    PausePolicy.RESTART: N_("Tính lại từ đầu"),
}
PAYMENT_LABELS = {
    PaymentTiming.BEFORE: N_("Thu trước"),
    PaymentTiming.AFTER: N_("Thu sau"),
    PaymentTiming.NONE: N_("Không thu"),
    PaymentTiming.EXEMPT: N_("Đối tượng được miễn"),
    PaymentTiming.UNKNOWN: N_("Nguồn không ghi"),
}
MASTER_LABELS = {
    MasterSystem.PROVINCIAL: N_("Hệ thống của tỉnh"),
    MasterSystem.MINISTRY: N_("Hệ thống của bộ"),
}
MECHANISM_LABELS = {Mechanism.ONE_STOP: N_("Một cửa"), Mechanism.INTERLINKED: N_("Một cửa liên thông")}
AUTHORITY_KIND_LABELS = {
    AuthorityKind.MINISTRY: N_("Bộ, ngành"),
    AuthorityKind.PROVINCE: N_("UBND tỉnh"),
    AuthorityKind.DEPARTMENT: N_("Sở"),
    AuthorityKind.CENTRE: N_("Trung tâm"),
    AuthorityKind.COMMUNE: N_("UBND xã, phường"),
    AuthorityKind.OTHER: N_("Cơ quan khác"),
}
CONFIDENCE_LABELS = {
    Confidence.SOURCED_DETAIL: N_("Theo trang chi tiết của Cơ sở dữ liệu quốc gia"),
    Confidence.SOURCED_CATALOG: N_("Theo danh mục quốc gia"),
    Confidence.LAW_DERIVED: N_("Theo văn bản pháp luật"),
    Confidence.MEMORY_HIGH: N_("Nhớ lại, khá chắc"),
    Confidence.MEMORY_MEDIUM: N_("Nhớ lại, cần đối chiếu"),
    Confidence.MEMORY_LOW: N_("Nhớ lại, chưa chắc"),
    Confidence.OFFICE: N_("Cơ quan đã đối chiếu"),
}
ROLE_LABELS = {
    "counter": N_("Công chức một cửa"),
    "counter_head": N_("Trưởng Bộ phận Một cửa"),
    "case_officer": N_("Chuyên viên thụ lý"),
    "division_head": N_("Lãnh đạo phòng"),
    "director": N_("Lãnh đạo cơ quan"),
    "clerk": N_("Văn thư"),
    "accountant": N_("Kế toán"),
    "postal": N_("Nhân viên bưu chính"),
}

# Acts that the post whose step lists them may do whatever step is the current one: the dossier stays where it is.
ANY_TIME = frozenset(
    {
        Act.APPROVE_SUPPLEMENT,
        Act.COMPLETE_SUPPLEMENT,
        Act.CONFIRM_PAYMENT,
        Act.APPROVE_STOP,
        Act.APPROVE_WITHDRAWAL,
        Act.APOLOGISE,
        Act.ADD_NOTE,
    }
)
