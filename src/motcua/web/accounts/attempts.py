"""Whose sign-in a failed attempt was, for counting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

LONGEST_NAME = 150


def typed_name(request: HttpRequest, credentials: Mapping[str, Any] | None = None) -> str | None:
    """Return the user name of an attempt, the same in all places axes asks from.

    The form calls it "login", Django's backends "username"; capitals and spaces around do not make
    another name.
    """
    given = credentials or {}
    name = given.get("username") or given.get("login") or request.POST.get("login")
    return str(name).strip().lower()[:LONGEST_NAME] if name else None
