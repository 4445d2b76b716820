"""What happens on one floor and is answered on a higher one: event to handler, in one readable list."""

from __future__ import annotations

from motcua.deadlines.ports import on_rebased
from motcua.dossiers.handlers import take_new_due


def connect() -> None:
    """Register every handler; called once when all apps are ready."""
    on_rebased(take_new_due)
