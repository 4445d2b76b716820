"""The command `motcua site`."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.cli import words
from motcua.cli.errors import CommandFailed
from motcua.cli.words import complain, pick, say
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN, now

if TYPE_CHECKING:
    from motcua.cli.site.load import SiteRefused

SHOWN = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare `motcua site load|check|export`."""
    what = parser.add_subparsers(dest="what", required=True, metavar=pick("VIỆC", "ACTION"))
    place = pick("thư mục CSV hoặc tệp .xlsx", "directory of CSV files or .xlsx file")
    load = what.add_parser("load", help=pick("kiểm tra rồi nạp dữ liệu", "check, then load the data"))
    load.add_argument("path", type=Path, help=place)
    load.add_argument("--at", help=pick("thời điểm nạp, ví dụ 2026-07-01T08:00", "the moment of the load"))
    check = what.add_parser("check", help=pick("chỉ kiểm tra, không ghi gì", "only check, write nothing"))
    check.add_argument("path", type=Path, help=place)
    export = what.add_parser(
        "export", help=pick("ghi dữ liệu đang dùng ra tệp", "write the data in use to files")
    )
    export.add_argument("path", type=Path, help=place)


def run(args: argparse.Namespace) -> int:
    """Run one action; return 0, or 1 when the files have problems."""
    from django.utils import translation

    with translation.override("en" if words.language() == words.EN else "vi"):
        return {"load": _load, "check": _check, "export": _export}[args.what](args)


def _moment(text: str | None) -> datetime:
    if not text:
        return now()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandFailed(
            f"“{text}” không phải thời điểm. Hãy ghi như 2026-07-01T08:00.",
            f"“{text}” is not a moment. Write it like 2026-07-01T08:00.",
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=VN)


def _load(args: argparse.Namespace) -> int:
    from motcua.cli.site.load import SiteRefused, load_site

    try:
        outcome = load_site(args.path, actor=Actor.system("site"), at=_moment(args.at))
    except SiteRefused as refused:
        return _tell(refused)
    for name, counts in outcome:
        say(
            f"{name}: {counts.created} mới, {counts.changed} sửa, {counts.ended} kết thúc,"
            f" {counts.unchanged} giữ nguyên",
            f"{name}: {counts.created} new, {counts.changed} changed, {counts.ended} ended,"
            f" {counts.unchanged} as before",
        )
    total = sum(counts.changes for _name, counts in outcome)
    say(f"{total} thay đổi", f"{total} changes")
    return 0


def _check(args: argparse.Namespace) -> int:
    from motcua.cli.site.load import SiteRefused, check_site

    try:
        order = check_site(args.path)
    except SiteRefused as refused:
        return _tell(refused)
    total = sum(len(rows) for rows in order.rows.values())
    say(f"Dữ liệu đúng: {total} dòng.", f"The data are right: {total} rows.")
    return 0


def _export(args: argparse.Namespace) -> int:
    from motcua.cli.site.export import export_site

    for name, count in export_site(args.path).items():
        say(f"{name}: {count} dòng", f"{name}: {count} rows")
    return 0


def _tell(refused: SiteRefused) -> int:
    """Print every problem on its own line, then that nothing was loaded."""
    from django.utils.translation import gettext

    for problem in refused.problems[:SHOWN]:
        print(problem.text(gettext), file=sys.stderr)
    count = len(refused.problems)
    complain(f"Có {count} lỗi. Chưa nạp gì.", f"{count} problems. Nothing was loaded.")
    return 1
