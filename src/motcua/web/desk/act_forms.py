"""The forms of the acts: what an officer types, and the order it makes."""

from __future__ import annotations

import unicodedata
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.public import (
    OUTCOME_NAMES,
    RETURN_METHOD_NAMES,
    STOP_GROUNDS,
    AddNote,
    AskAtIntake,
    Assign,
    CompleteSupplement,
    ConfirmPayment,
    CorrectResult,
    Decide,
    Decline,
    Dossier,
    Examine,
    HandOver,
    Issue,
    Load,
    Outcome,
    Propose,
    ProposeApology,
    ProposeStop,
    ProposeWithdrawal,
    RefuseIntake,
    RequestPayment,
    RequestSupplement,
    ReturnMethod,
    ReturnResult,
    SendBack,
    Situation,
    loads_of,
)
from motcua.kernel.ids import new_id
from motcua.organisation.public import Unit
from motcua.web.desk.frame import Here
from motcua.web.formats import show_date
from motcua.web.forms import LineField, NameField, PageForm, TextField, VnDateField

ANSWER_DAYS = timedelta(days=30)
MEANS = (("cash", _("Tiền mặt")), ("transfer", _("Chuyển khoản")), ("online", _("Trực tuyến")))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list, without the dashes and numbers people begin them with."""
    lines = (line.strip().lstrip("-–•*+").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def retyped(form: PageForm) -> QueryDict:
    """Return what was typed so that it can be changed before the form is shown again."""
    data = cast(QueryDict, form.data)
    if not getattr(data, "_mutable", True):
        data = data.copy()
        form.data = data
    return data


def without_controls(form: PageForm) -> None:
    """Take out of a form, once judged, the characters that no page may carry: they are shown to nobody."""
    for name, value in list(form.data.items()):
        if any(unicodedata.category(letter) == "Cc" and letter not in "\n\r\t" for letter in value):
            kept = (each for each in value if unicodedata.category(each) != "Cc" or each in "\n\r\t")
            retyped(form)[name] = "".join(kept)


class PickField(forms.ChoiceField):
    """One choice of a list."""

    default_error_messages = {"invalid_choice": _("Lựa chọn này không có trong danh sách. Hãy chọn lại.")}


class ActForm(PageForm):
    """The base: which version of the page was seen, and the name of this act so that it counts once."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    act_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, here: Here, dossier: Dossier, now: Situation, **options: Any) -> None:
        self.here, self.dossier, self.now = here, dossier, now
        options.setdefault("initial", {"revision": dossier.revision, "act_id": new_id()})
        super().__init__(*args, **options)
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the dossier."""

    def order(self) -> Any:
        """Return the order this form gives. Only after is_valid()."""
        raise NotImplementedError

    @property
    def known(self) -> dict[str, Any]:
        """Return what every order about a dossier carries."""
        return {"dossier_id": self.dossier.pk, "revision": self.cleaned_data["revision"]}

    @property
    def name_of_act(self) -> UUID:
        """Return the identifier under which the act counts once."""
        act_id: UUID = self.cleaned_data["act_id"]
        return act_id


class HandOverForm(ActForm):
    """Where the dossier goes."""

    unit = PickField(label=_("Chuyển đến"), required=False)

    def prepare(self) -> None:
        """Offer the divisions; the one responsible for the field comes first without choosing."""
        units = Unit.objects.filter(authority=self.dossier.authority, kind="division").valid_on(
            self.here.today
        )
        field = self.dossier.version.procedure.field.name
        first = ("", gettext("Phòng phụ trách lĩnh vực {field}").format(field=field))
        self.fields["unit"].choices = [first, *((unit.code, unit.name) for unit in units)]  # type: ignore[attr-defined]

    def order(self) -> HandOver:
        """Return the order."""
        return HandOver(**self.known, unit=self.cleaned_data["unit"])


class AssignForm(ActForm):
    """Who will handle it."""

    officer = PickField(label=_("Giao cho"), widget=forms.RadioSelect)
    reason = LineField(label=_("Lý do phân công lại"), required=False, limit=2000)

    def prepare(self) -> None:
        """List the officers of the division with their load; those away cannot be chosen by mistake."""
        loads = loads_of(self.dossier.unit, self.here.at) if self.dossier.unit else []
        choices = [(load.officer.code, load_words(load)) for load in loads]
        self.fields["officer"].choices = choices  # type: ignore[attr-defined]
        if self.dossier.case_officer is None:
            del self.fields["reason"]
        else:
            self.fields["reason"].required = True

    def order(self) -> Assign:
        """Return the order."""
        return Assign(
            **self.known, officer=self.cleaned_data["officer"], reason=self.cleaned_data.get("reason", "")
        )


def load_words(load: Load) -> str:
    """Return "Lê Văn A: 12 hồ sơ đang làm, 1 quá hạn" for a choice."""
    words = gettext("{name}: {open} hồ sơ đang làm").format(name=load.officer.full_name, open=load.open)
    if load.late:
        words += gettext(", {late} quá hạn").format(late=load.late)
    if load.away_until:
        words += gettext(", nghỉ đến hết {day}").format(day=show_date(load.away_until))
    return words


class ExamineForm(ActForm):
    """What the papers showed."""

    finding = TextField(label=_("Kết quả thẩm định"), limit=2000)

    def order(self) -> Examine:
        """Return the order."""
        return Examine(**self.known, finding=self.cleaned_data["finding"])


class ProposeForm(ActForm):
    """The result put to the reviewer."""

    outcome = PickField(label=_("Đề nghị"), widget=forms.RadioSelect)
    summary = LineField(
        label=_("Trích yếu"), limit=1000, help_text=_("Một câu nói rõ kết quả là gì, cho ai.")
    )
    text = TextField(
        label=_("Dự thảo, căn cứ"),
        limit=20_000,
        required=False,
        help_text=_("Không đồng ý thì phải ghi rõ lý do: đó là văn bản trả lời người nộp."),
    )

    def prepare(self) -> None:
        """Offer the outcomes."""
        choices = [(key.value, gettext(name)) for key, name in OUTCOME_NAMES.items()]
        self.fields["outcome"].choices = choices  # type: ignore[attr-defined]

    def order(self) -> Propose:
        """Return the order."""
        data = self.cleaned_data
        return Propose(
            **self.known, outcome=Outcome(data["outcome"]), summary=data["summary"], text=data["text"]
        )


class DecideForm(ActForm):
    """Agreement, with an opinion if there is one."""

    reason = TextField(
        label=_("Ý kiến"), limit=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def order(self) -> Decide:
        """Return the order."""
        return Decide(**self.known, reason=self.cleaned_data["reason"])


class ReasonForm(ActForm):
    """An act that needs a reason and nothing else."""

    reason = TextField(label=_("Lý do"), limit=2000)


class DeclineForm(ReasonForm):
    """Disagreement with a proposal."""

    def order(self) -> Decline:
        """Return the order."""
        return Decline(**self.known, reason=self.cleaned_data["reason"])


class RefuseIntakeForm(ReasonForm):
    """Refusal of what was submitted."""

    def order(self) -> RefuseIntake:
        """Return the order."""
        return RefuseIntake(**self.known, reason=self.cleaned_data["reason"])


class StepForm(ReasonForm):
    """An act that sends the dossier to an earlier step."""

    to_step = PickField(label=_("Về bước"), required=False)

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the steps that may be chosen."""
        return ()

    def prepare(self) -> None:
        """Offer the steps; with one or none there is nothing to choose."""
        route = self.now.route
        steps = [route.step(key) for key in self.keys()] if route else []
        if len(steps) < 2:
            del self.fields["to_step"]
            return
        self.fields["to_step"].choices = [(step.key, gettext(step.name)) for step in steps]  # type: ignore[attr-defined]
        self.order_fields(["to_step", "reason"])


