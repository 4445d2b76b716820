"""What happens to API clients."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class ClientCreated:
    """Another program was allowed to act; its secret is in no record."""

    kind: ClassVar[str] = "api.client_created"
    client_id: int
    name: str
    authority: str
    officers: tuple[str, ...]
    scopes: tuple[str, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class ClientRevoked:
    """A program may act no longer."""

    kind: ClassVar[str] = "api.client_revoked"
    client_id: int
    name: str
