"""The catalogue app."""

from __future__ import annotations

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Procedures, versions, papers, limits, fees and routes."""

    name = "motcua.catalogue"
    label = "catalogue"
    verbose_name = "Danh mục thủ tục"
