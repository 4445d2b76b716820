"""Accounts, the officers behind them, and the posts they hold."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.organisation.models.dated import Dated, DatedQuerySet, covers, order_of_dates, same, span
from motcua.organisation.models.unit import SHORT_CODE, Post


class Account(AbstractUser):
    """A way to sign in. What its owner may do follows from the posts held, never from the account."""

    class Meta:
        verbose_name = _("Tài khoản")


class Officer(models.Model):
    """A public officer or employee; stays on record after leaving, because old acts name them."""

    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="officer",
        verbose_name=_("Tài khoản"),
    )  # fmt: skip
    code = models.CharField(_("Mã cán bộ"), max_length=30, unique=True)
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    phone = models.CharField(_("Điện thoại"), max_length=30, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)

    objects: models.Manager[Officer] = models.Manager()

    class Meta:
        verbose_name = _("Cán bộ")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="officer_named",
                condition=~Q(full_name=""),
                violation_error_message=_("Cán bộ phải có họ và tên."),
            ),
            models.CheckConstraint(
                name="officer_code_shape",
                condition=Q(code__regex=SHORT_CODE),
                violation_error_message=_("Mã cán bộ chỉ gồm chữ thường không dấu, chữ số và gạch nối."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_name


class HoldingQuerySet(DatedQuerySet["Holding"]):
    """Who sits where, and when."""

    def in_force(self, day: date) -> Self:
        """Return the holdings true on a day in units and authorities that exist on that day."""
        return self.valid_on(day).filter(covers(day, "post__unit__"), covers(day, "post__unit__authority__"))


class Holding(Dated):
    """An officer holds a post from one day to another."""

    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("Cán bộ")
    )
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, related_name="holdings", verbose_name=_("Vị trí")
    )

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Bổ nhiệm, phân công")
        ordering = ["officer", "valid_from"]
        constraints = [
            order_of_dates("holding_dates_in_order"),
            ExclusionConstraint(
                name="holding_once_at_a_time",
                expressions=[
                    (same("officer"), "&&"),
                    (same("post"), "&&"),
                    (span("valid_from", "valid_to", kind="daterange", bounds="[]"), "&&"),
                ],
                violation_error_message=_("Cán bộ đã giữ vị trí này trong khoảng thời gian đó."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer_id} @ {self.post_id}"
