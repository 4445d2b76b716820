"""Officers who are away, and who acts for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models.dated import same, span
from motcua.organisation.models.officer import Officer


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Days away."""

    def on(self, day: date) -> Self:
        """Return the absences that cover a day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class Absence(models.Model):
    """An officer is away from the first to the last day, both counted (Decree 118/2025/NĐ-CP, art. 11(8))."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="absences", verbose_name=_("Cán bộ")
    )
    starts_on = models.DateField(_("Nghỉ từ ngày"))
    ends_on = models.DateField(_("Nghỉ đến hết ngày"))
    reason = models.CharField(_("Lý do"), max_length=200)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vắng mặt")
        ordering = ["officer", "starts_on"]
        constraints = [
            models.CheckConstraint(
                name="absence_dates_in_order",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Ngày nghỉ cuối phải bằng hoặc sau ngày nghỉ đầu."),
            ),
            models.CheckConstraint(
                name="absence_has_reason",
                condition=~Q(reason=""),
                violation_error_message=_("Hãy ghi lý do vắng mặt."),
            ),
            ExclusionConstraint(
                name="absence_once_at_a_time",
                expressions=[
                    (same("officer"), "&&"),
                    (span("starts_on", "ends_on", kind="daterange", bounds="[]"), "&&"),
                ],
                violation_error_message=_("Cán bộ đã được ghi vắng mặt trong khoảng thời gian đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id}: {self.starts_on}–{self.ends_on}"


class DelegationQuerySet(models.QuerySet["Delegation"]):
    """Who acts for whom."""

    def in_force(self, at: datetime) -> Self:
        """Return the delegations that hold at an instant; they end by themselves."""
        return self.filter(starts_at__lte=at, ends_at__gt=at).filter(
            Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
        )

    def standing(self) -> Self:
        """Return the delegations that nobody has revoked."""
        return self.filter(revoked_at__isnull=True)


class Delegation(models.Model):
    """An officer lets a colleague of the same unit do their work for a time (guide §9.2)."""

    delegator = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="delegations_given", verbose_name=_("Người ủy quyền")
    )
    delegate = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="delegations_received",
        verbose_name=_("Người được ủy quyền"),
    )  # fmt: skip
    starts_at = models.DateTimeField(_("Từ lúc"))
    ends_at = models.DateTimeField(_("Đến lúc"))
    scope_procedures = models.JSONField(_("Thủ tục được ủy quyền"), default=list, blank=True)
    may_sign = models.BooleanField(_("Được ký"), default=False)
    basis = models.CharField(_("Căn cứ"), max_length=300)
    revoked_at = models.DateTimeField(_("Thu hồi lúc"), null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ủy quyền")
        ordering = ["-starts_at"]
        constraints = [
            models.CheckConstraint(
                name="delegation_times_in_order",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("Lúc kết thúc ủy quyền phải sau lúc bắt đầu."),
            ),
            models.CheckConstraint(
                name="delegation_to_another",
                condition=~Q(delegator=F("delegate")),
                violation_error_message=_("Không thể ủy quyền cho chính mình."),
            ),
            models.CheckConstraint(
                name="delegation_has_basis",
                condition=~Q(basis=""),
                violation_error_message=_("Hãy ghi căn cứ ủy quyền (quyết định hoặc phân công)."),
            ),
            ExclusionConstraint(
                name="delegation_once_at_a_time",
                expressions=[
                    (same("delegator"), "&&"),
                    (same("delegate"), "&&"),
                    (span("starts_at", "ends_at", kind="tstzrange", bounds="[)"), "&&"),
                ],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("Đã có ủy quyền giữa hai người này trong khoảng thời gian đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegator_id} → {self.delegate_id}"
