"""The room `deadlines`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeadlinesConfig(AppConfig):
    """Working calendars, time limits, clocks and their ledger."""

    name = "motcua.deadlines"
    label = "deadlines"
    verbose_name = _("Thời hạn")
