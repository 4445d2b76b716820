"""Templates of forms, and the forms issued from them. Both are insert-only by database trigger."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id
from motcua.paperwork.states import FormCode, Origin


class FormTemplateQuerySet(models.QuerySet["FormTemplate"]):
    """Questions about templates."""

    def in_force(self, code: str, on: date) -> FormTemplateQuerySet:
        """Return the revisions of a form valid on a day, the one to use first."""
        return self.filter(
            models.Q(valid_to=None) | models.Q(valid_to__gte=on), code=code, valid_from__lte=on
        ).order_by("-valid_from", "-version", "-revision")


class FormTemplate(models.Model):
    """One version of a form as text. A correction of the same version is a further revision; none is ever changed."""

    code = models.CharField(_("mã mẫu"), max_length=40)
    version = models.PositiveSmallIntegerField(_("bản"))
    revision = models.PositiveSmallIntegerField(_("lần sửa"), default=1)
    title = models.CharField(_("tên mẫu"), max_length=200)
    valid_from = models.DateField(_("hiệu lực từ"))
    valid_to = models.DateField(_("hiệu lực đến"), null=True, blank=True)
    source_note = models.TextField(_("nguồn"))
    confidence = models.TextField(_("độ tin cậy"), blank=True)
    origin = models.CharField(max_length=10, choices=[(item.value, item.value) for item in Origin])
    main = models.CharField(max_length=200)
    files = models.JSONField()
    source_sha256 = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[FormTemplate]] = models.Manager.from_queryset(FormTemplateQuerySet)()

    class Meta:
        verbose_name = _("mẫu phiếu")
        verbose_name_plural = _("mẫu phiếu")
        constraints = [
            models.UniqueConstraint(
                fields=["code", "version", "revision"],
                name="paperwork_formtemplate_one_revision",
                violation_error_message=_("Lần sửa này của mẫu đã có."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="paperwork_formtemplate_validity",
                violation_error_message=_("Ngày hết hiệu lực của mẫu phải sau ngày có hiệu lực."),
            ),
        ]


class IssuedForm(models.Model):
    """One official form as it was issued: frozen data, their hash, and the template they are drawn with."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    form_code = models.CharField(
        _("mã mẫu"), max_length=40, choices=[(item.value, item.value) for item in FormCode]
    )
    template = models.ForeignKey(FormTemplate, on_delete=models.PROTECT, related_name="issued")
    template_version = models.PositiveSmallIntegerField(_("bản mẫu"))
    template_hash = models.CharField(max_length=64)
    authority_code = models.CharField(_("mã cơ quan"), max_length=40)
    subject = models.CharField(_("đối tượng"), max_length=120)
    dossier_number = models.CharField(_("mã hồ sơ"), max_length=60, blank=True)
    number = models.CharField(_("số"), max_length=80, blank=True)
    ordinal = models.CharField(_("quyển, số thứ tự"), max_length=40, blank=True)
    data = models.JSONField()
    data_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField(_("lúc"))
    issued_by_id = models.CharField(max_length=80)
    issued_by_name = models.CharField(_("người lập"), max_length=200)
    token = models.CharField(max_length=40)
    engine = models.CharField(max_length=80)

    objects: ClassVar[models.Manager[IssuedForm]] = models.Manager()

    class Meta:
        verbose_name = _("phiếu đã lập")
        verbose_name_plural = _("phiếu đã lập")
        constraints = [
            models.UniqueConstraint(
                fields=["token"],
                name="paperwork_issuedform_token",
                violation_error_message=_("Mã tra cứu của phiếu không được trùng."),
            )
        ]
        indexes = [models.Index(fields=["subject", "issued_at"], name="paperwork_issuedform_subject")]

    @property
    def title(self) -> str:
        """Return the Vietnamese name of the form."""
        return self.template.title
