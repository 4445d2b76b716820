"""The words for each thing that happens to a dossier: a title, and what to tell of it.

Sources are Vietnamese and marked only; whoever shows a notice translates `title` and `detail` and
fills `detail` with `facts`, whose values already are as people write them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from motcua.dossiers.states import CHANNEL_NAMES, OUTCOME_NAMES, RETURN_METHOD_NAMES, Channel, ProposalKind
from motcua.kernel.clock import local
from motcua.kernel.money import format_vnd
from motcua.kernel.text import N_

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened, in words. `words` are facts that themselves need translation."""

    title: str
    detail: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def told(self, translate: Callable[[str], str] = str) -> str:
        """Return the detail in the reader's language, filled in."""
        if not self.detail:
            return ""
        shown = {key: translate(word) for key, word in self.words.items()}
        return translate(self.detail).format(**self.facts, **shown)


STOP_WORDS: dict[str, str] = {
    "silence": N_("Người nộp không bổ sung trong thời hạn"),
    "order": N_("Theo văn bản của cơ quan có thẩm quyền"),
    "no_ground": N_("Không còn căn cứ để tiếp tục giải quyết"),
}
VERDICT_WORDS: dict[str, str] = {
    "early": N_("trước hạn"),
    "on_time": N_("đúng hạn"),
    "late": N_("quá hạn"),
    "none": N_("không hẹn ngày"),
    "": N_("không hẹn ngày"),
}
MEANS_WORDS: dict[str, str] = {
    "cash": N_("tiền mặt"),
    "transfer": N_("chuyển khoản"),
    "online": N_("trực tuyến"),
}
PROPOSAL_WORDS: dict[str, str] = {
    ProposalKind.RESULT: N_("kết quả giải quyết"),
    ProposalKind.SUPPLEMENT: N_("yêu cầu bổ sung"),
    ProposalKind.STOP: N_("dừng giải quyết"),
    ProposalKind.WITHDRAWAL: N_("cho rút hồ sơ"),
    ProposalKind.APOLOGY: N_("xin lỗi, hẹn lại"),
}


def _word(words: Mapping[str, str], key: str) -> str:
    """Return the words of a code, or the code where it has none."""
    return words.get(key, key)


def _day(value: Any) -> str:
    """Return a date of the journal as 24/12/2026; a dash for none."""
    if not value:
        return "–"
    text = str(value)
    day = local(datetime.fromisoformat(text)).date() if "T" in text else date.fromisoformat(text)
    return f"{day:%d/%m/%Y}"


def _moment(value: Any) -> str:
    """Return an instant of the journal as "9:05 ngày 24/12/2026" in figures; a dash for none."""
    if not value:
        return "–"
    at = local(datetime.fromisoformat(str(value)))
    return f"{at.hour}:{at:%M}, {at:%d/%m/%Y}"


def _submitted(data: Data) -> Notice:
    return Notice(
        N_("Người nộp gửi hồ sơ"),
        N_("Kênh: {channel}."),
        words={"channel": CHANNEL_NAMES[Channel(data["channel"])]},
    )


def _received(data: Data) -> Notice:
    if not data.get("due_at"):
        return Notice(N_("Tiếp nhận, cấp mã hồ sơ"), N_("Thủ tục này không có ngày hẹn trả."))
    return Notice(
        N_("Tiếp nhận, đưa giấy hẹn (Mẫu 01)"),
        N_("Nhận đủ giấy tờ lúc {received}. Hẹn trả {due}."),
        {"received": _moment(data["received_at"]), "due": _day(data["due_at"])},
    )


def _demands(title: str) -> Callable[[Data], Notice]:
    def told(data: Data) -> Notice:
        facts = {"demands": "; ".join(data["demands"]), "until": _day(data.get("answer_by"))}
        late = bool(data.get("counts_late"))
        if "answer_by" not in data:
            return Notice(title, N_("Cần: {demands}."), facts)
        if late:
            return Notice(
                title, N_("Cần: {demands}. Hạn bổ sung {until}. Lần hai nên hồ sơ tính quá hạn."), facts
            )
        return Notice(title, N_("Cần: {demands}. Hạn bổ sung {until}."), facts)

    return told


def _handed_over(data: Data) -> Notice:
    facts = {"unit": data["to_unit"], "by": _moment(data["must_be_by"])}
    if data["late"]:
        return Notice(N_("Chuyển xử lý"), N_("Đến {unit}. Chuyển trễ, lẽ ra trước {by}."), facts)
    return Notice(N_("Chuyển xử lý"), N_("Đến {unit}."), facts)


def _assigned(data: Data) -> Notice:
    facts = {"officer": data["officer_name"], "before": data.get("instead_of", "")}
    if data.get("instead_of"):
        return Notice(N_("Phân công lại"), N_("Giao {officer} thay {before}."), facts)
    return Notice(N_("Phân công thụ lý"), N_("Giao {officer}."), facts)


def _proposed(data: Data) -> Notice:
    return Notice(
        N_("Trình kết quả"),
        N_("{outcome}: {summary}"),
        {"summary": data["summary"]},
        {"outcome": OUTCOME_NAMES[data["outcome"]]},
    )


def _issued(data: Data) -> Notice:
    return Notice(
        N_("Cấp số, phát hành kết quả"),
        N_("Văn bản số {number} ngày {on}, xử lý xong {verdict}."),
        {"number": data["number"], "on": _day(data["issued_on"])},
        {"verdict": VERDICT_WORDS.get(data["verdict"], VERDICT_WORDS[""])},
    )


def _returned(data: Data) -> Notice:
    return Notice(
        N_("Trả kết quả"),
        N_("Người nhận: {receiver}. {method}."),
        {"receiver": data["receiver"]},
        {"method": RETURN_METHOD_NAMES[data["method"]]},
    )


