"""Counting many boxes in one statement, none of them further than needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection

from motcua.dossiers.models import DossierQuerySet

MOST = 10_000


def capped_counts(boxes: Mapping[str, DossierQuerySet], most: int = MOST) -> dict[str, int]:
    """Return how many dossiers each box holds, counting at most `most` + 1 of each; one query for all.

    A count above `most` is to be shown as "10.000+": beyond it nobody needs the last digit, and
    the page must stay quick at a million dossiers.
    """
    parts: list[str] = []
    params: list[Any] = []
    counted: list[str] = []
    found = dict.fromkeys(boxes, 0)
    for name, dossiers in boxes.items():
        try:
            sql, values = dossiers.order_by().values("pk")[: most + 1].query.sql_with_params()
        except EmptyResultSet:
            continue
        counted.append(name)
        parts.append(f"(SELECT count(*) FROM ({sql}) AS box)")  # noqa: S608  composed by the ORM
        params.extend(values)
    if counted:
        with connection.cursor() as cursor:
            cursor.execute("SELECT " + ", ".join(parts), params)
            found.update(zip(counted, cursor.fetchone(), strict=True))
    return found
