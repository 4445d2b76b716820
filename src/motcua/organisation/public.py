"""The door of the room `organisation`."""

from __future__ import annotations

from motcua.organisation.models import (
    Absence,
    Account,
    Authority,
    Delegation,
    Holding,
    Officer,
    Post,
    Succession,
    Unit,
)
from motcua.organisation.states import Role

__all__ = [
    "Absence",
    "Account",
    "Authority",
    "Delegation",
    "Holding",
    "Officer",
    "Post",
    "Role",
    "Succession",
    "Unit",
]
