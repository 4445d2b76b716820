"""Which division of an authority handles which field."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Remit(models.Model):
    """A division's field of work: where the counter hands a dossier over to."""

    unit = models.ForeignKey(
        "organisation.Unit", models.PROTECT, related_name="remits", verbose_name=_("phòng")
    )
    field = models.ForeignKey("catalogue.Field", models.PROTECT, related_name="+", verbose_name=_("lĩnh vực"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "field"],
                name="remit_once",
                violation_error_message=_("Phòng này đã phụ trách lĩnh vực đó."),
            )
        ]
