"""The room `paperwork`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaperworkConfig(AppConfig):
    """Official forms, their numbers and their PDF."""

    name = "motcua.paperwork"
    label = "paperwork"
    verbose_name = _("Mẫu phiếu và cấp số")
