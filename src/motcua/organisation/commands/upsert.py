"""Bringing a table to the state that a list of rows describes, telling what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


@dataclass(slots=True)
class Changes:
    """The keys of the rows of one table, by what happened to them."""

    table: str
    created: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    unchanged: int = 0

    @property
    def any(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.created or self.changed or self.ended)


def upsert(
    table: str,
    existing: Mapping[tuple[Any, ...], M],
    model: type[M],
    key: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
) -> Changes:
    """Create the rows that are new and save those that differ; rows not listed are left alone.

    `key` names the columns that tell a row; `existing` maps their values to what is stored.
    A row that got its last day counts as ended, not as changed.
    """
    changes = Changes(table)
    fresh: list[M] = []
    edited: dict[str, list[M]] = {}
    for row in rows:
        values = tuple(row[name] for name in key)
        label = "/".join(str(getattr(value, "code", value)) for value in values)
        stored = existing.get(values)
        if stored is None:
            fresh.append(model(**row))
            changes.created.append(label)
            continue
        different = [name for name, value in row.items() if getattr(stored, name) != value]
        _note(changes, label, stored, row, different)
        for name in different:
            setattr(stored, name, row[name])
            edited.setdefault(name, []).append(stored)
    model._default_manager.bulk_create(fresh)
    for name, instances in edited.items():
        model._default_manager.bulk_update(instances, [name])
    return changes


def _note(
    changes: Changes, label: str, stored: models.Model, row: Mapping[str, Any], different: list[str]
) -> None:
    if not different:
        changes.unchanged += 1
    elif different == ["valid_to"] and getattr(stored, "valid_to", None) is None and row["valid_to"]:
        changes.ended.append(label)
    else:
        changes.changed.append(label)
