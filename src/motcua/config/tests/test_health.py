"""`/healthz` tells the truth, quickly, and to anybody who asks by address."""

from __future__ import annotations

import contextlib
import socket
import time

import pytest
from django.db import connection
from django.test import Client

from motcua.config import health

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_sound_installation_answers_200_and_is_never_cached() -> None:
    answer = Client().get("/healthz", headers={"host": "10.0.0.7:8000"})
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    facts = answer.json()
    assert (facts["status"], facts["database"], facts["migrations"]) == ("ok", "ok", "ok")
    assert set(facts) == {"status", "database", "migrations", "worker", "version"}
    assert not answer.cookies


def test_other_methods_are_refused() -> None:
    assert Client().post("/healthz").status_code == 405


def test_without_a_worker_it_says_late_and_still_serves() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_workers")
    assert health.health()["worker"] == "late"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    try:
        assert health.health()["worker"] == "ok"
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM procrastinate_workers")


def test_a_missing_migration_is_503(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_on_disk", lambda: frozenset({("config", "9999_tomorrow")}))
    answer = Client().get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["migrations"] == "missing"


def test_a_database_that_accepts_and_never_answers_is_503_within_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as silent:
        monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        monkeypatch.setitem(connection.settings_dict, "PORT", str(silent.getsockname()[1]))
        began = time.monotonic()
        facts = health.health()
    assert facts["database"] == "down"
    assert facts["status"] == "down"
    assert time.monotonic() - began < 4
