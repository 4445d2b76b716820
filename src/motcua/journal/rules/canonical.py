"""One spelling for every value, so that a hash means the same today and in twenty years."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any
from uuid import UUID

FIRST = "0" * 64


def plain(value: Any) -> Any:
    """Return a value as JSON knows it; raise TypeError for one with no agreed spelling."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted(plain(item) for item in value)
    return _plain_scalar(value)


def _plain_scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        return _plain_scalar(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UUID | Decimal | Fraction):
        return str(value)
    raise TypeError(f"no agreed spelling for {type(value).__name__}")


def instant(moment: datetime) -> str:
    """Return an instant in UTC to the microsecond, always 27 characters."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def spell(value: Any) -> str:
    """Return the canonical JSON text of a value."""
    return json.dumps(plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def entry_hash(previous: str, subject: str, seq: int, recorded: str, content: str) -> str:
    """Return the hash of one entry; the database trigger computes the very same."""
    return digest("\n".join((previous, subject, str(seq), recorded, content)))


def seal_hash(previous: str, day: date, root: str, count: int) -> str:
    """Return the hash that binds the seal of a day to the seal before it."""
    return digest("\n".join((previous, day.isoformat(), root, str(count))))
