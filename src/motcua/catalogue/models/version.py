"""Versions of procedures. A published one is frozen by a database trigger; only its last day may still be set."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import states
from motcua.catalogue.models._choices import choices_of
from motcua.catalogue.models.procedure import Procedure


def _same(column: str) -> Func:
    """Return an id as a range of one, so that the exclusion needs no extension of the server."""
    return Func(F(column), F(column), Value("[]"), function="int8range")


def _days(first: str, last: str) -> Func:
    """Return the days from the first to the last, both included; an open end stays open."""
    return Func(F(first), F(last), Value("[]"), function="daterange")


class ProcedureVersionQuerySet(models.QuerySet["ProcedureVersion"]):
    """Versions by status and day."""

    def published(self) -> ProcedureVersionQuerySet:
        """Return the published versions."""
        return self.filter(status=states.VersionStatus.PUBLISHED)

    def drafts(self) -> ProcedureVersionQuerySet:
        """Return the drafts."""
        return self.filter(status=states.VersionStatus.DRAFT)

    def on(self, day: date) -> ProcedureVersionQuerySet:
        """Return the published versions valid on a day; at most one per procedure."""
        return self.published().filter(Q(valid_from__lte=day), Q(valid_to__gte=day) | Q(valid_to=None))

    def locked(self, pk: int) -> ProcedureVersion:
        """Return a version, held against others until the transaction ends. Raises DoesNotExist."""
        return self.select_for_update(of=("self",)).get(pk=pk)


class ProcedureVersion(models.Model):
    """What a procedure was from one day to another."""

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("số phiên bản"))
    name = models.TextField(_("tên thủ tục"))
    short_name = models.CharField(_("tên ngắn gọn"), max_length=200, blank=True, default="")
    summary = models.TextField(_("giới thiệu bằng lời thường"), blank=True, default="")
    who = models.TextField(_("ai được làm"), blank=True, default="")
    keywords = models.TextField(_("từ khóa tìm kiếm"), blank=True, default="")
    levels: models.JSONField[Any, Any] = models.JSONField(_("cấp thực hiện"), default=list, blank=True)
    channels: models.JSONField[Any, Any] = models.JSONField(_("kênh nộp"), default=list, blank=True)
    status = models.CharField(
        _("trạng thái"), max_length=20, choices=choices_of(states.STATUS_LABELS), default="draft"
    )
    published_at = models.DateTimeField(_("công bố lúc"), null=True, blank=True)
    published_by = models.CharField(_("người công bố"), max_length=200, blank=True, default="")
    valid_from = models.DateField(_("có hiệu lực từ"))
    valid_to = models.DateField(_("hết hiệu lực sau ngày"), null=True, blank=True)
    master_system = models.CharField(
        _("hệ thống chủ"), max_length=20, choices=choices_of(states.MASTER_LABELS), default="provincial"
    )
    mechanism = models.CharField(
        _("cơ chế"), max_length=20, choices=choices_of(states.MECHANISM_LABELS), default="one_stop"
    )
    authority_kind = models.CharField(
        _("loại cơ quan giải quyết"), max_length=20, choices=choices_of(states.AUTHORITY_KIND_LABELS)
    )
    authority = models.ForeignKey(
        "organisation.Authority", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    where_to_submit = models.TextField(_("nơi nộp"), blank=True, default="")
    result_name = models.TextField(_("kết quả"), blank=True, default="")
    result_outcomes: models.JSONField[Any, Any] = models.JSONField(
        _("loại kết quả"), default=list, blank=True
    )
    decision_no = models.CharField(_("số quyết định công bố"), max_length=100, blank=True, default="")
    one_set_count = models.PositiveSmallIntegerField(_("số bộ hồ sơ"), default=1)
    pause_policy = models.CharField(
        _("khi hết tạm dừng"), max_length=20, choices=choices_of(states.PAUSE_LABELS), default="resume"
    )
    payment_timing = models.CharField(
        _("lúc thu tiền"), max_length=20, choices=choices_of(states.PAYMENT_LABELS), default="none"
    )
    source = models.CharField(_("nguồn"), max_length=300, blank=True, default="")
    confidence = models.CharField(
        _("mức tin cậy"), max_length=20, choices=choices_of(states.CONFIDENCE_LABELS), default="OFFICE"
    )
    note = models.TextField(_("ghi chú"), blank=True, default="")
    fingerprint = models.CharField(_("dấu của dữ liệu"), max_length=64, blank=True, default="")
    objects = ProcedureVersionQuerySet.as_manager()

    class Meta:
        ordering = ("procedure", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("procedure", "number"),
                name="version_number_once",
                violation_error_message=_("Thủ tục đã có phiên bản mang số này."),
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="version_ends_after_start",
                violation_error_message=_("Ngày hết hiệu lực phải bằng hoặc sau ngày có hiệu lực."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft", published_at=None)
                | Q(status="published", published_at__isnull=False),
                name="version_published_with_time",
                violation_error_message=_("Phiên bản đã công bố phải ghi lúc công bố."),
            ),
            ExclusionConstraint(
                name="version_one_valid_per_day",
                expressions=[(_same("procedure"), "&&"), (_days("valid_from", "valid_to"), "&&")],
                condition=Q(status="published"),
                violation_error_message=_("Mỗi ngày chỉ có một phiên bản của thủ tục có hiệu lực."),
            ),
            models.UniqueConstraint(
                fields=("procedure",),
                condition=Q(status="draft"),
                name="version_one_draft",
                violation_error_message=_("Thủ tục đang có một bản thảo. Hãy sửa tiếp bản thảo đó."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def title(self) -> str:
        """The plain name, or the official one where nobody wrote a plain one."""
        return self.short_name or self.name

    @property
    def is_published(self) -> bool:
        """Whether the version is frozen."""
        return self.status == states.VersionStatus.PUBLISHED


class LegalBasis(models.Model):
    """One legal document that a version rests on."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="legal_bases")
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    text = models.CharField(_("căn cứ pháp lý"), max_length=500)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"),
                name="legal_basis_position_once",
                violation_error_message=_("Thứ tự căn cứ pháp lý bị trùng."),
            ),
        )

    def __str__(self) -> str:
        return self.text
