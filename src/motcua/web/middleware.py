"""What stands around every page: the language chosen, unreadable input answered, private pages not kept."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DataError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import translation

from motcua.kernel.errors import DomainError
from motcua.web import faults

Answer = Callable[[HttpRequest], HttpResponse]
NUL = "\x00"
LONGEST_ADDRESS = 8_000
PRIVATE = ("/desk/", "/tai-khoan/", "/ho-so/", "/tra-cuu/", "/api/")
UNREADABLE = (
    DataError,
    UnicodeError,
    UnreadablePostError,
    MultiPartParserError,
    BadRequest,
    SuspiciousOperation,
)


class ChosenLanguage:
    """Show Vietnamese unless the reader chose another language on the page.

    The language of the browser is not asked: most telephones here speak English by default, their
    owners do not.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language and say which it is."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ClearAnswers:
    """Turn what nobody can read, and refusals no form showed, into a page that says what to do."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; refuse NUL characters before they reach the database, dress a bare 405."""
        if has_nul(request):
            return faults.bad_request(request)
        response = self.get_response(request)
        if response.status_code == 405 and not response.content and not request.path.startswith("/api/"):
            response = faults.not_allowed(request, response.headers.get("Allow", ""))
        if request.path.startswith(PRIVATE) and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer refusals and unreadable input; leave true faults to the alarm."""
        if request.path.startswith("/api/"):
            return None
        if isinstance(error, DomainError):
            return faults.refusal(request, error)
        if isinstance(error, UNREADABLE) or _is_nul_complaint(error):
            return faults.bad_request(request, error)
        return None


def has_nul(request: HttpRequest) -> bool:
    """Tell whether the address or a cookie carries a NUL, which no text column takes, or is too long."""
    query = request.META.get("QUERY_STRING", "")
    if NUL in request.path or "%00" in query or NUL in query:
        return True
    if len(request.path) + len(query) > LONGEST_ADDRESS:
        return True
    return any(NUL in value for value in request.COOKIES.values())


def _is_nul_complaint(error: Exception) -> bool:
    return isinstance(error, ValueError) and "NUL" in str(error)
