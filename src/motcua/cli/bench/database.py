"""The database of a benchmark: beside the real one on the same server, made anew and dropped at the end."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from motcua.cli import paths, runtime
from motcua.cli.errors import CommandFailed
from motcua.cli.locks import FileLock

NAME = "bench_motcua"
DROP_ATTEMPTS = 30


@contextmanager
def bench_database(*, keep: bool = False) -> Iterator[None]:
    """Start or join the server, make an empty database, load Django on it; drop the database afterwards.

    Raises CommandFailed when another benchmark runs here or the server cannot be had.
    """
    lock = FileLock(paths.var() / "locks" / "bench")
    if not lock.try_exclusive():
        raise CommandFailed("Đang có một lần đo khác chạy.", "Another benchmark is running.")
    before = os.environ.get(runtime.URL)
    cluster = runtime.have_database()
    real = os.environ[runtime.URL]
    try:
        os.environ[runtime.URL] = url = _renamed(real)
        _drop(real)
        runtime.check_server(url)
        runtime.have_django()
        yield
    finally:
        _close()
        if not keep:
            _drop(real)
        _restore(before)
        if cluster is not None:
            cluster.leave()
        lock.close()


def _renamed(url: str) -> str:
    if urlsplit(url).path == f"/{NAME}":
        raise CommandFailed(
            f"Cơ sở dữ liệu “{NAME}” là nơi đo, không phải nơi làm việc: hãy đổi MOTCUA_DATABASE_URL.",
            f"The database “{NAME}” is for measuring, not for work: change MOTCUA_DATABASE_URL.",
        )
    return urlunsplit(urlsplit(url)._replace(path=f"/{NAME}"))


def _drop(real: str) -> None:
    maintenance = urlunsplit(urlsplit(real)._replace(path="/postgres"))
    with psycopg.connect(maintenance, autocommit=True, connect_timeout=10) as link:
        for attempt in range(DROP_ATTEMPTS):
            try:
                link.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
                return
            except psycopg.errors.InsufficientPrivilege:
                # The server's own cleaning holds it for a moment, and is not ours to end.
                if attempt + 1 == DROP_ATTEMPTS:
                    raise
                time.sleep(1)


def _close() -> None:
    from django.db import connections

    if os.environ.get("DJANGO_SETTINGS_MODULE"):
        connections.close_all()


def _restore(before: str | None) -> None:
    if before is None:
        os.environ.pop(runtime.URL, None)
    else:
        os.environ[runtime.URL] = before
