"""The room `api`."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The JSON face and the programs that may use it."""

    name = "motcua.api"
    label = "api"
    verbose_name = _("Kết nối hệ thống khác")

    @property
    def clients(self) -> Any:
        """Return the door for the command line: it stands on the same floor and may not import this room."""
        from motcua.api import public

        return public
