"""Fields, procedures, and the windows in which a procedure is not performed."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Field(models.Model):
    """A field of state management (lĩnh vực)."""

    code = models.CharField(_("mã lĩnh vực"), max_length=40, unique=True)
    name = models.CharField(_("tên lĩnh vực"), max_length=200)
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name


class ProcedureQuerySet(models.QuerySet["Procedure"]):
    """Procedures by what may be done with them."""

    def locked(self, code: str) -> Procedure:
        """Return the procedure, held against others until the transaction ends. Raises DoesNotExist."""
        return self.select_for_update().get(code=code)


class Procedure(models.Model):
    """One administrative procedure (thủ tục hành chính), known by its national code for ever."""

    code = models.CharField(_("mã thủ tục"), max_length=40, unique=True)
    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="procedures")
    replaced_by = models.CharField(_("được thay bằng"), max_length=40, blank=True, default="")
    objects = ProcedureQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        constraints = (
            models.CheckConstraint(
                condition=Q(code__regex=r"^[1-9]\.[0-9]{6}(\.[0-9A-Z]+)*$"),
                name="procedure_code_shape",
                violation_error_message=_("Mã thủ tục có dạng 1.010803."),
            ),
        )

    def __str__(self) -> str:
        return self.code


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    """Suspension windows by date."""

    def on(self, day: date) -> SuspensionQuerySet:
        """Return the windows that hold a day."""
        return self.filter(Q(starts_on__lte=day), Q(ends_on__gte=day) | Q(ends_on=None))


class Suspension(models.Model):
    """A window in which a procedure is not performed (tạm ngừng thực hiện), both days included."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="suspensions")
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"), null=True, blank=True)
    basis = models.CharField(_("căn cứ"), max_length=300)
    objects = SuspensionQuerySet.as_manager()

    class Meta:
        ordering = ("starts_on",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="suspension_ends_after_start",
                violation_error_message=_("Ngày hết tạm ngừng phải bằng hoặc sau ngày bắt đầu."),
            ),
            models.UniqueConstraint(
                fields=("procedure", "starts_on"),
                name="suspension_once_per_start",
                violation_error_message=_("Thủ tục đã có đợt tạm ngừng bắt đầu ngày này."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.procedure_id}: {self.starts_on} – {self.ends_on or ''}"
