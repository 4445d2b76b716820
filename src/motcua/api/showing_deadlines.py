"""Due dates with their reasons, as the programs outside see them."""

from __future__ import annotations

from typing import Any

from motcua.api.answers import utc_or_none
from motcua.api.schemas.catalogue import Line
from motcua.api.showing import due_date
from motcua.deadlines.public import Explanation


def deadline_facts(explanation: Explanation, limit: str) -> dict[str, Any]:
    """Return the fields of Deadline."""
    return {
        "due_at": utc_or_none(explanation.due),
        "due_date": due_date(explanation.due),
        "due_text": explanation.due_text,
        "summary": explanation.summary,
        "limit": limit,
        "lines": [
            Line(first=e.first, last=e.last, dates=e.dates, reason=e.reason, count=e.count, kind=e.kind)
            for e in explanation.lines
        ],
        "notes": explanation.notes,
    }
