"""Clocks and their ledger. The due date is a function of the ledger; the clock row only keeps the answer at hand."""

from __future__ import annotations

from datetime import time
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.deadlines.states import ClockState, EntryKind, OutsideHours, Policy


class ClockQuerySet(models.QuerySet["Clock"]):
    """Clocks."""

    def for_subject(self, subject: str) -> ClockQuerySet:
        """Return the clock of one subject."""
        return self.filter(subject=subject)

    def open(self) -> ClockQuerySet:
        """Return those not concluded."""
        return self.exclude(state=ClockState.CONCLUDED)


class Clock(models.Model):
    """How long a subject ("dossier:17") may take, and where it stands."""

    subject = models.CharField(_("Đối tượng"), max_length=120, unique=True)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name=_("Cơ quan")
    )
    limit_text = models.CharField(_("Thời hạn"), max_length=300)
    policy = models.CharField(
        _("Sau khi tạm dừng"), max_length=10, default=Policy.RESUME,
        choices=[(Policy.RESUME, _("chạy tiếp")), (Policy.RESTART, _("tính lại từ đầu"))],
    )  # fmt: skip
    outside_hours = models.CharField(max_length=20, default=OutsideHours.SAME_DATE)
    same_day_until = models.TimeField(default=time(15, 0))
    state = models.CharField(
        _("Trạng thái"), max_length=10,
        choices=[(ClockState.RUNNING, _("đang chạy")), (ClockState.PAUSED, _("tạm dừng")),
                 (ClockState.CONCLUDED, _("đã kết thúc"))],
    )  # fmt: skip
    started_at = models.DateTimeField(_("Bắt đầu"))
    paused_at = models.DateTimeField(_("Dừng từ"), null=True)
    concluded_at = models.DateTimeField(_("Kết thúc"), null=True)
    due_at = models.DateTimeField(_("Hẹn trả"), null=True)
    promised_due_at = models.DateTimeField(_("Hẹn trả ban đầu"), null=True)
    edition = models.UUIDField(null=True)

    objects = ClockQuerySet.as_manager()

    class Meta:
        verbose_name = _("Đồng hồ thời hạn")
        constraints = [
            models.CheckConstraint(
                name="clock_state_known",
                condition=Q(state__in=list(ClockState)),
                violation_error_message=_("Trạng thái đồng hồ không có trong danh mục."),
            ),
            models.CheckConstraint(
                name="clock_policy_known",
                condition=Q(policy__in=list(Policy)) & Q(outside_hours__in=list(OutsideHours)),
                violation_error_message=_("Cách tính thời hạn không có trong danh mục."),
            ),
            models.CheckConstraint(
                name="clock_concluded_has_time",
                condition=Q(state=ClockState.CONCLUDED, concluded_at__isnull=False)
                | (~Q(state=ClockState.CONCLUDED) & Q(concluded_at__isnull=True)),
                violation_error_message=_("Đồng hồ đã kết thúc phải có giờ kết thúc, và ngược lại."),
            ),
            models.CheckConstraint(
                name="clock_paused_has_time",
                condition=~Q(state=ClockState.PAUSED) | Q(paused_at__isnull=False),
                violation_error_message=_("Đồng hồ tạm dừng phải có giờ bắt đầu dừng."),
            ),
            models.CheckConstraint(
                name="clock_promise_with_due",
                condition=Q(due_at__isnull=True, promised_due_at__isnull=True)
                | Q(due_at__isnull=False, promised_due_at__isnull=False),
                violation_error_message=_("Ngày hẹn và ngày hẹn ban đầu phải cùng có hoặc cùng không."),
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="clock_open", condition=~Q(state="concluded")),
        ]

    def __str__(self) -> str:
        return self.subject


class ClockEntry(models.Model):
    """One act on a clock. Rows are only ever added: the database refuses to change or delete them."""

    clock = models.ForeignKey(Clock, models.PROTECT, related_name="entries")
    seq = models.PositiveSmallIntegerField(_("Số"))
    kind = models.CharField(
        _("Việc"), max_length=10,
        choices=[
            (EntryKind.STARTED, _("bắt đầu")), (EntryKind.STOPPED, _("tạm dừng")), (EntryKind.RESUMED, _("chạy tiếp")),
            (EntryKind.EXTENDED, _("hẹn lại")), (EntryKind.REBASED, _("tính lại theo lịch mới")),
            (EntryKind.CONCLUDED, _("kết thúc")), (EntryKind.REOPENED, _("mở lại")),
        ],
    )  # fmt: skip
    at = models.DateTimeField(_("Lúc"))
    reason = models.CharField(_("Lý do"), max_length=1000, blank=True)
    article = models.CharField(_("Căn cứ"), max_length=300, blank=True)
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=80)
    actor_name = models.CharField(_("Người làm"), max_length=200)
    new_due = models.DateField(_("Ngày hẹn mới"), null=True)
    excuses = models.BooleanField(_("Không tính là trễ"), default=False)
    due_before = models.DateTimeField(_("Hẹn trả trước"), null=True)
    due_after = models.DateTimeField(_("Hẹn trả sau"), null=True)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("Dòng sổ thời hạn")
        ordering = ["clock", "seq"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "seq"], name="clock_entry_seq", violation_error_message=_("Số dòng đã có.")
            ),
            models.CheckConstraint(
                name="clock_entry_kind_known",
                condition=Q(kind__in=list(EntryKind)),
                violation_error_message=_("Việc này không có trong danh mục."),
            ),
            models.CheckConstraint(
                name="clock_entry_new_due",
                condition=Q(kind=EntryKind.EXTENDED, new_due__isnull=False)
                | (~Q(kind=EntryKind.EXTENDED) & Q(new_due__isnull=True)),
                violation_error_message=_("Chỉ dòng hẹn lại mới có ngày hẹn mới, và bắt buộc phải có."),
            ),
            models.CheckConstraint(
                name="clock_entry_reason",
                condition=~Q(kind__in=[EntryKind.STOPPED, EntryKind.EXTENDED, EntryKind.REOPENED])
                | ~Q(reason=""),
                violation_error_message=_("Tạm dừng, hẹn lại và mở lại phải có lý do."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clock_id}/{self.seq}: {self.kind}"
