"""Work that nobody waits for."""

from __future__ import annotations

from datetime import datetime

from motcua.deadlines.commands.rebase import rebase_open_clocks
from motcua.kernel.actor import Actor


def sweep_calendars(at: datetime) -> int:
    """Bring clocks that were being written while a calendar changed to the present one; run nightly."""
    return rebase_open_clocks(actor=Actor.system("deadlines"), at=at)
