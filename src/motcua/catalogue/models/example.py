"""Example dossiers: what publication works out before it lets a version go."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import states
from motcua.catalogue.models._choices import choices_of
from motcua.catalogue.models.version import ProcedureVersion


class ExampleDossier(models.Model):
    """A dossier received at a moment, with the due moment (or the refusal) a person worked out by hand."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="examples")
    name = models.CharField(_("ví dụ"), max_length=200)
    received_at = models.DateTimeField(_("nhận lúc"))
    channel = models.CharField(
        _("kênh"), max_length=20, choices=choices_of(states.CHANNEL_LABELS), default="direct"
    )
    case_code = models.CharField(_("mã trường hợp"), max_length=60, blank=True, default="")
    outcome = models.CharField(
        _("kết quả"), max_length=20, choices=choices_of(states.OUTCOME_LABELS), default="grant"
    )
    expected_due_date = models.DateField(_("hẹn trả ngày"), null=True, blank=True)
    expected_due_at = models.DateTimeField(_("hẹn trả lúc"), null=True, blank=True)
    expected_refusal = models.CharField(_("mã từ chối"), max_length=100, blank=True, default="")
    expects_no_date = models.BooleanField(_("không có ngày hẹn"), default=False)
    note = models.TextField(_("cách tính"), blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "name"),
                name="example_name_once",
                violation_error_message=_("Tên ví dụ bị trùng trong phiên bản."),
            ),
            models.CheckConstraint(
                condition=Q(expected_due_date__isnull=False)
                | ~Q(expected_refusal="")
                | Q(expects_no_date=True),
                name="example_expects_something",
                violation_error_message=_(
                    "Ví dụ phải ghi ngày hẹn trả, mã từ chối, hoặc “không có ngày hẹn”."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name
