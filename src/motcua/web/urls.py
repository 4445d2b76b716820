"""Addresses of the portal and of what all pages share."""

from __future__ import annotations

from django.urls import path

from motcua.web import gallery, language

app_name = "web"
urlpatterns = [
    path("ngon-ngu/", language.choose_language, name="language"),
    path("components/", gallery.gallery, name="gallery"),
]
