"""Pages for what went wrong: a plain sentence, what to do next, and what was typed is kept.

No page here reads the database: a fault page must come up when the database does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from motcua.kernel.errors import DomainError, text_of

MOST_KEPT_LETTERS = 400_000
MOST_KEPT_FIELDS = 500
SECRET_FIELDS = frozenset(["csrfmiddlewaretoken", "passcode", "secret", "credential", "code"])


@dataclass(frozen=True, slots=True)
class Fault:
    """What a fault page says: a title, what happened and what to do next."""

    status: int
    title: str
    text: str
    code: str = ""
    links: tuple[tuple[str, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)


def show(request: HttpRequest, fault: Fault) -> HttpResponse:
    """Answer with the page of a fault, or with problem+json under /api/."""
    response: HttpResponse
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "status": fault.status, "title": fault.title, "detail": fault.text}
        body |= {"code": fault.code} if fault.code else {}
        response = JsonResponse(body, status=fault.status, content_type="application/problem+json")
    else:
        links = fault.links or ((_("Về trang đầu"), "/"),)
        context = {"fault": fault, "links": links}
        response = render(request, "motcua/faults/fault.html", context, status=fault.status)
    for name, value in fault.headers.items():
        response[name] = value
    response["Cache-Control"] = "no-store"
    return response


def refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer with the words of a refusal that no form could show."""
    desk = request.path.startswith("/desk/")
    text = text_of(error, "officer" if desk else "citizen", _)
    return show(
        request, Fault(error.status, _("Việc này chưa làm được"), text, error.code, _back_links(desk))
    )


def bad_request(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Answer 400, or 413 when more came than is taken."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return too_large(request)
    text = _(
        "Trang nhận được nội dung không đọc được. Hãy quay lại trang trước, gõ lại thay vì dán, rồi gửi lại."
    )
    return show(request, Fault(400, _("Nội dung gửi lên không đọc được"), text, "web.bad_request"))


def too_large(request: HttpRequest) -> HttpResponse:
    """Answer 413: the limit is said, and where what was typed still is."""
    limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // (1024 * 1024)
    text = _(
        "Nội dung gửi lên lớn quá mức nhận ({limit} MB) nên chưa được ghi. Hãy bấm nút Quay lại của trình duyệt:"
        " những gì bạn gõ vẫn còn ở đó. Viết gọn lại hoặc gửi tệp nhỏ hơn rồi gửi lại."
    )
    fault = Fault(413, _("Nội dung gửi lên quá lớn"), text.format(limit=limit), "web.too_large")
    return show(request, fault)


def permission_denied(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Answer 403."""
    text = _(
        "Tài khoản của bạn không được xem trang này. Nếu công việc cần, hãy nhờ người phụ trách phân công."
    )
    desk = request.path.startswith("/desk/")
    return show(
        request, Fault(403, _("Bạn không xem được trang này"), text, "web.forbidden", _back_links(desk))
    )


def not_found(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Answer 404."""
    text = _("Địa chỉ có thể gõ sai, hoặc trang đã được bỏ. Hãy xem lại địa chỉ, hoặc tìm từ trang đầu.")
    desk = request.path.startswith("/desk/")
    return show(request, Fault(404, _("Không có trang này"), text, "web.not_found", _back_links(desk)))


def not_allowed(request: HttpRequest, allow: str) -> HttpResponse:
    """Answer 405: the page is there, but not to be asked in that way."""
    text = _("Trang này không mở được theo cách vừa dùng. Hãy mở lại từ trang trước và bấm nút ở đó.")
    fault = Fault(405, _("Không mở được trang theo cách này"), text, "web.method", headers={"Allow": allow})
    return show(request, fault)


def too_many(request: HttpRequest, *, retry_seconds: int, text: str = "") -> HttpResponse:
    """Answer 429 with the time to wait, in whole minutes in words and in seconds in the head."""
    minutes = max(1, -(-retry_seconds // 60))
    said = text or _("Có quá nhiều lần thử liên tiếp từ nơi bạn đang dùng mạng.")
    wait = _("Hãy đợi {minutes} phút rồi thử lại.").format(minutes=minutes)
    headers = {"Retry-After": str(retry_seconds)}
    fault = Fault(429, _("Hãy đợi một lát"), f"{said} {wait}", "web.too_many", headers=headers)
    return show(request, fault)


def rate_limited(request: HttpRequest, exception: BaseException | None = None) -> HttpResponse:
    """Answer 429 for the limits of the sign-in pages (named as allauth expects: handler429)."""
    return too_many(request, retry_seconds=300)


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Answer 429 after too many wrong passwords (called by axes)."""
    text = _("Đã có nhiều lần nhập sai mật khẩu nên tài khoản này tạm khóa ở máy bạn đang dùng.")
    return too_many(request, retry_seconds=_cooloff_seconds(), text=text)


def _cooloff_seconds() -> int:
    cooloff = getattr(settings, "AXES_COOLOFF_TIME", None)
    return int(cooloff.total_seconds()) if isinstance(cooloff, timedelta) else 900


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer 500: nothing was changed, and where what was typed still is."""
    text = _(
        "Lỗi là của hệ thống, không phải của bạn, và đã được ghi lại để sửa. Hãy bấm nút Quay lại của trình duyệt:"
        " những gì bạn gõ vẫn còn ở đó. Đợi ít phút rồi gửi lại."
    )
    return show(request, Fault(500, _("Trang gặp lỗi"), text, "web.fault"))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose proof has run out: offer what was typed again, with a new proof."""
    return offer_again(request)


def offer_again(request: HttpRequest) -> HttpResponse:
    """Offer the typed fields as a form to send again, passwords left out.

    Only to a form that came from our own pages: a form forged on another site gets nothing to send.
    """
    if request.path.startswith("/api/"):
        return permission_denied(request)
    typed = list(_typed(request)) if _from_our_pages(request) else []
    context = {
        "typed": [(name, value) for name, value in typed if value and not name.startswith("_")],
        "fields": typed,
        "files": bool(typed) and bool(request.FILES),
        "action": request.get_full_path(),
        "token": get_token(request),
        "sign_in_url": _sign_in_url(request),
    }
    response = render(request, "motcua/faults/again.html", context, status=403)
    response["Cache-Control"] = "no-store"
    return response


def _from_our_pages(request: HttpRequest) -> bool:
    if request.META.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":
        return False
    source = request.META.get("HTTP_ORIGIN") or request.META.get("HTTP_REFERER") or ""
    return bool(source) and urlsplit(source).netloc == request.get_host()


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield the typed fields that may be offered again; nothing when they are too many or too long."""
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    total = sum(len(name) + len(value) for name, value in pairs)
    if total > MOST_KEPT_LETTERS or len(pairs) > MOST_KEPT_FIELDS:
        return
    for name, value in pairs:
        if name not in SECRET_FIELDS and "password" not in name.lower():
            yield name, value


def _sign_in_url(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    if not request.path.startswith("/desk/") or (user is not None and user.is_authenticated):
        return ""
    try:
        return reverse("account_login")
    except NoReverseMatch:
        return ""


def _back_links(desk: bool) -> tuple[tuple[str, str], ...]:
    if not desk:
        return ((_("Về trang đầu"), "/"),)
    return ((_("Về việc của tôi"), "/desk/"), (_("Về trang đầu"), "/"))
