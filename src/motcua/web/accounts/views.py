"""The sign-in page, with the list of demo accounts in a demonstration."""

from __future__ import annotations

from typing import Any, NoReturn

from allauth.account.views import LoginView
from django.http import Http404, HttpRequest

from motcua.web.accounts.demo import demo_accounts


class SignInView(LoginView):  # type: ignore[misc]  # allauth carries no types here
    """Sign in with name and password."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo accounts."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_accounts": demo_accounts()}


def closed(request: HttpRequest, **kwargs: Any) -> NoReturn:
    """Answer 404: allauth has a page here that this office does not use."""
    raise Http404
