"""The forms beside the main line: papers, money, stopping, withdrawing, apologising."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.public import (
    STOP_GROUNDS,
    AskAtIntake,
    CompleteSupplement,
    ConfirmPayment,
    Decline,
    ProposeApology,
    ProposeStop,
    ProposeWithdrawal,
    RefuseIntake,
    RequestPayment,
    RequestSupplement,
)
from motcua.web.desk.act_form import ActForm, PickField, ReasonForm, lines_of
from motcua.web.forms import LineField, TextField, VnDateField

ANSWER_DAYS = timedelta(days=30)
MEANS = (("cash", _("Tiền mặt")), ("transfer", _("Chuyển khoản")), ("online", _("Trực tuyến")))


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
