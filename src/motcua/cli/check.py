"""`motcua check`: everything that can be told about an installation without changing it."""

from __future__ import annotations

import argparse

from motcua.cli.migrate import waiting
from motcua.cli.words import pick, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Offer the stricter verdict."""
    parser.add_argument(
        "--strict", action="store_true", help=pick("coi cảnh báo là lỗi", "count warnings as errors")
    )


def run(args: argparse.Namespace) -> int:
    """Print each trouble with its hint; return 1 when something must be mended."""
    from django.core import checks

    found = [item for item in checks.run_checks(databases=["default"]) if not item.is_silenced()]
    for item in found:
        print(f"{item.id}: {item.msg}" + (f"\n    → {item.hint}" if item.hint else ""))
    if missing := waiting():
        print(
            pick(
                f"Còn {len(missing)} bước cập nhật, từ {missing[0]}",
                f"{len(missing)} steps wait, from {missing[0]}",
            )
        )
        print("    → motcua migrate")
    level = checks.WARNING if args.strict else checks.ERROR
    bad = bool(missing) or any(item.is_serious(level) for item in found)
    if not bad:
        say("Cài đặt đạt yêu cầu.", "The installation is in order.")
    return 1 if bad else 0
