"""Office hours and the days that depart from them."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.deadlines.states import DayKind, OutsideHours


class OfficeHours(models.Model):
    """Weekly hours of an authority, or of all that have none of their own, from a day to a day (both counted)."""

    authority = models.ForeignKey(
        "organisation.Authority",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Cơ quan"),
    )
    weekly = models.JSONField(_("Giờ làm việc trong tuần"))
    valid_from = models.DateField(_("Áp dụng từ ngày"))
    valid_to = models.DateField(_("Áp dụng đến hết ngày"), null=True, blank=True)
    outside_hours = models.CharField(
        _("Hồ sơ nhận ngoài giờ"), max_length=20, default=OutsideHours.SAME_DATE,
        choices=[(OutsideHours.SAME_DATE, _("hạn là hết giờ của ngày hẹn")),
                 (OutsideHours.NEXT_OPENING, _("tính như nhận lúc mở cửa kế tiếp"))],
    )  # fmt: skip
    same_day_until = models.TimeField(_("Nhận trước giờ này thì trả trong ngày"), default=time(15, 0))
    source = models.CharField(_("Căn cứ"), max_length=300, blank=True)
    confidence = models.CharField(_("Độ tin cậy"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Giờ làm việc")
        ordering = ["authority", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "valid_from"],
                name="office_hours_once",
                nulls_distinct=False,
                violation_error_message=_("Cơ quan đã có giờ làm việc bắt đầu từ ngày này."),
            ),
            models.CheckConstraint(
                name="office_hours_dates_in_order",
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Ngày hết áp dụng phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                name="office_hours_reading_known",
                condition=Q(outside_hours__in=list(OutsideHours)),
                violation_error_message=_("Cách tính hồ sơ nhận ngoài giờ không có trong danh mục."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.authority_id or '*'}: {self.valid_from}"


class CalendarDay(models.Model):
    """A day off or a make-up working day, for everybody or for one authority; the authority's own row wins."""

    authority = models.ForeignKey(
        "organisation.Authority",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Cơ quan"),
    )
    date = models.DateField(_("Ngày"))
    kind = models.CharField(
        _("Loại"), max_length=8, choices=[(DayKind.OFF, _("ngày nghỉ")), (DayKind.MAKE_UP, _("ngày làm bù"))]
    )
    name = models.CharField(_("Tên ngày"), max_length=200)
    sessions = models.JSONField(_("Giờ làm việc riêng"), null=True, blank=True)
    source = models.CharField(_("Căn cứ"), max_length=300, blank=True)
    decreed_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    confidence = models.CharField(_("Độ tin cậy"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("Ngày nghỉ, ngày làm bù")
        ordering = ["date", "authority"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "date"],
                name="calendar_day_once",
                nulls_distinct=False,
                violation_error_message=_("Ngày này đã có trong lịch."),
            ),
            models.CheckConstraint(
                name="calendar_day_kind_known",
                condition=Q(kind__in=list(DayKind)),
                violation_error_message=_("Loại ngày phải là ngày nghỉ hoặc ngày làm bù."),
            ),
            models.CheckConstraint(
                name="calendar_day_named",
                condition=~Q(name=""),
                violation_error_message=_("Hãy ghi tên ngày, người nộp sẽ đọc được."),
            ),
            models.CheckConstraint(
                name="calendar_day_off_without_hours",
                condition=Q(kind=DayKind.MAKE_UP) | Q(sessions__isnull=True),
                violation_error_message=_("Ngày nghỉ không có giờ làm việc."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date}: {self.name}"


class CalendarEdition(models.Model):
    """The one row that tells whether any calendar changed, and until when the days off are decreed."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    stamp: models.UUIDField[UUID, UUID] = models.UUIDField()
    known_until = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Phiên bản lịch")
        constraints = [
            models.CheckConstraint(
                name="calendar_edition_single",
                condition=Q(id=1),
                violation_error_message=_("Chỉ có một phiên bản lịch đang dùng."),
            )
        ]

    def __str__(self) -> str:
        return str(self.stamp)
