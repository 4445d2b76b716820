"""`motcua demo`: invented people and their dossiers, made through the real commands."""

from __future__ import annotations

import argparse

from motcua.cli.words import pick


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `load`."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="load")
    load = acts.add_parser(
        "load", help=pick("tạo tài khoản và hồ sơ mẫu", "make demonstration accounts and dossiers")
    )
    load.add_argument(
        "--dossiers", type=int, default=48, help=pick("số hồ sơ (1–100000)", "how many (1–100000)")
    )
    load.add_argument("--seed", type=int, default=2026)
    load.add_argument(
        "--if-empty", action="store_true", help=pick("chỉ khi chưa có hồ sơ", "only when there are none")
    )


def run(args: argparse.Namespace) -> int:
    """Load the demonstration; 1 when the installation is not in demo mode."""
    from django.conf import settings

    from motcua.cli.errors import CommandFailed

    if not settings.MOTCUA_DEMO:
        raise CommandFailed(
            "Hồ sơ mẫu chỉ nạp được ở bản trình diễn (MOTCUA_DEMO=true).",
            "Demonstration dossiers are for demo mode only (MOTCUA_DEMO=true).",
        )
    from motcua.cli.demo.caseload import load
    from motcua.cli.words import say
    from motcua.dossiers.public import Dossier
    from motcua.organisation.public import create_demo_accounts

    create_demo_accounts(settings.MOTCUA_DEMO_PASSWORD)
    if args.if_empty and Dossier.objects.exists():
        return 0
    say(f"Tạo {args.dossiers} hồ sơ mẫu…", f"Making {args.dossiers} demonstration dossiers…")
    load(args.dossiers, args.seed)
    return 0