class SendBackForm(StepForm):
    """Back to be done again."""

    def keys(self) -> tuple[str, ...]:
        """Return where the present step may send back to."""
        return tuple(self.now.step.sends_back_to) if self.now.step else ()

    def order(self) -> SendBack:
        """Return the order."""
        return SendBack(
            **self.known, reason=self.cleaned_data["reason"], to_step=self.cleaned_data.get("to_step", "")
        )


class CorrectResultForm(StepForm):
    """Taking a result back."""

    def keys(self) -> tuple[str, ...]:
        """Return the steps of the middle of the route, where the result was made, the usual one first."""
        steps = list(self.now.route.steps())[1:-1] if self.now.route else []
        return tuple(step.key for step in sorted(steps, key=lambda step: step.completes_with != "propose"))

    def order(self) -> CorrectResult:
        """Return the order."""
        return CorrectResult(
            **self.known, reason=self.cleaned_data["reason"], to_step=self.cleaned_data.get("to_step", "")
        )


class IssueForm(ActForm):
    """Number and date of the signed result."""

    number = LineField(label=_("Số, ký hiệu văn bản"), limit=60, help_text=_("Ví dụ 125/QĐ-SNV."))
    issued_on = VnDateField(label=_("Ngày văn bản"), help_text=_("Ví dụ 24/12/2026."))

    def order(self) -> Issue:
        """Return the order."""
        return Issue(
            **self.known, number=self.cleaned_data["number"], issued_on=self.cleaned_data["issued_on"]
        )