def _completed(data: Data) -> Notice:
    if not data.get("due_after"):
        return Notice(N_("Nhận đủ giấy tờ bổ sung"))
    return Notice(
        N_("Nhận đủ giấy tờ bổ sung"),
        N_("Đồng hồ chạy tiếp. Hẹn trả {before} chuyển thành {after}."),
        {"before": _day(data.get("due_before")), "after": _day(data["due_after"])},
    )


def _asked_to_pay(data: Data) -> Notice:
    return Notice(
        N_("Yêu cầu nghĩa vụ tài chính"),
        N_("{what}: {amount}. Đồng hồ tạm dừng."),
        {"what": data["what"], "amount": format_vnd(data["amount"])},
    )


def _paid(data: Data) -> Notice:
    return Notice(
        N_("Xác nhận đã nộp tiền"),
        N_("{amount}, {means}, biên lai {receipt}."),
        {"amount": format_vnd(data["amount"]), "receipt": data["receipt"]},
        {"means": _word(MEANS_WORDS, data["means"])},
    )


def _apologised(data: Data) -> Notice:
    return Notice(
        N_("Ký thư xin lỗi và hẹn lại (Mẫu 04)"),
        N_(
            "Văn bản {number}. Hẹn trả {before} chuyển thành {after}; khi thống kê vẫn tính theo ngày hẹn cũ."
        ),
        {"number": data["number"], "before": _day(data["due_before"]), "after": _day(data["new_due"])},
    )


def _rebased(data: Data) -> Notice:
    return Notice(
        N_("Tính lại ngày hẹn vì lịch nghỉ thay đổi"),
        N_("Hẹn trả {before} chuyển thành {after}."),
        {"before": _day(data["due_before"]), "after": _day(data["due_after"])},
    )


def _ground(title: str) -> Callable[[Data], Notice]:
    return lambda data: Notice(
        title, N_("Căn cứ: {ground}."), words={"ground": _word(STOP_WORDS, data["ground"])}
    )


def _asked_on(title: str) -> Callable[[Data], Notice]:
    return lambda data: Notice(title, N_("Người nộp đề nghị ngày {on}."), {"on": _day(data["asked_on"])})


def _named(title: str, detail: str, *names: str) -> Callable[[Data], Notice]:
    return lambda data: Notice(title, detail, {name: str(data[name]) for name in names})


_NOTICES: dict[str, Callable[[Data], Notice]] = {
    "dossier.submitted": _submitted,
    "dossier.received": _received,
    "dossier.intake_refused": lambda data: Notice(N_("Từ chối tiếp nhận (Mẫu 03)")),
    "dossier.supplement_asked_at_intake": _demands(N_("Yêu cầu bổ sung trước khi tiếp nhận (Mẫu 02)")),
    "dossier.handed_over": _handed_over,
    "dossier.assigned": _assigned,
    "dossier.examined": _named(N_("Thẩm định"), N_("{finding}"), "finding"),
    "dossier.result_proposed": _proposed,
    "dossier.result_reviewed": _named(
        N_("Xem xét, ký nháy"), N_("Kết quả do {proposed_by} trình."), "proposed_by"
    ),
    "dossier.sent_back": _named(N_("Trả lại để làm lại"), N_("Về bước “{to_step}”."), "to_step"),
    "dossier.result_approved": _named(N_("Ký duyệt kết quả"), N_("Do {proposed_by} trình."), "proposed_by"),
    "dossier.result_issued": _issued,
    "dossier.result_returned": _returned,
    "dossier.supplement_proposed": _demands(N_("Đề nghị yêu cầu bổ sung")),
    "dossier.supplement_requested": _demands(N_("Yêu cầu bổ sung (Mẫu 02), đồng hồ tạm dừng")),
    "dossier.supplement_completed": _completed,
    "dossier.payment_requested": _asked_to_pay,
    "dossier.payment_confirmed": _paid,
    "dossier.stop_proposed": _ground(N_("Đề nghị dừng giải quyết")),
    "dossier.stopped": _ground(N_("Dừng giải quyết")),
    "dossier.withdrawal_proposed": _asked_on(N_("Đề nghị cho rút hồ sơ")),
    "dossier.withdrawn": _asked_on(N_("Cho rút hồ sơ")),
    "dossier.apology_proposed": lambda data: Notice(
        N_("Soạn thư xin lỗi, hẹn lại"), N_("Ngày hẹn mới: {on}."), {"on": _day(data["new_due"])}
    ),
    "dossier.apologised": _apologised,
    "dossier.proposal_declined": lambda data: Notice(
        N_("Không đồng ý đề nghị"),
        N_("Về việc {what}, do {by} đề nghị."),
        {"by": data["proposed_by"]},
        {"what": _word(PROPOSAL_WORDS, data["proposal"])},
    ),
    "dossier.result_corrected": _named(
        N_("Thu hồi kết quả để đính chính"),
        N_("Văn bản số {number}, về bước “{to_step}”."),
        "number",
        "to_step",
    ),
    "dossier.due_rebased": _rebased,
    "dossier.note_added": _named(N_("Ghi chú"), N_("{text}"), "text"),
}


def notice_of(kind: str, data: Data) -> Notice | None:
    """Return the words for an event of a dossier; None for an entry of another room (a printed form, a clock).

    Never raises: an old entry with other fields shows its title alone.
    """
    make = _NOTICES.get(kind)
    if make is None:
        return None
    try:
        return make(data)
    except (KeyError, ValueError, TypeError, StopIteration):
        return Notice(N_("Việc khác"), "")


def known_kinds() -> frozenset[str]:
    """Return the kinds of events that have words, for the test that none is forgotten."""
    return frozenset(_NOTICES)
