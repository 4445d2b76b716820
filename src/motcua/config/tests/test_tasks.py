"""A job whose worker was killed is done after all."""

from __future__ import annotations

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from motcua.config import tasks

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def empty_queue() -> None:
    """The queue's tables are not Django's own, so that its flush between tests leaves them."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM procrastinate_workers")


def _left_doing(silent_seconds: int) -> int:
    """Leave what kill -9 leaves: a job "doing", its worker's last heartbeat so many seconds ago."""
    job = app.configure_task("config.tidy").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s * interval '1 second') RETURNING id",
            [silent_seconds],
        )
        worker = cursor.fetchone()
        assert worker
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [worker[0], job]
        )
    return job


def _status(job: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job])
        row = cursor.fetchone()
    assert row
    return str(row[0])


def test_the_job_of_a_dead_worker_is_given_back() -> None:
    job = _left_doing(silent_seconds=120)
    assert async_to_sync(tasks.rescue)(app.job_manager) == 1
    assert _status(job) == "todo"


def test_the_job_of_a_live_worker_is_left_alone() -> None:
    job = _left_doing(silent_seconds=5)
    assert async_to_sync(tasks.rescue)(app.job_manager) == 0
    assert _status(job) == "doing"


def test_a_periodic_job_that_waits_again_is_not_doubled() -> None:
    job = _left_doing(silent_seconds=120)
    app.configure_task("config.tidy").defer(timestamp=1)
    assert async_to_sync(tasks.rescue)(app.job_manager) == 1
    assert _status(job) == "failed"
