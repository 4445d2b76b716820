"""The command `motcua`: finds the subcommand's module, gives it a database if it wants one, runs it.

A subcommand is a module of this package with `add_arguments(parser)` and `run(args) -> int`. It is
imported only when it is called, so that `motcua deadline` starts without Django or a database.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from motcua import __version__
from motcua.cli import words
from motcua.cli.errors import CommandFailed
from motcua.cli.words import complain, pick

INTERRUPTED, BAD_USE = 130, 2


@dataclass(frozen=True)
class Subcommand:
    """A line of `motcua --help`, and whether the command needs the database and Django."""

    name: str
    vi: str
    en: str
    database: bool = True


SUBCOMMANDS = (
    Subcommand(
        "serve",
        "chạy hệ thống: cơ sở dữ liệu, trang web, việc nền",
        "run it all: database, pages, jobs",
        False,
    ),
    Subcommand("migrate", "cập nhật cấu trúc cơ sở dữ liệu", "bring the database to this release"),
    Subcommand(
        "site", "nạp, kiểm tra, xuất dữ liệu của cơ quan", "load, check and export the site's reference data"
    ),
    Subcommand(
        "deadline",
        "tính thời hạn giải quyết, giải thích ngày hẹn trả",
        "compute and explain due dates",
        False,
    ),
    Subcommand("journal", "kiểm chứng nhật ký", "verify and seal the journal"),
    Subcommand("client", "cấp, thu hồi mã truy cập API", "give out and revoke API tokens"),
    Subcommand("demo", "hồ sơ mẫu để tập và giới thiệu", "demonstration dossiers"),
    Subcommand("bench", "đo tốc độ", "measure speed", False),
    Subcommand("check", "kiểm tra cài đặt và cấu hình", "check the installation"),
    Subcommand("pg", "chạy công cụ PostgreSQL (psql, pg_dump…)", "run a PostgreSQL tool (psql, pg_dump…)"),
    Subcommand("manage", "lệnh quản trị của Django", "Django's management commands"),
)


class Parser(argparse.ArgumentParser):
    """An argument parser whose own words are translated too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"formatter_class": Formatter, **kwargs, "add_help": False})
        self._positionals.title = pick("tham số", "arguments")
        self._optionals.title = pick("tùy chọn", "options")
        self.add_argument("-h", "--help", action="help", help=pick("xem hướng dẫn này", "show this help"))

    def error(self, message: str) -> Any:
        """Say what is wrong with the command line, and where the help is."""
        hint = pick("Xem", "See")
        self.exit(BAD_USE, f"{self.prog}: {message}\n{hint}: {self.prog} --help\n")


class Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese "usage"."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Start the usage line with the chosen language's word."""
        super().add_usage(usage, actions, groups, prefix or pick("Cách dùng: ", "Usage: "))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status: 0 done, 1 refused or failed, 2 misused."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    options, rest = _common_options(arguments)
    words.choose(options.lang)
    try:
        return _dispatch(rest)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if options.debug:
            raise
        complain(*_sentence(error))
        return error.status if isinstance(error, CommandFailed) else 1


def _common_options(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Take --lang and --debug from before the subcommand; after it they belong to the subcommand."""
    common = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    common.add_argument("--lang", choices=[words.VI, words.EN])
    common.add_argument("--debug", action="store_true", default=os.environ.get("MOTCUA_TRACEBACK") == "true")
    names = {command.name for command in SUBCOMMANDS}
    cut = next((at for at, word in enumerate(arguments) if word in names), len(arguments))
    options, before = common.parse_known_args(arguments[:cut])
    after = arguments[cut:]
    if after and after[0] not in {"manage", "pg"}:
        options, after = common.parse_known_args(after, options)
    return options, before + after


def _dispatch(arguments: list[str]) -> int:
    command = next((item for item in SUBCOMMANDS if arguments and item.name == arguments[0]), None)
    if command is None:
        _top_parser().parse_args(arguments or ["--help"])
        return BAD_USE
    if command.name == "manage":
        return _with_database(lambda: _manage(arguments[1:]))
    work = _bound(command, arguments[1:])
    return _with_database(work) if command.database else work()


def call(arguments: list[str]) -> int:
    """Run a subcommand inside another one, which has the database already."""
    command = next(item for item in SUBCOMMANDS if item.name == arguments[0])
    return _bound(command, arguments[1:])()


def _bound(command: Subcommand, arguments: list[str]) -> Callable[[], int]:
    module = _module(command.name)
    parser = Parser(prog=f"motcua {command.name}", description=pick(command.vi, command.en))
    module.add_arguments(parser)
    options = parser.parse_args(arguments)
    return lambda: int(module.run(options) or 0)


def _top_parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="motcua",
        description=pick("Một Cửa: bộ phận tiếp nhận và trả kết quả.", "Một Cửa: the one-stop office."),
    )
    parser.add_argument("--version", action="version", version=f"motcua {__version__}")
    parser.add_argument("--lang", choices=[words.VI, words.EN], help=pick("ngôn ngữ", "language"))
    parser.add_argument(
        "--debug", action="store_true", help=pick("in vết lỗi đầy đủ", "print the full traceback")
    )
    commands = parser.add_subparsers(
        title=pick("lệnh", "commands"), metavar=pick("LỆNH", "COMMAND"), dest="command"
    )
    for item in SUBCOMMANDS:
        commands.add_parser(item.name, help=pick(item.vi, item.en))
    return parser


def _module(name: str) -> ModuleType:
    path = f"motcua.cli.{name}"
    if importlib.util.find_spec(path) is None:
        raise CommandFailed(f"Bản này chưa có lệnh “{name}”.", f"This release has no command “{name}”.")
    return importlib.import_module(path)


def _with_database(work: Callable[[], int]) -> int:
    from motcua.cli import runtime

    cluster = runtime.have_database()
    try:
        runtime.have_django()
        return work()
    finally:
        _close_connections()
        if cluster is not None:
            cluster.leave()


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


def _manage(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line

    execute_from_command_line(["motcua manage", *arguments])
    return 0


def _sentence(error: Exception) -> tuple[str, str]:
    """Return the trouble in one sentence a language, for a person and not for a programmer."""
    from motcua.kernel.errors import DomainError, text_of

    if isinstance(error, CommandFailed):
        return error.vi, error.en
    if isinstance(error, DomainError):
        return text_of(error), f"{error.code}: {text_of(error)}"
    reason = " ".join(str(error).split()) or type(error).__name__
    if type(error).__name__ in {"OperationalError", "InterfaceError"}:
        return f"Cơ sở dữ liệu không trả lời: {reason}", f"The database does not answer: {reason}"
    if type(error).__name__ in {"ImproperlyConfigured", "CommandError", "SystemCheckError"}:
        return reason, reason
    hint = "--debug"
    return (
        f"Lỗi ngoài dự kiến: {reason} (chạy lại với {hint} để xem chi tiết)",
        f"Unexpected trouble: {reason} (run again with {hint} for details)",
    )
