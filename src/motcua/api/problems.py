"""What went wrong, as application/problem+json (RFC 9457), with the same codes as on the screens."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from motcua.api.errors import (
    BodyUnreadable,
    FieldsInvalid,
    MethodNotAllowed,
    NothingHere,
    TooManyRequests,
    Unauthenticated,
)
from motcua.dossiers.public import Act
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.text import N_

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: N_("Nội dung không đọc được"),
    401: N_("Chưa xác thực"),
    403: N_("Không được phép"),
    404: N_("Không tìm thấy"),
    405: N_("Cách gọi không dùng được"),
    409: N_("Không làm được lúc này"),
    413: N_("Nội dung quá lớn"),
    415: N_("Không phải JSON"),
    422: N_("Nội dung chưa đúng"),
    429: N_("Gọi quá nhanh"),
}
# What a value that does not fit its type is told; the keys are pydantic's kinds of error.
SENTENCES = {
    "missing": N_("Thiếu mục này."),
    "extra_forbidden": N_("Không có mục này. Hãy xem lại tên mục."),
    "string_type": N_("Phải là chữ trong dấu ngoặc kép."),
    "string_unicode": N_("Nội dung có ký tự không đọc được. Hãy gõ lại thay vì dán."),
    "string_too_long": N_("Dài quá: nhiều nhất {max_length} ký tự."),
    "string_too_short": N_("Không được để trống."),
    "int_type": N_("Phải là số nguyên."),
    "int_parsing": N_("Phải là số nguyên."),
    "int_from_float": N_("Phải là số nguyên."),
    "int_parsing_size": N_("Số quá lớn."),
    "bool_type": N_("Phải là true hoặc false."),
    "bool_parsing": N_("Phải là true hoặc false."),
    "greater_than_equal": N_("Nhỏ quá: ít nhất {ge}."),
    "less_than_equal": N_("Lớn quá: nhiều nhất {le}."),
    "too_long": N_("Nhiều quá: nhiều nhất {max_length} mục."),
    "list_type": N_("Phải là danh sách."),
    "tuple_type": N_("Phải là danh sách."),
    "literal_error": N_("Chỉ nhận: {expected}."),
    "enum": N_("Chỉ nhận: {expected}."),
    "union_tag_invalid": N_("Chỉ nhận: {expected_tags}."),
    "union_tag_not_found": N_("Thiếu mục này."),
    "uuid_parsing": N_("Phải là UUID."),
    "uuid_type": N_("Phải là UUID."),
    "model_type": N_("Phải là một đối tượng JSON."),
    "model_attributes_type": N_("Phải là một đối tượng JSON."),
    "day_wrong": N_("Ngày “{value}” không có. Hãy ghi như 2026-12-24."),
    "moment_wrong": N_("Thời điểm “{value}” không có. Hãy ghi như 2026-12-24T09:30."),
    "unreadable_text": N_("Nội dung có ký tự không đọc được. Hãy gõ lại thay vì dán."),
}
OTHERWISE = N_("Giá trị chưa đúng. Hãy kiểm tra lại.")
MOST_ERRORS = 100
_TAGS = frozenset(act.value for act in Act)


class FieldProblem(BaseModel):
    """One field that cannot be used as sent."""

    field: str = Field(description="Path of the field, such as `owner.phone` or `papers.0.position`")
    code: str
    detail: str


class Problem(BaseModel):
    """Why nothing was done."""

    type: str
    title: str
    status: int
    detail: str = Field(description="A sentence for a person; Vietnamese, or English by Accept-Language")
    code: str = Field("", description="Stable code, the same as on the screens")
    field: str | None = Field(None, description="The field the refusal belongs to, if any")
    errors: list[FieldProblem] = []


def problem(
    error: DomainError,
    errors: Sequence[Mapping[str, str]] = (),
    headers: Mapping[str, str] | None = None,
) -> HttpResponse:
    """Return the answer of a refusal, in the language in force."""
    detail = text_of(error, "officer", gettext)
    if error.field and not errors and error.status == 422:
        errors = [{"field": error.field, "code": error.code, "detail": detail}]
    body = {
        "type": f"urn:motcua:problem:{error.code}",
        "title": gettext(TITLES.get(error.status, TITLES[422])),
        "status": error.status,
        "detail": detail,
        "code": error.code,
        "field": error.field,
        "errors": list(errors),
    }
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(
        text.encode("utf-8", "replace"), status=error.status, content_type=MEDIA_TYPE, headers=headers
    )


def refusal(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Answer a refusal of an act, a rule or this face."""
    if isinstance(error, Unauthenticated):
        return problem(error, headers={"WWW-Authenticate": 'Bearer realm="motcua"'})
    if isinstance(error, TooManyRequests):
        return problem(error, headers={"Retry-After": str(error.details["seconds"])})
    return problem(error)


def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer values that do not fit their types, all of them at once."""
    errors = list(_field_problems(error.errors[:MOST_ERRORS]))
    whole = FieldsInvalid(count=len(error.errors), field=errors[0]["field"] or None)
    return problem(whole, errors)


def _field_problems(errors: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, str]]:
    for each in errors:
        kind, context = str(each["type"]), each.get("ctx", {})
        sentence = gettext(SENTENCES.get(kind, OTHERWISE)).format_map({**_BLANK, **context})
        field = _path(each["loc"])
        if kind.startswith("union_tag"):
            field = "act"
        yield {"field": field, "code": f"api.{kind}", "detail": sentence}


_BLANK = dict.fromkeys(("max_length", "ge", "le", "expected", "expected_tags", "value"), "–")


def _path(location: Sequence[str | int]) -> str:
    """Return the path as the sender knows it: without our parameter's name and the tag of a union."""
    parts = [str(part) for part in location]
    if parts[:1] == ["body"]:
        parts = parts[2:]
        if parts and parts[0] in _TAGS:
            parts = parts[1:]
    else:
        parts = parts[1:]
        if parts[:1] == ["query"] and len(parts) > 1:
            parts = parts[1:]
    return ".".join(parts)


def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what the framework refuses before any rule is asked."""
    if isinstance(error, AuthenticationError) or error.status_code == 401:
        return refusal(request, Unauthenticated())
    return refusal(request, BodyUnreadable())


def not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 404."""
    return refusal(request, NothingHere())


def method_not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """Answer 405 with the methods there are."""
    return problem(MethodNotAllowed(method=request.method), headers={"Allow": allowed})


def install(api: NinjaAPI) -> None:
    """Make an API answer all its refusals as problems; true faults stay with the alarm."""
    handlers: dict[type[Exception], Any] = {
        DomainError: refusal,
        ValidationError: invalid,
        HttpError: http_error,
        Http404: not_found,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
