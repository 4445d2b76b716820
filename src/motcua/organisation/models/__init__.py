"""Tables of the organisation."""

from __future__ import annotations

from motcua.organisation.models.absence import Absence, Delegation
from motcua.organisation.models.authority import Authority, Succession
from motcua.organisation.models.officer import Account, Holding, Officer
from motcua.organisation.models.unit import Post, Unit

__all__ = [
    "Absence",
    "Account",
    "Authority",
    "Delegation",
    "Holding",
    "Officer",
    "Post",
    "Succession",
    "Unit",
]
