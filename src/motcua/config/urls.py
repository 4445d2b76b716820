"""Addresses: portal at the root, desk under /desk/, JSON under /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
