"""Addresses: portal at the root, desk under /desk/, JSON under /api/."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("motcua.web.urls")),
    path("", include("motcua.web.portal.urls")),
    path("desk/", include("motcua.web.desk.urls")),
    path("tai-khoan/", include("motcua.web.accounts.urls")),
    path("api/v1/", include("motcua.api.urls")),
]

handler400 = "motcua.web.faults.bad_request"
handler403 = "motcua.web.faults.permission_denied"
handler404 = "motcua.web.faults.not_found"
handler429 = "motcua.web.faults.rate_limited"
handler500 = "motcua.web.faults.server_error"
