"""One person or body in one role on one dossier."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.parties.states import KIND_NAMES, SEX_NAMES, PartyKind, Sex


class PartyQuerySet(models.QuerySet["Party"]):
    """Parties."""

    def with_number(self, id_number: str) -> PartyQuerySet:
        """Return the parties that stated an identity number, newest first."""
        return self.filter(id_number=id_number).order_by("-id")


class Party(models.Model):
    """What somebody stated about themselves on the day; a later dossier gets its own row."""

    kind = models.CharField(
        _("Loại"), max_length=8, default=str(PartyKind.CITIZEN),
        choices=[(str(key), _(name)) for key, name in KIND_NAMES.items()],
    )  # fmt: skip
    full_name = models.CharField(_("Họ và tên, tên tổ chức"), max_length=200)
    folded_name = models.CharField(max_length=200, editable=False)
    id_number = models.CharField(_("Số định danh, CCCD hoặc hộ chiếu"), max_length=20, blank=True)
    birth_date = models.DateField(_("Ngày sinh"), null=True, blank=True)
    sex = models.CharField(
        _("Giới tính"),
        max_length=6,
        blank=True,
        choices=[(str(key), _(name)) for key, name in SEX_NAMES.items()],
    )
    phone = models.CharField(_("Số điện thoại"), max_length=15, blank=True)
    email = models.EmailField(_("Thư điện tử"), blank=True)
    address = models.CharField(_("Địa chỉ"), max_length=300, blank=True)
    commune_code = models.CharField(_("Mã xã, phường"), max_length=5, blank=True)
    tax_number = models.CharField(_("Mã số thuế"), max_length=14, blank=True)
    registered_at = models.DateTimeField(_("Ghi nhận lúc"))

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = _("Người nộp, người thụ hưởng")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="party_kind_known",
                condition=Q(kind__in=[str(item) for item in PartyKind]),
                violation_error_message=_("Loại người nộp không có trong danh mục."),
            ),
            models.CheckConstraint(
                name="party_sex_known",
                condition=Q(sex__in=[str(item) for item in Sex]),
                violation_error_message=_("Giới tính là nam hoặc nữ, hoặc để trống."),
            ),
            models.CheckConstraint(
                name="party_named",
                condition=~Q(full_name=""),
                violation_error_message=_("Hãy ghi họ và tên hoặc tên tổ chức."),
            ),
            models.CheckConstraint(
                name="party_id_number_shape",
                condition=Q(id_number__regex=r"^([0-9]{9}|[0-9]{12}|[A-Z][A-Z0-9]{5,11})?$"),
                violation_error_message=_(
                    "Số CCCD có 12 chữ số, CMND 9 chữ số, hộ chiếu bắt đầu bằng chữ cái."
                ),
            ),
            models.CheckConstraint(
                name="party_phone_shape",
                condition=Q(phone__regex=r"^(0[0-9]{9,10}|\+[0-9]{8,14})?$"),
                violation_error_message=_("Số điện thoại có 10 chữ số và bắt đầu bằng 0."),
            ),
            models.CheckConstraint(
                name="party_tax_number_shape",
                condition=Q(tax_number__regex=r"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})?$"),
                violation_error_message=_(
                    "Mã số thuế có 10 chữ số, thêm gạch nối và 3 chữ số nếu là chi nhánh."
                ),
            ),
        ]
        indexes = [
            models.Index(fields=["id_number", "-id"], name="party_by_id_number", condition=~Q(id_number="")),
            models.Index(fields=["phone"], name="party_by_phone", condition=~Q(phone="")),
            models.Index(fields=["folded_name"], name="party_by_name"),
        ]

    def __str__(self) -> str:
        return self.full_name
