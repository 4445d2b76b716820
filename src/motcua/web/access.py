"""Who may open a page of officers, without losing what was typed when the session ran out."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from motcua.web import faults

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Let only a signed-in person through.

    A page that is read leads to the sign-in page and back; a form that was sent is offered again,
    so that nothing typed is lost when the session ran out.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return faults.offer_again(request)
        return redirect_to_login(request.get_full_path())

    return guarded
