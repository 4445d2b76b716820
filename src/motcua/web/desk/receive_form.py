"""The form of the counter: who, for whom, what for, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.public import PaperRequirement, ProcedureVersion
from motcua.dossiers.public import (
    CHANNEL_NAMES,
    RETURN_METHOD_NAMES,
    Channel,
    Intake,
    PaperCount,
    ReturnMethod,
    errors,
)
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.ids import new_id
from motcua.parties.public import (
    KIND_NAMES,
    PartyFacts,
    PartyKind,
    check_birth_date,
    clean_id_number,
    clean_party,
    clean_phone,
    clean_tax_number,
    read_day,
)
from motcua.web.desk.act_form import PickField, lines_of
from motcua.web.desk.communes import commune_choices
from motcua.web.desk.forms_aside import ANSWER_DAYS
from motcua.web.desk.frame import Here
from motcua.web.desk.papers import read_papers
from motcua.web.forms import LineField, NameField, PageForm, TextField, VnDateField, VnMomentField

LONGEST_ANSWER = timedelta(days=365)
AT_COUNTER = (Channel.DIRECT, Channel.POSTAL)
CHANNEL_WORDS = {Channel.DIRECT: "direct", Channel.ONLINE: "online", Channel.POSTAL: "postal"}
BODIES = (PartyKind.CITIZEN, PartyKind.BUSINESS, PartyKind.AGENCY, PartyKind.OTHER)
OWNER_FIELDS = ("full_name", "id_number", "birth_date", "tax_number", "address")
NUMBERS: dict[str, Callable[[str, date], object]] = {
    "id_number": lambda typed, today: clean_id_number(typed),
    "birth_date": lambda typed, today: check_birth_date(read_day(typed), today),
    "phone": lambda typed, today: clean_phone(typed),
    "tax_number": lambda typed, today: clean_tax_number(typed),
}
_off = {"autocomplete": "off"}
_number = forms.TextInput(attrs={**_off, "inputmode": "numeric"})


def _refuse(error: DomainError) -> None:
    raise error


class PersonForm(PageForm):
    """The person at the counter. The field of the number also takes the text of a citizen card's QR."""

    id_number = LineField(
        label=_("Số căn cước"), required=False, limit=1000, widget=forms.TextInput(attrs=_off)
    )
    full_name = NameField(label=_("Họ và tên"), limit=200, widget=forms.TextInput(attrs=_off))
    birth_date = LineField(label=_("Ngày sinh"), required=False, limit=40, widget=_number)
    address = LineField(
        label=_("Nơi thường trú"), required=False, limit=400, widget=forms.TextInput(attrs=_off)
    )
    commune = PickField(label=_("Xã, phường"), required=False)
    phone = LineField(
        label=_("Số điện thoại nhận tin"),
        required=False,
        limit=60,
        widget=forms.TextInput(attrs={**_off, "inputmode": "tel"}),
    )
    sex = forms.CharField(widget=forms.HiddenInput, required=False, max_length=6)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["commune"].choices = [("", gettext("Không ghi")), *commune_choices()]  # type: ignore[attr-defined]


