"""What floors above may plug in: they keep a copy of a due date and must hear when it moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.kernel.actor import Actor

if TYPE_CHECKING:
    from motcua.deadlines.events import ClockRebased

RebasedHandler = Callable[["ClockRebased", Actor, datetime], None]

_handlers: list[RebasedHandler] = []


def on_rebased(handler: RebasedHandler) -> RebasedHandler:
    """Call `handler(event, actor, at)` inside the transaction that moves a due date. Registering twice counts once."""
    if handler not in _handlers:
        _handlers.append(handler)
    return handler


def tell_rebased(event: ClockRebased, actor: Actor, at: datetime) -> None:
    """Tell every handler."""
    for handler in _handlers:
        handler(event, actor, at)