class ReturnForm(ActForm):
    """Who takes the result, and how."""

    receiver = NameField(label=_("Người nhận kết quả"), limit=200)
    method = PickField(label=_("Cách trả"))

    def prepare(self) -> None:
        """Begin with what the applicant asked for."""
        choices = [(key.value, gettext(name)) for key, name in RETURN_METHOD_NAMES.items()]
        self.fields["method"].choices = choices  # type: ignore[attr-defined]
        self.initial = {
            **self.initial,
            "receiver": self.dossier.submitter.full_name,
            "method": self.dossier.return_method,
        }

    def order(self) -> ReturnResult:
        """Return the order."""
        data = self.cleaned_data
        return ReturnResult(**self.known, receiver=data["receiver"], method=ReturnMethod(data["method"]))


class DemandsForm(ActForm):
    """What is missing, all at once, why, and until when."""

    demands = TextField(
        label=_("Giấy tờ, nội dung cần bổ sung"),
        limit=6000,
        help_text=_("Mỗi dòng một việc, ghi đủ trong một lần."),
    )
    reason = TextField(label=_("Lý do"), limit=2000, widget=forms.Textarea(attrs={"rows": 3}))
    answer_by = VnDateField(label=_("Hạn bổ sung đến hết ngày"), help_text=_("Ví dụ 24/12/2026."))

    def prepare(self) -> None:
        """Begin with thirty days."""
        self.initial.setdefault("answer_by", self.here.today + ANSWER_DAYS)

    @property
    def asked(self) -> dict[str, Any]:
        """Return what both requests have in common."""
        data = self.cleaned_data
        return {
            **self.known,
            "demands": lines_of(data["demands"]),
            "reason": data["reason"],
            "answer_by": data["answer_by"],
        }


class AskAtIntakeForm(DemandsForm):
    """Asking before receiving."""

    def order(self) -> AskAtIntake:
        """Return the order."""
        return AskAtIntake(**self.asked)


class SupplementForm(DemandsForm):
    """Proposing to ask; a second time only knowingly."""

    second = forms.BooleanField(
        label=_("Tôi hiểu: đây là lần yêu cầu thứ hai, do lãnh đạo duyệt, và hồ sơ sẽ tính quá hạn"),
        required=False,
    )

    def prepare(self) -> None:
        """Show the tick only where it matters."""
        super().prepare()
        if not self.dossier.supplement_count:
            del self.fields["second"]

    def order(self) -> RequestSupplement:
        """Return the order."""
        return RequestSupplement(**self.asked, second=self.cleaned_data.get("second", False))