class ReceiveForm(PersonForm):
    """Everything of the receive screen but the papers, which depend on the procedure."""

    procedure = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    case = PickField(label=_("Trường hợp"), required=False)
    channel = PickField(label=_("Kênh"), required=False)
    request = LineField(label=_("Nội dung yêu cầu"), required=False, limit=1000)
    return_method = PickField(label=_("Nhận kết quả"), required=False)
    return_address = LineField(label=_("Địa chỉ nhận kết quả"), required=False, limit=300)
    for_other = forms.BooleanField(label=_("Nộp thay cho người hoặc tổ chức khác"), required=False)
    owner_kind = PickField(label=_("Chủ hồ sơ là"), required=False)
    owner_full_name = NameField(label=_("Họ tên, tên tổ chức"), required=False, limit=200)
    owner_id_number = LineField(label=_("Số căn cước của chủ hồ sơ"), required=False, limit=60)
    owner_birth_date = LineField(label=_("Ngày sinh của chủ hồ sơ"), required=False, limit=40, widget=_number)
    owner_tax_number = LineField(label=_("Mã số thuế"), required=False, limit=60)
    owner_address = LineField(label=_("Địa chỉ của chủ hồ sơ"), required=False, limit=400)
    capacity = LineField(
        label=_("Người nộp là"),
        required=False,
        limit=100,
        widget=forms.TextInput(attrs={**_off, "placeholder": _("Ví dụ cha, người được ủy quyền.")}),
    )
    sets = forms.IntegerField(
        label=_("Số bộ"),
        required=False,
        min_value=1,
        max_value=99,
        initial=1,
        widget=_number,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _("Số bộ phải từ 1 đến 99.")),
    )
    received_at = VnMomentField(
        label=_("Nhận lúc"), required=False, help_text=_("Chỉ ghi khi nhập muộn, ví dụ 24/12/2026 9:05.")
    )
    late_entry_reason = LineField(label=_("Lý do nhập muộn"), required=False, limit=500)
    reason = TextField(label=_("Lý do"), required=False, limit=2000, widget=forms.Textarea(attrs={"rows": 3}))
    demands = TextField(
        label=_("Giấy tờ, nội dung cần bổ sung"),
        required=False,
        limit=6000,
        help_text=_("Mỗi dòng một việc, ghi đủ trong một lần."),
    )
    answer_by = VnDateField(label=_("Hạn bổ sung đến hết ngày"), required=False)
    act_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        here: Here,
        version: ProcedureVersion | None = None,
        papers: list[PaperRequirement] | None = None,
        mode: str = "receive",
        **options: Any,
    ) -> None:
        self.here, self.version, self.papers, self.mode = here, version, papers or [], mode
        self.counts: tuple[PaperCount, ...] = ()
        self.paper_errors: list[tuple[str, str]] = []
        start = {"act_id": new_id(), "sets": 1, "answer_by": here.today + ANSWER_DAYS}
        super().__init__(*args, initial=start | options.pop("initial", {}), **options)
        self._offer()
        self._require()

    def _offer(self) -> None:
        channels = self.version.channels if self.version else []
        offered = [each for each in AT_COUNTER if CHANNEL_WORDS[each] in channels] or list(AT_COUNTER)
        self._choose("channel", [(str(int(each)), gettext(CHANNEL_NAMES[each])) for each in offered])
        cases = self.version.cases.all() if self.version else []
        self._choose("case", [(each.code, each.name) for each in cases])
        if not cases:
            del self.fields["case"]
        self._choose(
            "return_method", [(key.value, gettext(name)) for key, name in RETURN_METHOD_NAMES.items()]
        )
        self._choose("owner_kind", [(str(each), gettext(KIND_NAMES[each])) for each in BODIES])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def _require(self) -> None:
        if self.mode in {"ask", "refuse"}:
            self.fields["reason"].required = True
        if self.mode == "ask":
            self.fields["demands"].required = self.fields["answer_by"].required = True

    def clean(self) -> dict[str, Any]:
        """Check both parties under their own fields, and the papers."""
        data = super().clean() or {}
        self._check_numbers(data, "")
        if data.get("for_other"):
            self._check_numbers(data, "owner_")
        if not self.errors:
            self._check_party(self.submitter(data), "")
            if data.get("for_other"):
                self._check_party(self.owner(data), "owner_")
        if self.version is None:
            self.add_error(None, gettext("Chưa chọn thủ tục. Hãy gõ tên hoặc mã, rồi chọn một thủ tục."))
        if self.mode == "ask":
            self._check_asking(data)
        self.counts, self.paper_errors = read_papers(self.papers, self.data)
        if self.paper_errors:
            raise ValidationError([sentence for _, sentence in self.paper_errors])
        return data

    def _check_asking(self, data: Mapping[str, Any]) -> None:
        """Check what is asked for before anything is written: the application and the request are two acts."""
        until, today = data.get("answer_by"), self.here.today
        if until and not today < until <= today + LONGEST_ANSWER:
            self._told("answer_by", partial(_refuse, errors.SupplementDeadlineWrong(today=today)))
        if data.get("demands") and not lines_of(data["demands"]):
            self._told("demands", partial(_refuse, errors.SupplementEmpty()))

    def _check_numbers(self, data: Mapping[str, Any], prefix: str) -> None:
        """Tell of every number and date that cannot be, not only of the first."""
        for name, check in NUMBERS.items():
            typed = data.get(f"{prefix}{name}")
            if typed:
                self._told(f"{prefix}{name}", partial(check, typed, self.here.today))

    def _check_party(self, facts: PartyFacts, prefix: str) -> None:
        self._told(prefix, lambda: clean_party(facts, at=self.here.at))

    def _told(self, name: str, check: Callable[[], object]) -> None:
        """Run a check and put its refusal on the field named, or on the party's field it names itself."""
        try:
            check()
        except DomainError as error:
            own = f"{name}{error.field}" if name in {"", "owner_"} else name
            self.add_error(own if own in self.fields else None, text_of(error, "officer", gettext))

    def submitter(self, data: Mapping[str, Any]) -> PartyFacts:
        """Return the person at the counter."""
        return PartyFacts(
            full_name=data["full_name"],
            id_number=data["id_number"],
            birth_date=data["birth_date"],
            sex=data["sex"] if data["sex"] in {"male", "female"} else "",
            phone=data["phone"],
            address=data["address"],
            commune_code=data["commune"],
        )

    def owner(self, data: Mapping[str, Any]) -> PartyFacts:
        """Return whose matter it is, where that is somebody else."""
        facts = {name: data[f"owner_{name}"] for name in OWNER_FIELDS}
        return PartyFacts(kind=data["owner_kind"] or "citizen", commune_code=data["commune"], **facts)

    def intake(self) -> Intake:
        """Return what was handed in. Only after is_valid()."""
        data = self.cleaned_data
        submitter = self.submitter(data)
        other = bool(data["for_other"])
        if self.version is None:
            raise LookupError("a valid form has its procedure")
        return Intake(
            procedure_code=self.version.procedure.code,
            case_code=data.get("case") or "",
            channel=Channel(int(data["channel"] or Channel.DIRECT)),
            owner=self.owner(data) if other else submitter,
            submitter=submitter if other else None,
            capacity=data["capacity"] if other else "",
            request=data["request"],
            papers=self.counts,
            return_method=ReturnMethod(data["return_method"] or ReturnMethod.COUNTER),
            return_address=data["return_address"],
            sets=data["sets"] or 1,
        )

    def demand_lines(self) -> tuple[str, ...]:
        """Return what is asked for, a line each."""
        return lines_of(self.cleaned_data["demands"])
