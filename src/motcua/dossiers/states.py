"""The ten states of a dossier, the acts that lead from one to another, and nothing else.

Codes are those synchronised with the national portal. A pair (state, act) that is not in
TRANSITIONS is refused; a test walks every pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from motcua.kernel.text import N_


class State(IntEnum):
    """National state codes 1 to 10."""

    REGISTERED = 1
    RECEIVED = 2
    NOT_RECEIVED = 3
    PROCESSING = 4
    AWAITING_SUPPLEMENT = 5
    AWAITING_PAYMENT = 6
    WITHDRAWN = 7
    STOPPED = 8
    RESOLVED = 9
    RETURNED = 10


STATE_NAMES: dict[State, str] = {
    State.REGISTERED: N_("Mới đăng ký"),
    State.RECEIVED: N_("Được tiếp nhận"),
    State.NOT_RECEIVED: N_("Không được tiếp nhận"),
    State.PROCESSING: N_("Đang xử lý"),
    State.AWAITING_SUPPLEMENT: N_("Yêu cầu bổ sung giấy tờ"),
    State.AWAITING_PAYMENT: N_("Yêu cầu thực hiện nghĩa vụ tài chính"),
    State.WITHDRAWN: N_("Công dân yêu cầu rút hồ sơ"),
    State.STOPPED: N_("Dừng xử lý"),
    State.RESOLVED: N_("Đã xử lý xong"),
    State.RETURNED: N_("Đã trả kết quả"),
}

# Final for the life of the dossier; 9 is not: it waits to be returned, or goes back by a correction.
FINAL = frozenset({State.NOT_RECEIVED, State.WITHDRAWN, State.STOPPED, State.RETURNED})
PAUSED = frozenset({State.AWAITING_SUPPLEMENT, State.AWAITING_PAYMENT})
OPEN = frozenset({State.REGISTERED, State.RECEIVED, State.PROCESSING, *PAUSED})


class Act(StrEnum):
    """What can be done to a dossier."""

    SUBMIT = "submit"
    RECEIVE = "receive"
    REFUSE_INTAKE = "refuse_intake"
    ASK_AT_INTAKE = "ask_at_intake"
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
    PROPOSE_APOLOGY = "propose_apology"
    APOLOGISE = "apologise"
    DECLINE_PROPOSAL = "decline_proposal"
    CORRECT_RESULT = "correct_result"
    ADD_NOTE = "add_note"


ACT_NAMES: dict[Act, str] = {
    Act.SUBMIT: N_("Nộp hồ sơ"),
    Act.RECEIVE: N_("Tiếp nhận"),
    Act.REFUSE_INTAKE: N_("Từ chối tiếp nhận"),
    Act.ASK_AT_INTAKE: N_("Yêu cầu bổ sung trước khi tiếp nhận"),
    Act.HAND_OVER: N_("Chuyển xử lý"),
    Act.ASSIGN: N_("Phân công thụ lý"),
    Act.EXAMINE: N_("Ghi kết quả thẩm định"),
    Act.PROPOSE: N_("Trình kết quả"),
    Act.REVIEW: N_("Xem xét, ký nháy"),
    Act.SEND_BACK: N_("Trả lại để làm lại"),
    Act.APPROVE: N_("Ký duyệt"),
    Act.ISSUE: N_("Cấp số, phát hành"),
    Act.RETURN_RESULT: N_("Trả kết quả"),
    Act.REQUEST_SUPPLEMENT: N_("Đề nghị yêu cầu bổ sung"),
    Act.APPROVE_SUPPLEMENT: N_("Duyệt yêu cầu bổ sung"),
    Act.COMPLETE_SUPPLEMENT: N_("Nhận giấy tờ bổ sung"),
    Act.REQUEST_PAYMENT: N_("Yêu cầu nghĩa vụ tài chính"),
    Act.CONFIRM_PAYMENT: N_("Xác nhận đã nộp tiền"),
    Act.PROPOSE_STOP: N_("Đề nghị dừng giải quyết"),
    Act.APPROVE_STOP: N_("Duyệt dừng giải quyết"),
    Act.PROPOSE_WITHDRAWAL: N_("Đề nghị cho rút hồ sơ"),
    Act.APPROVE_WITHDRAWAL: N_("Duyệt cho rút hồ sơ"),
    Act.PROPOSE_APOLOGY: N_("Soạn thư xin lỗi, hẹn lại"),
    Act.APOLOGISE: N_("Ký thư xin lỗi, hẹn lại"),
    Act.DECLINE_PROPOSAL: N_("Không đồng ý đề nghị"),
    Act.CORRECT_RESULT: N_("Đính chính kết quả"),
    Act.ADD_NOTE: N_("Ghi chú"),
}

DECREE = "Nghị định 118/2025/NĐ-CP"
RECEPTION = f"{DECREE}, Điều 17 khoản 3"
ONE_NOTICE = f"{DECREE}, Điều 17 khoản 2 điểm a"
FEES = f"{DECREE}, Điều 24"
ISSUING = "Nghị định 30/2020/NĐ-CP"
APOLOGY_FORM = "Thông tư 03/2025/TT-VPCP, Mẫu 04"
STOP_FORM = "Thông tư 03/2025/TT-VPCP, Mẫu 05"


@dataclass(frozen=True, slots=True)
class Transition:
    """An act that is possible in a state; `paused_from` matters only where a pause ends.

    Where `article` is empty the act is done under the procedure's published internal process
    (quy trình nội bộ), and the journal names its step.
    """

    act: Act
    source: State | None
    target: State
    article: str = ""
    paused_from: State | None = None


def _stay(act: Act, *states: State, article: str = "") -> tuple[Transition, ...]:
    return tuple(Transition(act, state, state, article) for state in states)


_S = State
TRANSITIONS: tuple[Transition, ...] = (
    Transition(Act.SUBMIT, None, _S.REGISTERED, RECEPTION),
    Transition(Act.RECEIVE, None, _S.RECEIVED, RECEPTION),
    Transition(Act.RECEIVE, _S.REGISTERED, _S.RECEIVED, RECEPTION),
    Transition(Act.RECEIVE, _S.AWAITING_PAYMENT, _S.RECEIVED, FEES, _S.REGISTERED),
    Transition(Act.REFUSE_INTAKE, None, _S.NOT_RECEIVED, ONE_NOTICE),
    Transition(Act.REFUSE_INTAKE, _S.REGISTERED, _S.NOT_RECEIVED, ONE_NOTICE),
    Transition(Act.ASK_AT_INTAKE, _S.REGISTERED, _S.AWAITING_SUPPLEMENT, ONE_NOTICE),
    Transition(Act.HAND_OVER, _S.RECEIVED, _S.PROCESSING, f"{DECREE}, Điều 18 khoản 2"),
    *_stay(Act.ASSIGN, _S.PROCESSING),
    *_stay(Act.EXAMINE, _S.PROCESSING),
    *_stay(Act.PROPOSE, _S.PROCESSING),
    *_stay(Act.REVIEW, _S.PROCESSING),
    *_stay(Act.SEND_BACK, _S.PROCESSING),
    *_stay(Act.APPROVE, _S.PROCESSING),
    Transition(Act.ISSUE, _S.PROCESSING, _S.RESOLVED, ISSUING),
    Transition(Act.RETURN_RESULT, _S.RESOLVED, _S.RETURNED),
    *_stay(Act.REQUEST_SUPPLEMENT, _S.PROCESSING, article=ONE_NOTICE),
    Transition(Act.APPROVE_SUPPLEMENT, _S.PROCESSING, _S.AWAITING_SUPPLEMENT, ONE_NOTICE),
    Transition(Act.COMPLETE_SUPPLEMENT, _S.AWAITING_SUPPLEMENT, _S.PROCESSING, RECEPTION, _S.PROCESSING),
    Transition(Act.COMPLETE_SUPPLEMENT, _S.AWAITING_SUPPLEMENT, _S.REGISTERED, ONE_NOTICE, _S.REGISTERED),
    Transition(Act.REQUEST_PAYMENT, _S.REGISTERED, _S.AWAITING_PAYMENT, FEES),
    Transition(Act.REQUEST_PAYMENT, _S.PROCESSING, _S.AWAITING_PAYMENT, FEES),
    Transition(Act.CONFIRM_PAYMENT, _S.AWAITING_PAYMENT, _S.PROCESSING, FEES, _S.PROCESSING),
    Transition(Act.CONFIRM_PAYMENT, _S.AWAITING_PAYMENT, _S.REGISTERED, FEES, _S.REGISTERED),
    *_stay(Act.PROPOSE_STOP, _S.PROCESSING, _S.AWAITING_SUPPLEMENT),
    Transition(Act.APPROVE_STOP, _S.PROCESSING, _S.STOPPED, STOP_FORM),
    Transition(Act.APPROVE_STOP, _S.AWAITING_SUPPLEMENT, _S.STOPPED, STOP_FORM, _S.PROCESSING),
    *_stay(
        Act.PROPOSE_WITHDRAWAL,
        _S.REGISTERED,
        _S.RECEIVED,
        _S.PROCESSING,
        _S.AWAITING_SUPPLEMENT,
        _S.AWAITING_PAYMENT,
    ),
    *(
        Transition(Act.APPROVE_WITHDRAWAL, state, _S.WITHDRAWN)
        for state in (_S.REGISTERED, _S.RECEIVED, _S.PROCESSING, _S.AWAITING_SUPPLEMENT, _S.AWAITING_PAYMENT)
    ),
    *_stay(Act.PROPOSE_APOLOGY, _S.RECEIVED, _S.PROCESSING, article=APOLOGY_FORM),
    *_stay(Act.APOLOGISE, _S.RECEIVED, _S.PROCESSING, article=APOLOGY_FORM),
    *_stay(
        Act.DECLINE_PROPOSAL,
        _S.REGISTERED,
        _S.RECEIVED,
        _S.PROCESSING,
        _S.AWAITING_SUPPLEMENT,
        _S.AWAITING_PAYMENT,
    ),
    Transition(Act.CORRECT_RESULT, _S.RESOLVED, _S.PROCESSING, ISSUING),
    *_stay(Act.ADD_NOTE, *State),
)

_TABLE: dict[tuple[Act, State | None], list[Transition]] = {}
for _transition in TRANSITIONS:
    _TABLE.setdefault((_transition.act, _transition.source), []).append(_transition)


def transition(act: Act, source: State | None, paused_from: State | None = None) -> Transition | None:
    """Return the transition an act makes from a state, or None where the act is not possible."""
    for candidate in _TABLE.get((act, source), ()):
        if candidate.paused_from is None or candidate.paused_from == paused_from:
            return candidate
    return None


class Channel(IntEnum):
    """How the dossier came (KenhThucHien)."""

    DIRECT = 1
    ONLINE = 2
    POSTAL = 3


CHANNEL_NAMES: dict[Channel, str] = {
    Channel.DIRECT: N_("Trực tiếp"),
    Channel.ONLINE: N_("Trực tuyến"),
    Channel.POSTAL: N_("Bưu chính công ích"),
}


class Digitised(IntEnum):
    """Whether a paper was digitised (TT 01/2023/TT-VPCP)."""

    NOT = 0
    NEW = 1
    REUSED_PAPER = 2
    REUSED_RESULT = 3


DIGITISED_NAMES: dict[Digitised, str] = {
    Digitised.NOT: N_("Chưa số hóa"),
    Digitised.NEW: N_("Số hóa mới"),
    Digitised.REUSED_PAPER: N_("Dùng lại giấy tờ đã số hóa"),
    Digitised.REUSED_RESULT: N_("Dùng lại kết quả đã có"),
}


class ReturnMethod(StrEnum):
    """How the result goes to the applicant."""

    COUNTER = "counter"
    POSTAL = "postal"
    ELECTRONIC = "electronic"


RETURN_METHOD_NAMES: dict[ReturnMethod, str] = {
    ReturnMethod.COUNTER: N_("Tại quầy"),
    ReturnMethod.POSTAL: N_("Qua bưu điện"),
    ReturnMethod.ELECTRONIC: N_("Bản điện tử"),
}


class ProposalKind(StrEnum):
    """What an officer asks a superior to decide."""

    RESULT = "result"
    SUPPLEMENT = "supplement"
    STOP = "stop"
    WITHDRAWAL = "withdrawal"
    APOLOGY = "apology"


class ProposalState(StrEnum):
    """Where a proposal stands."""

    PENDING = "pending"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    SENT_BACK = "sent_back"
    DECLINED = "declined"


class Outcome(StrEnum):
    """What the result says; after acceptance a refusal is a result, with its reasons."""

    GRANTED = "granted"
    REFUSED = "refused"


OUTCOME_NAMES: dict[Outcome, str] = {
    Outcome.GRANTED: N_("Đồng ý giải quyết"),
    Outcome.REFUSED: N_("Không đủ điều kiện, có văn bản trả lời"),
}

# The main line of a route: an act that completes the step it stands in moves the dossier on.
STEP_ACTS = frozenset(
    {Act.HAND_OVER, Act.ASSIGN, Act.PROPOSE, Act.REVIEW, Act.APPROVE, Act.ISSUE, Act.RETURN_RESULT}
)
