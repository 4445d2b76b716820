"""Small types: days, moments and texts as programs send them."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from motcua.deadlines.public import DeadlineError, parse_moment
from motcua.kernel.clock import VN

EARLIEST, LATEST = 1900, 2200


class Strict(BaseModel):
    """A body whose fields are all known."""

    model_config = ConfigDict(extra="forbid")


def _moment(value: Any) -> datetime:
    """Read an ISO moment; without a time zone it is Vietnamese local time."""
    if isinstance(value, datetime):
        return value
    try:
        if not isinstance(value, str) or "T" not in value.upper().replace(" ", "T"):
            raise ValueError
        moment = parse_moment(value)
        moment = moment if moment.tzinfo else moment.replace(tzinfo=VN)
        if not EARLIEST <= moment.year < LATEST:
            raise ValueError
    except (ValueError, DeadlineError):
        raise _wrong("moment_wrong", value) from None
    return moment


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError
        day = date.fromisoformat(value)
        if not EARLIEST <= day.year < LATEST:
            raise ValueError
    except ValueError:
        raise _wrong("day_wrong", value) from None
    return day


def _wrong(kind: str, value: Any) -> PydanticCustomError:
    return PydanticCustomError(kind, "{value}", {"value": str(value)[:60]})


def _readable(text: str) -> str:
    if any(ch not in "\n\r\t" and unicodedata.category(ch) in {"Cc", "Cs"} for ch in text):
        raise PydanticCustomError("unreadable_text", "unreadable")
    return text


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    WithJsonSchema(
        {
            "type": "string",
            "format": "date-time",
            "description": "ISO 8601; without a time zone it is Vietnamese local time (UTC+7).",
            "examples": ["2026-12-24T09:30", "2026-12-24T09:30:00+07:00"],
        }
    ),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-12-24"]}),
]
# Longer texts are refused by the rules, which say how long they may be; this only keeps out what no rule should see.
Text = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_readable)]
Code = Annotated[str, StringConstraints(max_length=100), AfterValidator(_readable)]
Count = Annotated[int, Field(strict=True, ge=0, le=99)]
Revision = Annotated[
    int, Field(strict=True, ge=1, le=2_147_483_647, description="Refuse if the dossier has changed since.")
]
