"""Query parameters nobody knows are refused: a mistyped condition must not widen a list."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.errors import ValidationError
from pydantic import BaseModel


def refuse_unknown(request: HttpRequest, query: type[BaseModel]) -> None:
    """Raise ValidationError naming every parameter that is not a field of the query."""
    unknown = [name for name in request.GET if name not in query.model_fields]
    if unknown:
        raise ValidationError([{"type": "extra_forbidden", "loc": ("query", name)} for name in unknown])
