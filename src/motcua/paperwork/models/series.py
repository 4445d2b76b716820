"""Numbered series: the last number given, one row per authority, series and period."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberSeries(models.Model):
    """One counter. Only `next_number` writes it, under the row's own lock; nothing is counted globally."""

    authority_code = models.CharField(_("mã cơ quan"), max_length=40)
    series = models.CharField(_("loại số"), max_length=60)
    period_key = models.CharField(_("kỳ"), max_length=20)
    last = models.PositiveIntegerField(_("số đã cấp sau cùng"))

    objects: ClassVar[models.Manager[NumberSeries]] = models.Manager()

    class Meta:
        verbose_name = _("dãy số")
        verbose_name_plural = _("dãy số")
        constraints = [
            models.UniqueConstraint(
                fields=["authority_code", "series", "period_key"],
                name="paperwork_numberseries_one_per_period",
                violation_error_message=_("Dãy số của kỳ này đã có."),
            ),
            models.CheckConstraint(
                condition=models.Q(last__gte=1),
                name="paperwork_numberseries_from_one",
                violation_error_message=_("Số cấp bắt đầu từ 1."),
            ),
        ]
