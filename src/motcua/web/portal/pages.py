"""Pages that only tell: accessibility, personal data, and what search engines may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.web.components import Crumb
from motcua.web.portal import attempts, grants
from motcua.web.portal.shell import show

ROBOTS = """User-agent: *
Disallow: /desk/
Disallow: /tai-khoan/
Disallow: /tra-cuu/
Disallow: /ho-so/
Disallow: /api/
"""


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Tell what works for whom, and whom to tell when something does not."""
    return show(request, "accessibility", {"crumbs": _crumbs(_("Cam kết về khả năng tiếp cận"))})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Tell what is kept of a person, who sees it, how long, and what they may ask for."""
    context = {
        "crumbs": _crumbs(_("Dữ liệu cá nhân của bạn")),
        "minutes": grants.SECONDS // 60,
        "most": attempts.ALLOWANCES[0].most,
        "window": attempts.ALLOWANCES[0].seconds // 60,
    }
    return show(request, "privacy", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep search engines away from what is private."""
    response = HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


def _crumbs(title: str) -> list[Crumb]:
    return [Crumb(_("Trang chủ"), reverse("portal:home")), Crumb(title)]
