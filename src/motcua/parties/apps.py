"""The room `parties`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartiesConfig(AppConfig):
    """Applicants, beneficiaries and their representatives."""

    name = "motcua.parties"
    label = "parties"
    verbose_name = _("Người nộp hồ sơ")
