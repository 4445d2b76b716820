"""What stands around every address: language, size, kind of content, and no bare error pages."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DataError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from motcua.api import problems
from motcua.api.errors import BodyTooLarge, BodyUnreadable, NotJson

View = Callable[..., Any]
UNREADABLE = (DataError, UnicodeError, UnreadablePostError, BadRequest, SuspiciousOperation)


def framed(view: View) -> View:
    """Answer in the language asked for, and refuse bodies nobody should read."""

    @functools.wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        language = asked_language(request.headers.get("Accept-Language", ""))
        with translation.override(language):
            response = _answer(view, request, *args, **kwargs)
        response.headers["Content-Language"] = language
        response.headers["Vary"] = "Accept-Language"
        return response

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # a bearer token is sent by no browser on its own
    return answer


def asked_language(header: str) -> str:
    """Return English where a program prefers it to Vietnamese, else Vietnamese."""
    known = dict(settings.LANGUAGES)
    for tag, weight in parse_accept_lang_header(header[:200]):
        language = tag.partition("-")[0]
        if weight and language in known:
            return language
    return str(settings.LANGUAGE_CODE)


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    refused = _refused_body(request)
    if refused is not None:
        return refused
    try:
        response: HttpResponse = view(request, *args, **kwargs)
    except RequestDataTooBig:
        return problems.problem(_too_large())
    except UNREADABLE:
        return problems.problem(BodyUnreadable())
    if response.status_code == 405:
        return problems.method_not_allowed(request, response.headers.get("Allow", ""))
    return response


def _refused_body(request: HttpRequest) -> HttpResponse | None:
    if request.method != "POST":
        return None
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length[:18]) > _most_bytes():
        return problems.problem(_too_large())
    if request.content_type != "application/json":
        return problems.problem(NotJson())
    return None


def _too_large() -> BodyTooLarge:
    return BodyTooLarge(limit=f"{_most_bytes() / 1024 / 1024:.1f} MB".replace(".", ","))


def _most_bytes() -> int:
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 2_621_440
