"""`motcua bench`: how fast this installation is on this machine, in a database of its own that is thrown away."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path
from types import FrameType

from motcua.cli.words import pick

LEAST, MOST = 200, 200_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the size of the run and where its figures go."""
    parser.add_argument(
        "--quick", action="store_true", help=pick("đo nhanh, dưới một phút", "a short run, under a minute")
    )
    parser.add_argument(
        "--dossiers",
        type=int,
        help=pick("số hồ sơ khi đo trang (30000)", "dossiers for the page times (30000)"),
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help=pick("ghi số liệu vào tệp", "write the figures to a file")
    )
    parser.add_argument(
        "--keep", action="store_true", help=pick("giữ lại cơ sở dữ liệu đo", "keep the database of the run")
    )


def run(args: argparse.Namespace) -> int:
    """Measure, print the table, write the JSON; the real database is never touched."""
    from motcua.cli.bench.database import bench_database
    from motcua.cli.errors import CommandFailed

    count = args.dossiers if args.dossiers is not None else (1000 if args.quick else 30_000)
    if not LEAST <= count <= MOST:
        raise CommandFailed(
            f"--dossiers: chọn từ {LEAST} đến {MOST}.", f"--dossiers: choose from {LEAST} to {MOST}."
        )
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    with bench_database(keep=args.keep):
        from motcua.cli.bench.whole import measure_all

        measure_all(count, quick=args.quick, file=args.json)
    return 0


def _interrupt(number: int, frame: FrameType | None) -> None:
    """End in order on any signal: the server stopped, the database dropped."""
    raise KeyboardInterrupt