class CompleteSupplementForm(ActForm):
    """What the applicant brought."""

    papers = TextField(
        label=_("Giấy tờ đã nhận"), limit=6000, help_text=_("Mỗi dòng một giấy tờ. Xóa dòng nào chưa có.")
    )
    note = LineField(label=_("Ghi chú"), limit=500, required=False)

    def prepare(self) -> None:
        """Begin with what was asked for."""
        asked = self.dossier.supplements.filter(answered_at=None).order_by("-id").first()
        self.initial.setdefault("papers", "\n".join(asked.demands) if asked else "")

    def order(self) -> CompleteSupplement:
        """Return the order."""
        return CompleteSupplement(
            **self.known, papers=lines_of(self.cleaned_data["papers"]), note=self.cleaned_data["note"]
        )


class MoneyField(LineField):
    """An amount of whole đồng, typed as 1200000, 1.200.000 or 1 200 000 đồng."""

    def to_python(self, value: Any) -> Any:
        """Return the amount as an int. Raises ValidationError for other signs."""
        text = super().to_python(value).casefold().removesuffix("đồng").removesuffix("đ").strip()
        digits = text.replace(".", "").replace(" ", "").replace("\u00a0", "")
        if digits and not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
            raise ValidationError(gettext("Ghi số tiền bằng chữ số, ví dụ 1.200.000."), code="money")
        return int(digits) if digits else ""


class RequestPaymentForm(ActForm):
    """Money the applicant must pay."""

    what = LineField(label=_("Khoản phải nộp"), limit=300)
    amount = MoneyField(
        label=_("Số tiền (đồng)"),
        limit=40,
        help_text=_("Ví dụ 1.200.000."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-10"}),
    )

    def order(self) -> RequestPayment:
        """Return the order."""
        return RequestPayment(
            **self.known, what=self.cleaned_data["what"], amount=self.cleaned_data["amount"]
        )


class ConfirmPaymentForm(ActForm):
    """Money that came."""

    receipt = LineField(label=_("Số biên lai hoặc mã giao dịch"), limit=80)
    means = PickField(label=_("Hình thức"), choices=MEANS)

    def order(self) -> ConfirmPayment:
        """Return the order."""
        return ConfirmPayment(
            **self.known, receipt=self.cleaned_data["receipt"], means=self.cleaned_data["means"]
        )


class StopForm(ReasonForm):
    """Proposing to stop."""

    ground = PickField(label=_("Căn cứ"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Offer the grounds."""
        choices = [(key, gettext(name)) for key, name in STOP_GROUNDS.items()]
        self.fields["ground"].choices = choices  # type: ignore[attr-defined]
        self.order_fields(["ground", "reason"])

    def order(self) -> ProposeStop:
        """Return the order."""
        return ProposeStop(
            **self.known, ground=self.cleaned_data["ground"], reason=self.cleaned_data["reason"]
        )


class WithdrawForm(ReasonForm):
    """The applicant's wish to take the dossier back."""

    asked_on = VnDateField(label=_("Ngày người nộp đề nghị rút"))

    def prepare(self) -> None:
        """Begin with today."""
        self.initial.setdefault("asked_on", self.here.today)
        self.order_fields(["asked_on", "reason"])

    def order(self) -> ProposeWithdrawal:
        """Return the order."""
        data = self.cleaned_data
        return ProposeWithdrawal(**self.known, asked_on=data["asked_on"], reason=data["reason"])


class ApologyForm(ReasonForm):
    """Sorry, why, and the one new date."""

    new_due = VnDateField(label=_("Ngày hẹn mới"), help_text=_("Một ngày làm việc, ví dụ 24/12/2026."))

    def prepare(self) -> None:
        """Ask for the date first."""
        self.order_fields(["new_due", "reason"])

    def order(self) -> ProposeApology:
        """Return the order."""
        data = self.cleaned_data
        return ProposeApology(**self.known, new_due=data["new_due"], reason=data["reason"])


class NoteForm(ActForm):
    """A remark for colleagues."""

    text = TextField(label=_("Ghi chú"), limit=2000, help_text=_("Đồng nghiệp thấy, người nộp không thấy."))

    def order(self) -> AddNote:
        """Return the order."""
        return AddNote(**self.known, text=self.cleaned_data["text"])
