"""The table of acts: its key, its form, its command, what it means in law, and what to say afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from motcua.dossiers import public as dossiers
from motcua.dossiers.public import Act
from motcua.journal.public import Command
from motcua.kernel.text import N_
from motcua.web.desk import act_form, forms_aside, forms_line
from motcua.web.desk.receive_submitted import ReceiveSubmittedForm


@dataclass(frozen=True, slots=True)
class ActSpec:
    """One act as the desk offers it; `done` is the sentence afterwards, `hints` what to know before."""

    act: Act
    key: str
    form: type[act_form.ActForm]
    command: Command[Any, Any]
    done: str
    hints: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """Return the act as it stands in an address."""
        return self.act.value.replace("_", "-")


ONCE = N_("Chỉ yêu cầu bổ sung một lần, ghi đủ mọi thứ (Nghị định 118/2025/NĐ-CP, Điều 17 khoản 2).")
THREE_PEOPLE = N_("Người trình, người xem xét và người ký là ba người khác nhau.")
ONE_NEW_DATE = N_(
    "Mỗi hồ sơ chỉ hẹn lại một lần. Người nộp nhận thư xin lỗi (Mẫu 04), nhưng khi thống kê hồ sơ vẫn tính"
    " theo ngày hẹn cũ."
)

_SPECS = (
    ActSpec(Act.RECEIVE, "N", ReceiveSubmittedForm, dossiers.receive_dossier, N_("Đã tiếp nhận hồ sơ {number}.")),
    ActSpec(Act.REFUSE_INTAKE, "W", forms_aside.RefuseIntakeForm, dossiers.refuse_intake,
            N_("Đã từ chối tiếp nhận. Mẫu 03 có ở mục Giấy đã in."),
            (N_("Người nộp được trả lời một lần bằng văn bản, nêu rõ lý do (Mẫu 03)."),)),
    ActSpec(Act.ASK_AT_INTAKE, "B", forms_aside.AskAtIntakeForm, dossiers.ask_at_intake,
            N_("Đã yêu cầu bổ sung trước khi tiếp nhận. Mẫu 02 có ở mục Giấy đã in."), (ONCE,)),
    ActSpec(Act.HAND_OVER, "C", forms_line.HandOverForm, dossiers.hand_over, N_("Đã chuyển hồ sơ đến {unit}."),
            (N_("Chuyển ngay trong ngày làm việc; nhận sau 15:00 thì chuyển đầu giờ ngày làm việc kế tiếp"
                " (Nghị định 118/2025/NĐ-CP, Điều 18 khoản 2)."),)),
    ActSpec(Act.ASSIGN, "P", forms_line.AssignForm, dossiers.assign, N_("Đã giao hồ sơ cho {officer}.")),
    ActSpec(Act.EXAMINE, "D", forms_line.ExamineForm, dossiers.examine, N_("Đã ghi kết quả thẩm định.")),
    ActSpec(Act.PROPOSE, "T", forms_line.ProposeForm, dossiers.propose, N_("Đã trình kết quả."),
            (N_("Sau khi đã tiếp nhận, không đủ điều kiện cũng là một kết quả, có văn bản trả lời và lý do."),)),
    ActSpec(Act.REVIEW, "X", act_form.DecideForm, dossiers.review, N_("Đã xem xét, ký nháy."), (THREE_PEOPLE,)),
    ActSpec(Act.APPROVE, "K", act_form.DecideForm, dossiers.approve, N_("Đã ký duyệt kết quả."), (THREE_PEOPLE,)),
    ActSpec(Act.SEND_BACK, "L", forms_line.SendBackForm, dossiers.send_back, N_("Đã trả hồ sơ lại để làm lại."),
            (N_("Ngày hẹn trả không đổi: đồng hồ vẫn chạy."),)),
    ActSpec(Act.ISSUE, "S", forms_line.IssueForm, dossiers.issue, N_("Đã cấp số {result}; hồ sơ xử lý xong {verdict}."),
            (N_("Số và ngày văn bản lấy từ sổ văn thư (Nghị định 30/2020/NĐ-CP). Thời điểm xử lý xong là bây giờ."),)),
    ActSpec(Act.RETURN_RESULT, "R", forms_line.ReturnForm, dossiers.return_result,
            N_("Đã trả kết quả cho {receiver}."),
            (N_("Người dân đến lấy muộn không làm hồ sơ thành quá hạn."),)),
    ActSpec(Act.REQUEST_SUPPLEMENT, "B", forms_aside.SupplementForm, dossiers.request_supplement,
            N_("Đã đề nghị yêu cầu bổ sung."), (ONCE,)),
    ActSpec(Act.APPROVE_SUPPLEMENT, "Y", act_form.DecideForm, dossiers.approve_supplement,
            N_("Đã duyệt yêu cầu bổ sung; đồng hồ tạm dừng. Mẫu 02 có ở mục Giấy đã in."), (ONCE,)),
    ActSpec(Act.COMPLETE_SUPPLEMENT, "M", forms_aside.CompleteSupplementForm, dossiers.complete_supplement,
            N_("Đã nhận đủ giấy tờ bổ sung."),
            (N_("Đồng hồ chạy tiếp; ngày hẹn dời theo thời gian chờ (Nghị định 118/2025/NĐ-CP, Điều 17 khoản 3)."),)),
    ActSpec(Act.REQUEST_PAYMENT, "F", forms_aside.RequestPaymentForm, dossiers.request_payment,
            N_("Đã yêu cầu nộp tiền; đồng hồ tạm dừng."),
            (N_("Người nộp được báo số tiền; hồ sơ tạm dừng đến khi nộp (Nghị định 118/2025/NĐ-CP, Điều 24)."),)),
    ActSpec(Act.CONFIRM_PAYMENT, "O", forms_aside.ConfirmPaymentForm, dossiers.confirm_payment,
            N_("Đã xác nhận nộp tiền; đồng hồ chạy tiếp.")),
    ActSpec(Act.PROPOSE_STOP, "E", forms_aside.StopForm, dossiers.propose_stop, N_("Đã đề nghị dừng giải quyết."),
            (N_("Lãnh đạo cơ quan quyết định. Dừng rồi thì không mở lại."),)),
    ActSpec(Act.APPROVE_STOP, "Q", act_form.DecideForm, dossiers.approve_stop, N_("Đã dừng giải quyết hồ sơ."),
            (N_("Dừng là kết thúc hồ sơ, không mở lại."),)),
    ActSpec(Act.PROPOSE_WITHDRAWAL, "U", forms_aside.WithdrawForm, dossiers.propose_withdrawal,
            N_("Đã trình đề nghị rút hồ sơ của người nộp."), (N_("Chỉ rút được khi chưa có kết quả."),)),
    ActSpec(Act.APPROVE_WITHDRAWAL, "V", act_form.DecideForm, dossiers.approve_withdrawal,
            N_("Đã cho rút hồ sơ. Trả lại giấy tờ cho người nộp."),
            (N_("Rút là kết thúc hồ sơ; thống kê tính riêng."),)),
    ActSpec(Act.PROPOSE_APOLOGY, "I", forms_aside.ApologyForm, dossiers.propose_apology,
            N_("Đã soạn thư xin lỗi, hẹn lại."), (ONE_NEW_DATE,)),
    ActSpec(Act.APOLOGISE, "A", act_form.DecideForm, dossiers.apologise,
            N_("Đã ký thư xin lỗi, hẹn lại {due}. Mẫu 04 có ở mục Giấy đã in."), (ONE_NEW_DATE,)),
    ActSpec(Act.DECLINE_PROPOSAL, "Z", forms_aside.DeclineForm, dossiers.decline_proposal,
            N_("Đã trả lời không đồng ý."), (N_("Hồ sơ ở nguyên chỗ cũ, người đề nghị thấy lý do."),)),
    ActSpec(Act.CORRECT_RESULT, "H", forms_line.CorrectResultForm, dossiers.correct_result,
            N_("Đã thu hồi kết quả để đính chính."),
            (N_("Văn bản cũ vẫn lưu, ghi rõ đã thu hồi; đồng hồ chạy tiếp. Chỉ dùng khi kết quả sai sót."),)),
    ActSpec(Act.ADD_NOTE, "G", forms_line.NoteForm, dossiers.add_note, N_("Đã ghi chú.")),
)  # fmt: skip

ACTS: dict[Act, ActSpec] = {spec.act: spec for spec in _SPECS}
BY_SLUG: dict[str, ActSpec] = {spec.slug: spec for spec in _SPECS}
