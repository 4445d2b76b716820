"""The raw SQL that the benchmark compares with writes what the commands write, and nothing less."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import psycopg
import pytest
from django.db import connection

from motcua.cli.bench.office import Post, posts
from motcua.cli.bench.recording import Recording, record_life
from motcua.cli.bench.replay import Replay
from motcua.dossiers.public import Dossier, State
from motcua.journal.public import verify
from motcua.kernel.clock import now

TABLES = (
    "parties_party", "deadlines_clock", "deadlines_clockentry", "dossiers_dossier", "dossiers_dossierpaper",
    "dossiers_stepvisit", "dossiers_handover", "dossiers_proposal", "dossiers_result", "journal_entry", "journal_head",
    "paperwork_issuedform",
)  # fmt: skip
# What names a row, what is fresh in each, and what the database works out from them.
OWN = {
    "id", "subject", "number", "search_vector", "token", "data", "data_hash", "dossier_number", "content", "hash",
    "prev_hash", "recorded_at",
}  # fmt: skip


@pytest.fixture
def recorded(committed: None) -> tuple[Post, Recording]:
    post = posts(now(), 1)[0]
    return post, record_life(post, now())


@pytest.fixture
def link() -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(**_address(), autocommit=True) as link:
        yield link


def _address() -> dict[str, Any]:
    said = connection.settings_dict
    return {
        "dbname": said["NAME"], "user": said["USER"], "password": said["PASSWORD"], "host": said["HOST"],
        "port": said["PORT"],
    }  # fmt: skip


def test_raw_sql_writes_the_same_rows(
    recorded: tuple[Post, Recording], link: psycopg.Connection[Any]
) -> None:
    post, recording = recorded
    before = _counts()
    last = Dossier.objects.get(pk=recording.dossier)
    replay = Replay(recording, link, on=date(2077, 3, 1), tag="t")
    life = replay.begin()
    for act in ("receive", *post.acts):
        replay.do(act, life)
    written = life.keys[recording.dossier]
    copy = Dossier.objects.get(pk=written)
    assert copy.state_enum is State.RETURNED
    assert copy.number == f"{post.authority.code}-770301-0001"
    assert {table: after - before[table] for table, after in _counts().items()} == _rows_of(last.pk)
    for table, key in (
        ("dossiers_dossier", "id"),
        ("dossiers_stepvisit", "dossier_id"),
        ("dossiers_result", "dossier_id"),
    ):
        assert _plain(table, key, written) == _plain(table, key, last.pk)
    assert _plain("dossiers_dossierpaper", "dossier_id", written) == _plain(
        "dossiers_dossierpaper", "dossier_id", last.pk
    )
    assert verify(f"dossier:{written}").broken is None
    assert verify(f"dossier:{written}").entries == verify(f"dossier:{last.pk}").entries


def test_two_lives_do_not_meet(recorded: tuple[Post, Recording], link: psycopg.Connection[Any]) -> None:
    post, recording = recorded
    replay = Replay(recording, link, on=date(2077, 3, 2), tag="u")
    for _ in range(2):
        life = replay.begin()
        for act in ("receive", *post.acts):
            replay.do(act, life)
    assert life.number.endswith("-0002")


def _counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in TABLES:
            cursor.execute(f"SELECT count(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
        return found


def _rows_of(pk: int) -> dict[str, int]:
    """Count the rows of a dossier in each table."""
    dossier = Dossier.objects.get(pk=pk)
    of = dict.fromkeys(TABLES, f"dossier_id = {pk}")
    of |= {
        "parties_party": f"id IN ({dossier.owner_id}, {dossier.submitter_id})",
        "deadlines_clock": f"id = {dossier.clock_id}",
        "deadlines_clockentry": f"clock_id = {dossier.clock_id}",
        "dossiers_dossier": f"id = {pk}",
    }
    of |= dict.fromkeys(
        ("journal_entry", "journal_head", "paperwork_issuedform"), f"subject = 'dossier:{pk}'"
    )
    with connection.cursor() as cursor:
        found = {}
        for table, condition in of.items():
            cursor.execute(f"SELECT count(*) FROM {table} WHERE {condition}")
            found[table] = cursor.fetchone()[0]
        return found


def _plain(table: str, key: str, value: int) -> list[dict[str, Any]]:
    """Return the rows without keys, names and links to rows of their own."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {key} = %s ORDER BY id", [value])
        names = [column.name for column in cursor.description or ()]
        own = OWN | {"owner_id", "submitter_id", "clock_id", "dossier_id", "search"}
        return [
            {name: cell for name, cell in zip(names, row, strict=True) if name not in own}
            for row in cursor.fetchall()
        ]
