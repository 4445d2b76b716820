"""Tags of the page frame: `{% load mc_site %}` in base templates only."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from motcua.web import navigation
from motcua.web.site import Site, current_site

register = template.Library()


@register.simple_tag
def site() -> Site:
    """Return the words of this installation."""
    return current_site()


@register.simple_tag
def demo() -> bool:
    """Tell whether this is a demonstration with invented data."""
    return bool(settings.MOTCUA_DEMO)


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any]) -> str:
    """Return the address of this page with its filters, to come back to after changing the language."""
    request = context.get("request")
    return request.get_full_path() if isinstance(request, HttpRequest) else "/"


@register.inclusion_tag("motcua/components/navigation.html", takes_context=True)
def navigation_bar(context: dict[str, Any], audience: str) -> dict[str, Any]:
    """Draw the main navigation of an audience."""
    request = context.get("request")
    path = request.path if isinstance(request, HttpRequest) else ""
    return {"items": navigation.items(audience, path, counter=bool(context.get("can_receive", True)))}


@register.inclusion_tag("motcua/components/language.html", takes_context=True)
def language_bar(context: dict[str, Any]) -> dict[str, Any]:
    """Draw the choice of language; it keeps the page."""
    return {"languages": settings.LANGUAGES, "request": context.get("request")}


@register.simple_tag
def url_or_nothing(name: str) -> str:
    """Return the address of a page, or nothing while the page does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
