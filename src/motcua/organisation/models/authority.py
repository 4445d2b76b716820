"""Authorities and what became of them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models.dated import Dated, DatedQuerySet, one_of, order_of_dates
from motcua.organisation.states import LEVEL_NAMES, Level

CODE_PATTERN = r"^[0-9A-Z]+(\.[0-9A-Z]+)*$"


class Authority(Dated):
    """A body with its own electronic identifier (Decision 20/2020/QĐ-TTg), for as long as it exists."""

    code = models.CharField(_("Mã định danh"), max_length=35, unique=True)
    name = models.CharField(_("Tên cơ quan"), max_length=200)
    short_name = models.CharField(_("Tên ngắn"), max_length=80)
    level = models.CharField(
        _("Cấp"), max_length=12, choices=[(str(key), _(name)) for key, name in LEVEL_NAMES.items()]
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children",
        verbose_name=_("Cơ quan cấp trên"),
    )  # fmt: skip
    address = models.CharField(_("Địa chỉ"), max_length=300, blank=True)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    place_name = models.CharField(_("Địa danh ghi trên văn bản"), max_length=80)
    commune_code = models.CharField(_("Mã đơn vị hành chính"), max_length=5, blank=True)
    head_title = models.CharField(_("Chức danh người đứng đầu"), max_length=80)
    confidence = models.CharField(_("Độ tin cậy"), max_length=20, blank=True)
    source = models.CharField(_("Nguồn"), max_length=300, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Cơ quan")
        ordering = ["code"]
        constraints = [
            order_of_dates("authority_dates_in_order"),
            one_of("authority_level_known", "level", Level, _("Cấp của cơ quan không có trong danh mục.")),
            models.CheckConstraint(
                name="authority_code_shape",
                condition=Q(code__regex=CODE_PATTERN),
                violation_error_message=_("Mã cơ quan chỉ gồm chữ in hoa không dấu, chữ số và dấu chấm."),
            ),
            models.CheckConstraint(
                name="authority_not_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                violation_error_message=_("Cơ quan không thể là cấp trên của chính mình."),
            ),
            models.CheckConstraint(
                name="authority_named",
                condition=~Q(name="") & ~Q(short_name=""),
                violation_error_message=_("Cơ quan phải có tên và tên ngắn."),
            ),
        ]
        indexes = [models.Index(fields=["parent"], name="authority_by_parent")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One authority takes over one field of another's work from a day; no field means all of it."""

    predecessor = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="successions", verbose_name=_("Cơ quan cũ")
    )
    successor = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="inheritances", verbose_name=_("Cơ quan tiếp nhận")
    )
    field = models.CharField(_("Lĩnh vực"), max_length=120, blank=True)
    effective_on = models.DateField(_("Từ ngày"))
    source = models.CharField(_("Nguồn"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Kế thừa nhiệm vụ")
        ordering = ["predecessor", "effective_on", "field", "successor"]
        constraints = [
            models.UniqueConstraint(
                fields=["predecessor", "successor", "field"],
                name="succession_once",
                violation_error_message=_("Việc kế thừa này đã được ghi."),
            ),
            models.CheckConstraint(
                name="succession_by_another",
                condition=~Q(predecessor=F("successor")),
                violation_error_message=_("Cơ quan tiếp nhận phải khác cơ quan cũ."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} → {self.successor_id}"
