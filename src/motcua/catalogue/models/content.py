"""What a version asks for and promises: cases, papers, limits, fees."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.catalogue import states
from motcua.catalogue.models._choices import choices_of
from motcua.catalogue.models.version import ProcedureVersion


class ProcedureCase(models.Model):
    """A case (trường hợp) of a version, with its own papers, limit or route."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="cases")
    code = models.CharField(_("mã trường hợp"), max_length=60)
    name = models.TextField(_("trường hợp"))
    position = models.PositiveSmallIntegerField(_("thứ tự"))

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "code"),
                name="case_code_once",
                violation_error_message=_("Mã trường hợp bị trùng trong phiên bản."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PaperRequirement(models.Model):
    """One paper of the dossier (thành phần hồ sơ). `case` empty means every case."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="papers")
    case = models.ForeignKey(
        ProcedureCase, on_delete=models.CASCADE, null=True, blank=True, related_name="papers"
    )
    position = models.PositiveSmallIntegerField(_("thứ tự"))
    name = models.TextField(_("tên giấy tờ"))
    originals = models.PositiveSmallIntegerField(_("bản chính"), default=0)
    certified = models.PositiveSmallIntegerField(_("bản sao có chứng thực"), default=0)
    copies = models.PositiveSmallIntegerField(_("bản sao"), default=0)
    required = models.BooleanField(_("bắt buộc"), default=True)
    from_database = models.BooleanField(_("tra trong cơ sở dữ liệu, không phải mang"), default=False)
    form_code = models.CharField(_("mẫu"), max_length=60, blank=True, default="")
    note = models.TextField(_("ghi chú"), blank=True, default="")

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "position"),
                name="paper_position_once",
                violation_error_message=_("Thứ tự giấy tờ bị trùng."),
            ),
            models.CheckConstraint(
                condition=~Q(from_database=True, required=True),
                name="paper_from_database_not_required",
                violation_error_message=_(
                    "Giấy tờ đã có trong cơ sở dữ liệu thì không được bắt người dân nộp (Nghị định 118/2025, Điều 4)."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.name


class TimeLimit(models.Model):
    """The time allowed, by case, channel and outcome; empty means any. Texts are in the grammar of deadlines."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="limits")
    case = models.ForeignKey(
        ProcedureCase, on_delete=models.CASCADE, null=True, blank=True, related_name="limits"
    )
    channel = models.CharField(
        _("kênh"), max_length=20, blank=True, default="", choices=choices_of(states.CHANNEL_LABELS)
    )
    outcome = models.CharField(
        _("kết quả"), max_length=20, default="grant", choices=choices_of(states.OUTCOME_LABELS)
    )
    statutory_text = models.CharField(_("thời hạn theo luật"), max_length=200)
    committed_text = models.CharField(_("thời hạn cam kết"), max_length=200, blank=True, default="")
    source = models.CharField(_("nguồn"), max_length=500, blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "case", "channel", "outcome"),
                nulls_distinct=False,
                name="limit_once_per_case_channel_outcome",
                violation_error_message=_("Đã có thời hạn cho trường hợp, kênh và kết quả này."),
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        """The limit that the appointment uses: what the office promised, else the law's (guide §3.2)."""
        return self.committed_text or self.statutory_text


class Fee(models.Model):
    """One fee (phí) or charge (lệ phí), in whole đồng."""

    version = models.ForeignKey(ProcedureVersion, on_delete=models.CASCADE, related_name="fees")
    case = models.ForeignKey(
        ProcedureCase, on_delete=models.CASCADE, null=True, blank=True, related_name="fees"
    )
    channel = models.CharField(
        _("kênh"), max_length=20, blank=True, default="", choices=choices_of(states.CHANNEL_LABELS)
    )
    name = models.CharField(_("tên khoản thu"), max_length=300)
    kind = models.CharField(
        _("loại"), max_length=20, choices=choices_of(states.FEE_KIND_LABELS), default="charge"
    )
    amount = models.PositiveBigIntegerField(_("số tiền (đồng)"))
    basis = models.CharField(_("căn cứ"), max_length=300, blank=True, default="")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("version", "case", "channel", "name"),
                nulls_distinct=False,
                name="fee_once",
                violation_error_message=_("Khoản thu này đã có cho trường hợp và kênh đó."),
            ),
        )

    def __str__(self) -> str:
        return self.name
