"""`motcua pg TOOL …`: a tool of PostgreSQL, already told where the database is and how to enter it."""

from __future__ import annotations

import argparse
import os
import subprocess

from psycopg.conninfo import conninfo_to_dict

from motcua.cli import paths
from motcua.cli.errors import CommandFailed
from motcua.cli.postgres import Cluster
from motcua.cli.postgres_files import programs
from motcua.cli.words import pick


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the tool's name; all that follows is the tool's."""
    parser.add_argument(
        "--superuser",
        action="store_true",
        help=pick("với quyền quản trị máy chủ", "as the server's superuser"),
    )
    parser.add_argument("tool", help="psql, pg_dump, pg_restore, pg_basebackup…")
    parser.add_argument(
        "rest", nargs=argparse.REMAINDER, help=pick("tham số của công cụ", "the tool's arguments")
    )


def run(args: argparse.Namespace) -> int:
    """Run the tool and return its exit status."""
    program = programs() / args.tool
    if os.path.basename(args.tool) != args.tool or not program.exists():
        names = ", ".join(sorted(path.name for path in programs().iterdir()))
        raise CommandFailed(
            f"Không có công cụ {args.tool}; có: {names}", f"No tool {args.tool}; there are: {names}"
        )
    environment = {**os.environ, **_address(superuser=args.superuser)}
    return subprocess.run([str(program), *args.rest], env=environment, check=False).returncode


def _address(*, superuser: bool) -> dict[str, str]:
    url = os.environ["MOTCUA_DATABASE_URL"]
    if superuser:
        url = Cluster(paths.var() / "postgres", paths.var() / "log" / "postgresql").url(superuser=True)
    facts = conninfo_to_dict(url)
    names = {
        "user": "PGUSER",
        "password": "PGPASSWORD",
        "dbname": "PGDATABASE",
        "host": "PGHOST",
        "port": "PGPORT",
    }
    return {variable: str(facts[name]) for name, variable in names.items() if facts.get(name)}
