"""A program that may call /api/v1."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ApiClient(models.Model):
    """One program with one token. It acts as one of its officers, with that officer's powers and no more."""

    name = models.CharField(_("tên ứng dụng"), max_length=120)
    authority = models.ForeignKey(
        "organisation.Authority", models.PROTECT, related_name="+", verbose_name=_("cơ quan")
    )
    officers = models.ManyToManyField(
        "organisation.Officer", related_name="+", verbose_name=_("làm thay cán bộ")
    )
    token_hash = models.CharField(max_length=64, unique=True)
    token_prefix = models.CharField(_("đầu mã truy cập"), max_length=12)
    scopes = models.JSONField(_("quyền"), default=list)
    rate_per_minute = models.PositiveIntegerField(_("số lần gọi một phút"), default=1200)
    created_at = models.DateTimeField(_("cấp lúc"))
    expires_at = models.DateTimeField(_("hết hạn lúc"))
    revoked_at = models.DateTimeField(_("thu hồi lúc"), null=True)
    last_used_on = models.DateField(_("dùng lần cuối ngày"), null=True)

    objects: ClassVar[models.Manager[ApiClient]] = models.Manager()

    class Meta:
        verbose_name = _("Ứng dụng kết nối")
        ordering: ClassVar[list[str]] = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(revoked_at__isnull=True),
                name="api_client_name_once",
                violation_error_message=_("Đã có ứng dụng cùng tên đang dùng."),
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="api_client_named",
                violation_error_message=_("Ứng dụng phải có tên."),
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="api_client_expires_later",
                violation_error_message=_("Mã truy cập phải hết hạn sau khi cấp."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_usable(self, at: datetime) -> bool:
        """Tell whether the token opens anything at a moment."""
        return self.revoked_at is None and at < self.expires_at
