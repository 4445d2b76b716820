"""Addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

from motcua.api.api import api
from motcua.api.frame import framed

app_name = "api"
_patterns, _app, _namespace = api.urls
for _pattern in _patterns:
    if isinstance(_pattern, URLPattern):
        _pattern.callback = framed(_pattern.callback)
urlpatterns: list[URLPattern | URLResolver] = list(_patterns)
