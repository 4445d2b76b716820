"""The database server of a test run, there before the settings are read.

Without MOTCUA_DATABASE_URL the embedded server is started on a folder of its own, or joined when
another run already has it; the last to leave stops it. Each run has its own database:
MOTCUA_TEST_SUFFIX names it, and runs without a name take the first free number.
"""

from __future__ import annotations

import atexit
import os
import shutil

from motcua.cli import paths
from motcua.cli.errors import CommandFailed
from motcua.cli.locks import FileLock
from motcua.cli.postgres import Cluster

SLOTS = 32
URL, SUFFIX, WORKER = "MOTCUA_DATABASE_URL", "MOTCUA_TEST_SUFFIX", "PYTEST_XDIST_WORKER"

_held: list[FileLock] = []


def have_server() -> None:
    """Set the address and the name for this run; the workers of xdist inherit both from their parent."""
    if WORKER in os.environ:
        return
    if SUFFIX not in os.environ:
        os.environ[SUFFIX] = _free_name()
    if URL not in os.environ:
        os.environ[URL] = _start()


def _start() -> str:
    folder = paths.var() / "postgres-test"
    cluster = Cluster(folder, paths.var() / "log" / "postgresql-test", durable=False)
    atexit.register(cluster.leave)
    try:
        return cluster.start()
    except CommandFailed:
        if cluster.alive():
            raise
        # Without fsync a power cut may have spoilt the test server; nothing in it is worth keeping.
        shutil.rmtree(folder, ignore_errors=True)
        return cluster.start()


def _free_name() -> str:
    """Return "" for the first run at a time, then "1", "2"…; the name is free again when the run ends."""
    for number in range(SLOTS):
        lock = FileLock(paths.var() / "locks" / f"test-database-{number}")
        if lock.try_exclusive():
            _held.append(lock)
            return str(number) if number else ""
        lock.close()
    return str(os.getpid())
