"""`motcua migrate`: bring the database to this release, one process at a time, waiting for nobody for long."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from motcua.cli.errors import CommandFailed
from motcua.cli.words import pick, say

# An arbitrary number that only this program uses: the advisory lock of migrations.
TURN, TURN_SECONDS = 6_682_827, 300


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer a dry look."""
    parser.add_argument(
        "--plan", action="store_true", help=pick("chỉ xem sẽ làm gì", "only show what would be done")
    )


def run(args: argparse.Namespace) -> int:
    """Apply, or with --plan print, what is missing."""
    if args.plan:
        print("\n".join(waiting()) or pick("Không có gì để làm.", "Nothing to do."))
        return 0
    from motcua.cli.first_steps import sync_forms

    migrate()
    sync_forms()
    return 0


def waiting() -> list[str]:
    """Return the migrations of this release that the database lacks, in order."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def migrate() -> int:
    """Apply the missing migrations and return how many; two starts at once take turns.

    Raises CommandFailed when a table stays locked by others, or another start takes too long.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.utils import OperationalError

    if not waiting():
        return 0
    with _turn():
        count = len(waiting())
        if count == 0:
            return 0
        say(f"Cập nhật cơ sở dữ liệu ({count} bước)…", f"Updating the database ({count} steps)…")
        _limit_waiting()
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except OperationalError as error:
            if "lock timeout" not in str(error):
                raise
            raise CommandFailed(
                "Bảng dữ liệu đang bị chương trình khác giữ: hãy dừng các máy chủ cũ rồi chạy lại.",
                "Another program holds a table: stop the old servers and run again.",
            ) from error
        finally:
            connection.close()
    return count


def _limit_waiting() -> None:
    """Refuse to queue behind a long transaction: everybody else would queue behind the migration."""
    from django.conf import settings
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{int(settings.MIGRATION_LOCK_TIMEOUT_SECONDS)}s'")


@contextmanager
def _turn() -> Iterator[None]:
    """Hold the advisory lock of migrations over a connection of its own."""
    import psycopg
    from django.db import connection

    wanted = dict(connection.get_connection_params())
    plain: dict[str, Any] = {name: value for name, value in wanted.items() if isinstance(value, str | int)}
    with psycopg.connect(**plain, autocommit=True) as link:
        link.execute(f"SET lock_timeout = '{TURN_SECONDS}s'")
        try:
            link.execute("SELECT pg_advisory_lock(%s)", [TURN])
        except psycopg.errors.LockNotAvailable as error:
            raise CommandFailed(
                "Một lần cập nhật khác chưa xong sau 5 phút; hãy đợi rồi chạy lại.",
                "Another update has not finished within 5 minutes; wait and run again.",
            ) from error
        yield
