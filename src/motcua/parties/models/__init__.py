"""Tables of parties."""

from __future__ import annotations

from motcua.parties.models.party import Party

__all__ = ["Party"]
