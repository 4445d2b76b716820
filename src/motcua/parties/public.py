"""The door of the room `parties`."""

from __future__ import annotations

from motcua.parties.models import Party
from motcua.parties.states import PartyKind

__all__ = ["Party", "PartyKind"]
