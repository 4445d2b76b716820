"""Answers as bytes: written by pydantic itself, with every microsecond, so that a program can ask for what came later."""

from __future__ import annotations

from datetime import UTC, datetime

from django.http import HttpResponse
from pydantic import BaseModel

MEDIA_TYPE = "application/json; charset=utf-8"


def answer(model: BaseModel, status: int = 200) -> HttpResponse:
    """Return a model as JSON."""
    return HttpResponse(model.model_dump_json(), status=status, content_type=MEDIA_TYPE)


def utc(moment: datetime) -> datetime:
    """Return the same instant in UTC; all moments go out so, whoever computed them."""
    return moment.astimezone(UTC)


def utc_or_none(moment: datetime | None) -> datetime | None:
    """Return the same instant in UTC, if there is one."""
    return moment.astimezone(UTC) if moment else None
