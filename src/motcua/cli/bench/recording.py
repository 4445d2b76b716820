"""What the commands write, statement by statement, kept so that it can be written again without them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from motcua.cli.bench.office import Post, some_tag

WRITES = ("INSERT", "UPDATE", "DELETE")
COUNTER = "paperwork_numberseries"
FAR = 10**12
# Keys of the recorded rows start far apart, so that a key is told from every other number by its value.
KEYS = {
    "dossiers_dossier": 1_000_000_000_001,
    "parties_party": 2_000_000_000_001,
    "deadlines_clock": 3_000_000_000_001,
    "deadlines_clockentry": 4_000_000_000_001,
    "dossiers_stepvisit": 5_000_000_000_001,
    "dossiers_handover": 6_000_000_000_001,
    "dossiers_proposal": 7_000_000_000_001,
    "dossiers_result": 8_000_000_000_001,
    "dossiers_dossierpaper": 9_000_000_000_001,
}


@dataclass(frozen=True)
class Statement:
    """One statement as it was sent, and the key it gave back."""

    sql: str
    params: tuple[Any, ...]
    key: int | None = None


@dataclass
class Recording:
    """The writes of each act of one life, the names in them that must be fresh each time, and the counts."""

    acts: dict[str, list[Statement]] = field(default_factory=dict)
    statements: dict[str, int] = field(default_factory=dict)
    authority: str = ""
    number: str = ""
    result: str = ""
    token: str = ""
    form: UUID | None = None
    dossier: int = 0


def record_life(post: Post, at: datetime) -> Recording:
    """Do one life through the commands and keep what it wrote; the first of a process would read more."""
    post.begin(some_tag())
    dossier = post.receive(at)
    for act in post.acts:
        dossier = post.do(act, dossier, at)
    with _far_keys():
        return _record(post, at)


def _record(post: Post, at: datetime) -> Recording:
    from motcua.paperwork.public import forms_of

    post.begin(some_tag())
    kept = Recording(authority=post.authority.code)
    with _listen() as heard:
        dossier = post.receive(at)
    _keep(kept, "receive", heard)
    for act in post.acts:
        with _listen() as heard:
            dossier = post.do(act, dossier, at)
        _keep(kept, act, heard)
    form = forms_of(dossier.subject).get()
    kept.dossier, kept.number, kept.result = dossier.pk, dossier.number or "", f"1.{post.tag}/QĐ"
    kept.form, kept.token = form.pk, form.token
    return kept


def _keep(kept: Recording, act: str, heard: list[Statement]) -> None:
    kept.statements[act] = len(heard)
    kept.acts[act] = [each for each in heard if each.sql.lstrip().startswith(WRITES)]


@contextmanager
def _listen() -> Iterator[list[Statement]]:
    heard: list[Statement] = []

    def listen(execute: Any, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        done = execute(sql, params, many, context)
        heard.append(Statement(sql, tuple(params or ()), _key_given(sql, context["cursor"])))
        return done

    with connection.execute_wrapper(listen):
        yield heard


def _key_given(sql: str, cursor: Any) -> int | None:
    """Look at the first column that a statement returned, without taking it from whoever asked."""
    if " RETURNING " not in sql or COUNTER in sql:
        return None
    row = cursor.fetchone()
    cursor.scroll(0, mode="absolute")
    far = bool(row) and isinstance(row[0], int) and row[0] >= FAR
    return row[0] if far else None


@contextmanager
def _far_keys() -> Iterator[None]:
    """Let the recorded rows have keys far from all others, and the rows after them the usual ones again."""
    with connection.cursor() as cursor:
        before = {}
        for table, start in KEYS.items():
            sequence = f"{table}_id_seq"
            cursor.execute(f"SELECT last_value, (SELECT max(id) FROM {table}) FROM {sequence}")  # noqa: S608
            last, highest = cursor.fetchone()
            before[sequence] = last
            cursor.execute("SELECT setval(%s::regclass, %s)", [sequence, max(start, highest or 0)])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            for sequence, last in before.items():
                cursor.execute("SELECT setval(%s::regclass, %s)", [sequence, last])
