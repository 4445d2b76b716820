"""Writing the same rows as the commands do, by psycopg alone: one transaction an act, nothing read or checked."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import psycopg
from psycopg.types.json import Jsonb

from motcua.cli.bench.recording import COUNTER, Recording, Statement

Fill = Callable[["Life"], Any]


@dataclass
class Life:
    """What is fresh in one life: the keys given so far, and the names."""

    period: str
    day: str
    serial: str
    keys: dict[int, int] = field(default_factory=dict)
    number: str = ""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    form: UUID = field(default_factory=uuid4)


class Replay:
    """Replays a recording on one connection, with fresh keys, number, token and result number each time."""

    def __init__(self, recording: Recording, link: psycopg.Connection[Any], *, on: date, tag: str) -> None:
        self.recording, self.link, self.tag = recording, link, tag
        self.period, self.day = on.isoformat(), f"{on:%y%m%d}"
        self.lives = 0
        keys = {each.key for acts in recording.acts.values() for each in acts if each.key is not None}
        self.acts = {
            act: [_filled(each, recording, keys) for each in statements]
            for act, statements in recording.acts.items()
        }

    def begin(self) -> Life:
        """Return a new life."""
        self.lives += 1
        return Life(self.period, self.day, f"{self.lives}.{self.tag}")

    def do(self, act: str, life: Life) -> None:
        """Write the rows of one act and commit."""
        with self.link.transaction(), self.link.cursor() as cursor:
            for statement, fills in self.acts[act]:
                cursor.execute(statement.sql, [fill(life) for fill in fills])
                if COUNTER in statement.sql:
                    self._number(cursor, statement, life)
                elif statement.key is not None:
                    life.keys[statement.key] = cursor.fetchone()[0]  # type: ignore[index]

    def _number(self, cursor: psycopg.Cursor[Any], statement: Statement, life: Life) -> None:
        last = cursor.fetchone()[0]  # type: ignore[index]  # the period is this run's own: never exhausted
        if statement.params[1] == "dossier":
            life.number = f"{self.recording.authority}-{life.day}-{last:04d}"


def _filled(statement: Statement, recording: Recording, keys: set[int]) -> tuple[Statement, list[Fill]]:
    counter = COUNTER in statement.sql and statement.params[1] == "dossier"
    fills = [_fill(value, recording, keys) for value in statement.params]
    if counter:
        fills[2] = lambda life: life.period
    return statement, fills


def _fill(value: Any, recording: Recording, keys: set[int]) -> Fill:
    if isinstance(value, bool) or value is None:
        return lambda life: value
    if isinstance(value, int) and value in keys:
        return lambda life: life.keys[value]
    if isinstance(value, UUID) and value == recording.form:
        return lambda life: life.form
    if isinstance(value, Jsonb):
        return _json(value, recording)
    if isinstance(value, list):
        # Several rows in one statement come as a list a column.
        each = [_fill(item, recording, keys) for item in value]
        return lambda life: [fill(life) for fill in each]
    if isinstance(value, str) and any(name in value for name in _names(recording)):
        return lambda life: _renamed(value, recording, life)
    return lambda life: value


def _json(value: Jsonb, recording: Recording) -> Fill:
    text = json.dumps(value.obj, ensure_ascii=False)
    if not any(name in text for name in _names(recording)):
        return lambda life: text
    return lambda life: _renamed(text, recording, life)


def _names(recording: Recording) -> tuple[str, ...]:
    subject = f"dossier:{recording.dossier}"
    return recording.number, subject, recording.token, str(recording.form), recording.result


def _renamed(text: str, recording: Recording, life: Life) -> str:
    keys = life.keys.get(recording.dossier, 0)
    number, subject, token, form, result = _names(recording)
    return (
        text.replace(subject, f"dossier:{keys}")
        .replace(number, life.number)
        .replace(token, life.token)
        .replace(form, str(life.form))
        .replace(result, f"{life.serial}/QĐ")
    )
