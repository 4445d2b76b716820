"""Routes (quy trình nội bộ): legs per authority, steps per post."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import states
from motcua.catalogue.models._choices import choices_of
from motcua.catalogue.models.content import ProcedureCase
from motcua.catalogue.models.version import ProcedureVersion


class Route(models.Model):
    """The way of a dossier through the posts; `case` empty means every case without a route of its own."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="routes")
    case = models.ForeignKey(
        ProcedureCase, on_delete=models.CASCADE, null=True, blank=True, related_name="routes"
    )
    template = models.CharField(_("khuôn quy trình"), max_length=60, blank=True, default="")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("version", "case"),
                nulls_distinct=False,
                name="route_once_per_case",
                violation_error_message=_("Trường hợp này đã có quy trình."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.version_id}"


class Leg(models.Model):
    """A stretch (chặng) at one authority with its own limit. Legs of one `parallel_group` run side by side."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="legs")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.CharField(_("tên chặng"), max_length=200)
    authority = models.ForeignKey(
        "organisation.Authority", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    authority_kind = models.CharField(
        _("loại cơ quan"), max_length=20, choices=choices_of(states.AUTHORITY_KIND_LABELS)
    )
    limit_text = models.CharField(_("thời hạn của chặng"), max_length=200)
    parallel_group = models.CharField(_("nhóm song song"), max_length=20, blank=True, default="")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("route", "position"),
                name="leg_position_once",
                violation_error_message=_("Thứ tự chặng bị trùng."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """One step (bước) of a leg at one post.

    Time is `minutes` (working minutes) in a leg counted in working time, `days` in a leg counted in calendar days, and
    neither in a leg without a limit. `unit_code` names the unit inside the leg's authority; empty means any unit of `unit_kind`. `goes_to` names the next steps; empty means the next by position.
    """

    leg = models.ForeignKey(Leg, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    key = models.SlugField(_("khóa"), max_length=60)
    name = models.CharField(_("tên bước"), max_length=200)
    role = models.CharField(_("vai trò"), max_length=40)
    unit_kind = models.CharField(_("loại đơn vị"), max_length=40, blank=True, default="")
    unit_code = models.CharField(_("mã đơn vị"), max_length=30, blank=True, default="")
    minutes = models.PositiveIntegerField(_("số phút làm việc"), null=True, blank=True)
    days = models.DecimalField(
        _("số ngày"), max_digits=6, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    acts: models.JSONField[Any, Any] = models.JSONField(_("việc được làm"), default=list)
    completes_with = models.CharField(
        _("xong bước khi"), max_length=40, choices=choices_of(states.ACT_LABELS)
    )
    goes_to: models.JSONField[Any, Any] = models.JSONField(_("bước sau"), default=list, blank=True)
    sends_back_to: models.JSONField[Any, Any] = models.JSONField(_("trả lại về"), default=list, blank=True)
    result = models.CharField(_("giấy tờ, kết quả của bước"), max_length=200, blank=True, default="")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("leg", "position"),
                name="step_position_once",
                violation_error_message=_("Thứ tự bước bị trùng."),
            ),
            models.UniqueConstraint(
                fields=("leg", "key"),
                name="step_key_once",
                violation_error_message=_("Khóa của bước bị trùng."),
            ),
            models.CheckConstraint(
                condition=Q(minutes=None) | Q(days=None),
                name="step_one_unit",
                violation_error_message=_(
                    "Một bước chỉ tính bằng phút làm việc hoặc bằng ngày, không cả hai."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name
