"""The test bench: a real PostgreSQL for every run.

Without MOTCUA_DATABASE_URL the embedded server is started on a folder of its own, or joined when
another pytest already runs it; the last to leave stops it. Each run has its own database:
MOTCUA_TEST_SUFFIX names it, and runs without a name take the first free number.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent / "src"))

if TYPE_CHECKING:
    import pytest

    from motcua.cli.locks import FileLock
    from motcua.cli.postgres import Cluster

SLOTS = 32
_cluster: Cluster | None = None
_slot: FileLock | None = None


def pytest_configure(config: pytest.Config) -> None:
    """Have a server before anything asks Django for its settings; workers of xdist inherit the address."""
    os.environ.setdefault("MOTCUA_DEMO", "true")
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    _name_database()
    if "MOTCUA_DATABASE_URL" not in os.environ:
        os.environ["MOTCUA_DATABASE_URL"] = _start()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server when this run was its last user."""
    if _cluster is not None:
        _cluster.leave()


def _folder() -> Path:
    from motcua.cli import paths

    return paths.var() / "postgres-test"


def _start() -> str:
    global _cluster
    from motcua.cli.errors import CommandFailed
    from motcua.cli.postgres import Cluster

    _cluster = Cluster(_folder(), _folder().with_name("log") / "postgresql-test", durable=False)
    try:
        return _cluster.start()
    except CommandFailed:
        if _cluster.alive():
            raise
        # Without fsync a power cut may have spoilt the test server; nothing in it is worth keeping.
        shutil.rmtree(_folder(), ignore_errors=True)
        return _cluster.start()


def _name_database() -> None:
    global _slot
    from motcua.cli.locks import FileLock

    if "MOTCUA_TEST_SUFFIX" in os.environ:
        return
    for number in range(SLOTS):
        _slot = FileLock(_folder().with_name("locks") / f"test-database-{number}")
        if _slot.try_exclusive():
            os.environ["MOTCUA_TEST_SUFFIX"] = str(number) if number else ""
            return
        _slot.close()
