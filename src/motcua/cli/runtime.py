"""Having a database: the embedded one, or the one that MOTCUA_DATABASE_URL names."""

from __future__ import annotations

import atexit
import os
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from motcua.cli import paths
from motcua.cli.errors import CommandFailed
from motcua.cli.postgres import Cluster

URL, OLDEST = "MOTCUA_DATABASE_URL", 150000
SETTINGS = "motcua.config.settings"


def have_database() -> Cluster | None:
    """Make MOTCUA_DATABASE_URL point to a database that answers; return the embedded cluster if it is ours.

    Raises CommandFailed with what to do when it cannot be had.
    """
    if url := os.environ.get(URL):
        check_server(url)
        return None
    cluster = Cluster(paths.var() / "postgres", paths.var() / "log" / "postgresql")
    atexit.register(cluster.leave)
    os.environ[URL] = cluster.start()
    return cluster


def have_django() -> None:
    """Load Django with the settings of this installation."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    django.setup()


def check_server(url: str) -> None:
    """Raise CommandFailed when the server is older than 15, unreachable, or lacks the database and may not make it."""
    name = urlsplit(url).path.lstrip("/")
    try:
        _check_version(url)
    except psycopg.OperationalError as error:
        if "does not exist" not in str(error) or f'"{name}"' not in str(error):
            raise _unreachable(error) from error
        _create_database(url, name)
        _check_version(url)
    except psycopg.Error as error:
        raise _unreachable(error) from error


def _check_version(url: str) -> None:
    with psycopg.connect(url, connect_timeout=10) as link:
        version = link.info.server_version
    if version < OLDEST:
        raise CommandFailed(
            f"Máy chủ là PostgreSQL {version // 10000}; cần PostgreSQL 15 trở lên.",
            f"The server is PostgreSQL {version // 10000}; 15 or newer is needed.",
        )


def _create_database(url: str, name: str) -> None:
    maintenance = urlunsplit(urlsplit(url)._replace(path="/postgres"))
    try:
        with psycopg.connect(maintenance, connect_timeout=10, autocommit=True) as link:
            query = sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0")
            link.execute(query.format(sql.Identifier(name)))
    except psycopg.errors.DuplicateDatabase:
        return
    except psycopg.Error as error:
        raise CommandFailed(
            f"Chưa có cơ sở dữ liệu “{name}” và tài khoản này không tạo được:"
            f' hãy nhờ quản trị chạy CREATE DATABASE "{name}".',
            f"There is no database “{name}” and this account may not create it:"
            f' ask the administrator to run CREATE DATABASE "{name}".',
        ) from error


def _unreachable(error: psycopg.Error) -> CommandFailed:
    reason = str(error).strip().splitlines()[0]
    return CommandFailed(
        f"Không kết nối được PostgreSQL theo {URL}: {reason}",
        f"PostgreSQL of {URL} cannot be reached: {reason}",
    )
