"""The facts of a dossier: papers, visits to steps, proposals, supplements, money, results, notes.

Every table carries its authority, so that the database can be divided by authority one day.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.models.dossier import Dossier
from motcua.dossiers.states import DIGITISED_NAMES, OUTCOME_NAMES


class _Fact(models.Model):
    authority = models.ForeignKey("organisation.Authority", models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class DossierPaper(_Fact):
    """One paper that was handed in, as counted at the counter."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="papers")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(_("tên giấy tờ"), max_length=2000)
    originals = models.PositiveSmallIntegerField(_("bản chính"), default=0)
    certified = models.PositiveSmallIntegerField(_("bản chứng thực"), default=0)
    copies = models.PositiveSmallIntegerField(_("bản sao"), default=0)
    digitised = models.PositiveSmallIntegerField(
        _("số hóa"), choices=list(DIGITISED_NAMES.items()), default=0
    )
    from_database = models.BooleanField(_("lấy từ cơ sở dữ liệu"), default=False)
    supplement = models.ForeignKey("Supplement", models.PROTECT, null=True, related_name="papers")
    note = models.CharField(_("ghi chú"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(originals__lte=99, certified__lte=99, copies__lte=99),
                name="dossier_paper_counts",
                violation_error_message=_("Số bản từ 0 đến 99."),
            ),
            models.CheckConstraint(
                condition=Q(digitised__lte=3),
                name="dossier_paper_digitised",
                violation_error_message=_("Cờ số hóa từ 0 đến 3."),
            ),
        ]


class StepVisit(_Fact):
    """A dossier's stay in one step of its route."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="visits")
    step = models.ForeignKey("catalogue.Step", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    used_minutes = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(left_at__isnull=True),
                name="dossier_in_one_step",
                violation_error_message=_("Hồ sơ chỉ ở một bước tại một thời điểm."),
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("entered_at")),
                name="dossier_visit_forward",
                violation_error_message=_("Giờ rời bước phải sau giờ vào bước."),
            ),
        ]


class Handover(_Fact):
    """A passing of the dossier from one desk to another, with the time it had to be done by."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="handovers")
    from_unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    must_be_by = models.DateTimeField()
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)


class Proposal(_Fact):
    """What an officer put to a superior, and what became of it."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="proposals")
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=12, default="pending")
    outcome = models.CharField(max_length=10, choices=list(OUTCOME_NAMES.items()), blank=True)
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    made_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reviewed_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision_reason = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state__in=["pending", "reviewed"], kind="result"),
                name="dossier_one_open_result",
                violation_error_message=_("Đang có một dự thảo kết quả chờ quyết định."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(state__in=["pending", "reviewed"]) & ~Q(kind="result"),
                name="dossier_one_open_proposal",
                violation_error_message=_("Đang có một đề nghị chờ quyết định."),
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("made_by")),
                name="proposal_maker_not_checker",
                violation_error_message=_("Người trình không được tự xem xét."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | (
                    ~Q(decided_by=F("made_by"))
                    & (Q(reviewed_by__isnull=True) | ~Q(decided_by=F("reviewed_by")))
                )
                | Q(state__in=["sent_back", "declined"]),
                name="proposal_checker_not_approver",
                violation_error_message=_("Người duyệt phải khác người trình và người xem xét."),
            ),
        ]


class Supplement(_Fact):
    """One request to complete the papers (Mẫu 02), and its answer."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="supplements")
    ordinal = models.PositiveSmallIntegerField(_("lần"))
    at_intake = models.BooleanField(default=False)
    demands = models.JSONField(_("nội dung bổ sung"))
    reason = models.TextField(_("lý do"))
    answer_by = models.DateField(_("hạn bổ sung"))
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    approved_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    due_before = models.DateTimeField(null=True)
    due_after = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "at_intake", "ordinal"],
                name="supplement_ordinal",
                violation_error_message=_("Mỗi lần yêu cầu bổ sung của một hồ sơ chỉ ghi một lần."),
            ),
            models.CheckConstraint(
                condition=Q(ordinal__gte=1, ordinal__lte=2),
                name="supplement_twice_at_most",
                violation_error_message=_("Một hồ sơ được yêu cầu bổ sung nhiều nhất hai lần."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | Q(answered_at__gte=F("requested_at")),
                name="supplement_answer_after_request",
                violation_error_message=_("Thời điểm bổ sung phải sau lúc yêu cầu."),
            ),
        ]


class FinancialObligation(_Fact):
    """Money the applicant must pay before the dossier goes on."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="obligations")
    what = models.CharField(_("khoản phải nộp"), max_length=300)
    amount = models.PositiveBigIntegerField(_("số tiền (đồng)"))
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    paid_at = models.DateTimeField(null=True)
    receipt = models.CharField(_("số biên lai"), max_length=80, blank=True)
    means = models.CharField(_("hình thức"), max_length=12, blank=True)
    confirmed_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=1),
                name="obligation_amount",
                violation_error_message=_("Số tiền phải lớn hơn 0."),
            ),
            models.CheckConstraint(
                condition=Q(paid_at__isnull=True) | ~Q(receipt=""),
                name="obligation_receipt",
                violation_error_message=_("Đã nộp tiền phải có số biên lai."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(paid_at__isnull=True),
                name="obligation_one_open",
                violation_error_message=_("Đang có một khoản chờ nộp."),
            ),
        ]


class Result(_Fact):
    """The answer of the authority: number, date and what it says. A corrected one stays, marked so."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="results")
    outcome = models.CharField(max_length=10, choices=list(OUTCOME_NAMES.items()))
    summary = models.CharField(_("trích yếu"), max_length=1000)
    number = models.CharField(_("số văn bản"), max_length=60)
    issued_on = models.DateField(_("ngày văn bản"))
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    signed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    corrected_at = models.DateTimeField(null=True)
    receiver = models.CharField(_("người nhận"), max_length=200, blank=True)
    method = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "number", "issued_on"],
                condition=Q(corrected_at__isnull=True),
                name="result_number_once",
                violation_error_message=_("Số văn bản này đã cấp trong ngày."),
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(corrected_at__isnull=True),
                name="result_one_in_force",
                violation_error_message=_("Hồ sơ chỉ có một kết quả còn hiệu lực."),
            ),
        ]


class Note(_Fact):
    """A remark for colleagues; applicants do not see it."""

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="notes")
    text = models.TextField()
    written_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
