"""The forms of the main line: from handing over to returning the result."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.public import (
    OUTCOME_NAMES,
    RETURN_METHOD_NAMES,
    AddNote,
    Assign,
    CorrectResult,
    Examine,
    HandOver,
    Issue,
    Load,
    Outcome,
    Propose,
    ReturnMethod,
    ReturnResult,
    SendBack,
    loads_of,
)
from motcua.organisation.public import Unit
from motcua.web.desk.act_form import ActForm, PickField, ReasonForm
from motcua.web.formats import show_date
from motcua.web.forms import LineField, NameField, TextField, VnDateField


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


class NoteForm(ActForm):
    """A remark for colleagues."""

    text = TextField(label=_("Ghi chú"), limit=2000, help_text=_("Đồng nghiệp thấy, người nộp không thấy."))

    def order(self) -> AddNote:
        """Return the order."""
        return AddNote(**self.known, text=self.cleaned_data["text"])
