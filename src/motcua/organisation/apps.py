"""The room `organisation`."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationConfig(AppConfig):
    """Authorities, units, posts, officers, absence and delegation."""

    name = "motcua.organisation"
    label = "organisation"
    verbose_name = _("Tổ chức bộ máy")
