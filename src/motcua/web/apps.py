"""The web app of Django: pages, templates, static files."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages for citizens and officers."""

    name = "motcua.web"
    label = "web"
    verbose_name = "Trang cho công dân và cán bộ"
