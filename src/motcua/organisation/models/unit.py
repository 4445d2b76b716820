"""Units inside an authority and the posts in them."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models.authority import Authority
from motcua.organisation.models.dated import Dated, DatedQuerySet, covers, one_of, order_of_dates
from motcua.organisation.states import ROLE_NAMES, UNIT_KIND_NAMES, Role, SignPrefix, UnitKind

SHORT_CODE = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Unit(Dated):
    """A counter, a division or an office inside one authority."""

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="units", verbose_name=_("Cơ quan")
    )
    code = models.CharField(_("Mã đơn vị"), max_length=30)
    name = models.CharField(_("Tên đơn vị"), max_length=200)
    kind = models.CharField(
        _("Loại"), max_length=12, choices=[(str(key), _(name)) for key, name in UNIT_KIND_NAMES.items()]
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("Đơn vị")
        ordering = ["authority", "code"]
        constraints = [
            order_of_dates("unit_dates_in_order"),
            one_of("unit_kind_known", "kind", UnitKind, _("Loại đơn vị không có trong danh mục.")),
            models.UniqueConstraint(
                fields=["authority", "code"],
                name="unit_code_once_in_authority",
                violation_error_message=_("Cơ quan đã có đơn vị mang mã này."),
            ),
            models.CheckConstraint(
                name="unit_code_shape",
                condition=Q(code__regex=SHORT_CODE),
                violation_error_message=_("Mã đơn vị chỉ gồm chữ thường không dấu, chữ số và gạch nối."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PostQuerySet(models.QuerySet["Post"]):
    """Posts."""

    def valid_on(self, day: date) -> Self:
        """Return the posts whose unit and authority exist on a day."""
        return self.filter(covers(day, "unit__"), covers(day, "unit__authority__"))


class Post(models.Model):
    """A chair in a unit, with the role its holder plays and how it signs."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("Đơn vị"))
    code = models.CharField(_("Mã vị trí"), max_length=30)
    title = models.CharField(_("Chức danh"), max_length=120)
    role = models.CharField(
        _("Vai trò"), max_length=16, choices=[(str(key), _(name)) for key, name in ROLE_NAMES.items()]
    )
    sign_prefix = models.CharField(
        _("Thẩm quyền ký"), max_length=4, blank=True, choices=[(str(item), str(item)) for item in SignPrefix]
    )
    sign_for = models.CharField(_("Ký thay, ký thừa lệnh cho"), max_length=120, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("Vị trí việc làm")
        ordering = ["unit", "code"]
        constraints = [
            one_of("post_role_known", "role", Role, _("Vai trò không có trong danh mục.")),
            one_of(
                "post_prefix_known", "sign_prefix", SignPrefix, _("Thẩm quyền ký là TM., KT., TL. hoặc TUQ.")
            ),
            models.UniqueConstraint(
                fields=["unit", "code"],
                name="post_code_once_in_unit",
                violation_error_message=_("Đơn vị đã có vị trí mang mã này."),
            ),
            models.CheckConstraint(
                name="post_prefix_names_its_head",
                condition=Q(sign_prefix="") | ~Q(sign_for=""),
                violation_error_message=_("Ký thay hoặc ký thừa lệnh thì phải ghi ký cho chức danh nào."),
            ),
        ]

    def __str__(self) -> str:
        return self.title
