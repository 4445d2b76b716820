"""The embedded PostgreSQL: started or joined, waited for, and stopped by the last who uses it.

Every process that uses the server holds a shared file lock. Whoever leaves last stops the server.
A process that dies by kill -9 drops its lock too; a server it leaves behind is joined at the next start.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg
from psycopg import sql

from motcua.cli import postgres_files as files
from motcua.cli.errors import CommandFailed
from motcua.cli.locks import FileLock, exclusive
from motcua.cli.os_user import ServiceUser, service_user
from motcua.cli.words import say

START_SECONDS, STOP_SECONDS, ORPHAN_SECONDS, TURN_SECONDS = 600.0, 20.0, 3.0, 660.0
TEST_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "300",
    "autovacuum_naptime": "10s",
}


@dataclass(frozen=True)
class Running:
    """A server process and where it listens, as postmaster.pid tells."""

    pid: int
    host: str
    port: int


class Cluster:
    """One data folder and its server. `durable=False` is for tests alone: no fsync."""

    def __init__(self, folder: Path, logs: Path, *, durable: bool = True) -> None:
        self.folder, self.logs, self.durable = folder, logs, durable
        self.data = folder / "data"
        self._lock_path = folder.with_name(folder.name + ".lock")
        self._users: FileLock | None = None
        self._child: subprocess.Popen[bytes] | None = None

    def start(self) -> str:
        """Start or join the server and return the URL of the database motcua.

        Raises CommandFailed, with the server's own last words, when it cannot be had.
        """
        with exclusive(self._lock_path, TURN_SECONDS) as held:
            if not held:
                raise CommandFailed(
                    "Một lệnh khác đang khởi động PostgreSQL quá lâu: hãy dừng lệnh đó rồi chạy lại.",
                    "Another command has been starting PostgreSQL for too long: stop it and run again.",
                )
            user = service_user(self.folder, files.programs() / "postgres")
            user.own(self.folder)
            self._create_if_needed(user)
            # Held before the start: whoever is interrupted in the middle still stops what was started.
            self._hold()
            running = self._running() or self._launch(user)
            self._ensure_database(running)
        return self.url(running)

    def leave(self) -> None:
        """Stop using the server, and stop it when nobody else does."""
        if self._users is None:
            return
        users, self._users = self._users, None
        with exclusive(self._lock_path, STOP_SECONDS) as held:
            if held and users.try_exclusive():
                self._stop()
        users.close()

    def alive(self) -> bool:
        """Tell whether the server's main process is there."""
        return self._postmaster() is not None

    def prune_logs(self) -> None:
        """Drop all but the newest logs of the server."""
        files.prune_logs(self.logs)

    def url(self, running: Running | None = None, *, superuser: bool = False) -> str:
        """Return the address for programs; the superuser's is for the tools of PostgreSQL only."""
        at = running or self._postmaster()
        if at is None:
            raise CommandFailed("PostgreSQL kèm theo chưa chạy.", "The embedded PostgreSQL is not running.")
        first, second = files.passwords(self.folder)
        name, password = (files.SUPERUSER, first) if superuser else (files.OWNER, second)
        where = urlencode({"host": at.host, "port": at.port}, quote_via=quote)
        return f"postgresql://{name}:{password}@/{files.SUPERUSER if superuser else files.DATABASE}?{where}"

    def _create_if_needed(self, user: ServiceUser) -> None:
        if self.data.exists():
            files.check_version(self.data, files.programs())
            return
        if self.durable:
            say("Tạo cơ sở dữ liệu PostgreSQL…", "Creating the PostgreSQL database…")
        files.create(self.folder, user, durable=self.durable)

    def _hold(self) -> None:
        if self._users is None:
            self._users = FileLock(self.folder.with_name(self.folder.name + ".users"))
        self._users.share()

    # -- finding --------------------------------------------------------------------------------

    def _running(self) -> Running | None:
        """Return the server that already runs, once it answers; clear away what a dead one left."""
        until = time.monotonic() + START_SECONDS
        while (found := self._postmaster()) and time.monotonic() < until:
            if self._answers(found):
                return found
            time.sleep(0.1)
        self._end_orphans()
        # PostgreSQL trusts a living process number, even one that another program now has. No process of
        # this folder is left at this point, so that the note is false and may go.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        return None

    def _postmaster(self) -> Running | None:
        try:
            lines = (self.data / "postmaster.pid").read_text().split("\n")
            pid, port = int(lines[0]), int(lines[3])
            found = Running(pid, lines[4] or lines[5], port)
        except (OSError, ValueError, IndexError):
            return None
        return found if self._belongs(pid) else None

    def _belongs(self, pid: int) -> bool:
        """Tell whether a process is a PostgreSQL of this data folder (it works inside it)."""
        try:
            here = os.path.samefile(f"/proc/{pid}/cwd", self.data)
            return here and Path(f"/proc/{pid}/comm").read_text().startswith("postgres")
        except OSError:
            return False

    def _end_orphans(self) -> None:
        """Wait for the children of a killed server; end those that stay, or the memory they share blocks a start."""
        until = time.monotonic() + ORPHAN_SECONDS
        while orphans := [
            int(name) for name in os.listdir("/proc") if name.isdigit() and self._belongs(int(name))
        ]:
            if time.monotonic() > until:
                for pid in orphans:
                    _signal(
                        pid, signal.SIGQUIT if time.monotonic() < until + ORPHAN_SECONDS else signal.SIGKILL
                    )
            time.sleep(0.1)

    def _answers(self, running: Running) -> bool:
        try:
            with psycopg.connect(self.url(running, superuser=True), connect_timeout=2):
                return True
        except psycopg.OperationalError as error:
            if "password" in str(error):
                raise CommandFailed(
                    f"Mật khẩu trong {self.folder / 'password'} không khớp với cơ sở dữ liệu: hãy khôi phục tệp này.",
                    f"The password in {self.folder / 'password'} does not fit the database: restore that file.",
                ) from error
            return False

    # -- starting and stopping ------------------------------------------------------------------

    def _launch(self, user: ServiceUser) -> Running:
        user.own(self.logs)
        files.prune_logs(self.logs)
        words = self.logs / "start.log"
        with words.open("wb") as output:
            self._child = subprocess.Popen(
                [*user.prefix, str(files.programs() / "postgres"), *self._options(user)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=files.ENVIRONMENT,
                umask=0o077,
                start_new_session=True,
            )
        return self._wait_until_ready(self._child, words)

    def _options(self, user: ServiceUser) -> list[str]:
        place = files.socket_folder(self.folder, user)
        listen = {
            "unix_socket_directories": f'"{place}"' if place else "",
            "listen_addresses": "" if place else "127.0.0.1",
            "port": str(files.PORT if place else files.free_port()),
            "logging_collector": "on",
            "log_directory": str(self.logs),
        }
        if place:
            for left in place.glob(files.SOCKET + "*"):
                left.unlink()
        settings = {**listen, **({} if self.durable else TEST_SETTINGS)}
        return [
            "-D",
            str(self.data),
            *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
        ]

    def _wait_until_ready(self, child: subprocess.Popen[bytes], words: Path) -> Running:
        began = spoke = time.monotonic()
        while child.poll() is None and time.monotonic() < began + START_SECONDS:
            found = self._postmaster()
            if found and self._answers(found):
                return found
            if time.monotonic() > spoke + 10:
                spoke = time.monotonic()
                say(
                    "PostgreSQL đang khôi phục sau lần dừng đột ngột…",
                    "PostgreSQL is recovering from a crash…",
                )
            time.sleep(0.05)
        reason = self._last_words(words)
        raise CommandFailed(
            f"PostgreSQL không khởi động được: {reason} (nhật ký: {self.logs})",
            f"PostgreSQL did not start: {reason} (log: {self.logs})",
        )

    def _last_words(self, words: Path) -> str:
        texts = [
            path.read_text(errors="replace")
            for path in (words, *sorted(self.logs.glob("postgresql-*.log"))[-1:])
        ]
        lines = [line for text in texts for line in text.splitlines() if "FATAL" in line or "HINT" in line]
        return " ".join(line.strip() for line in lines[-3:]) or "timeout"

    def _stop(self) -> None:
        found = self._postmaster()
        if found is None:
            return
        for how, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, STOP_SECONDS)):
            _signal(found.pid, how)
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                if self._child is not None:
                    self._child.poll()
                if not self._belongs(found.pid):
                    return
                time.sleep(0.02)

    def _ensure_database(self, running: Running) -> None:
        try:
            with psycopg.connect(self.url(running), connect_timeout=5):
                return
        except psycopg.OperationalError:
            pass
        password = files.passwords(self.folder)[1]
        with psycopg.connect(self.url(running, superuser=True), autocommit=True) as link:
            role = sql.Identifier(files.OWNER)
            if not link.execute("SELECT FROM pg_roles WHERE rolname = %s", [files.OWNER]).fetchone():
                link.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(role))
            link.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(password)))
            if not link.execute("SELECT FROM pg_database WHERE datname = %s", [files.DATABASE]).fetchone():
                name = sql.Identifier(files.DATABASE)
                link.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0").format(name, role))


def _signal(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
