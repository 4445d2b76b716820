"""An installation of one's own: `motcua serve` for real, in a folder and on a port that nobody else has."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[2]
# Generous, because the machine may be busy with other tests; an idle one needs 6 s, then 3 s.
START_SECONDS, STOP_SECONDS = 90.0, 25.0


class Office:
    """An installation in a folder of its own, on a free port, with the embedded PostgreSQL."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with closing(socket.create_server(("127.0.0.1", 0))) as door:
            self.port = door.getsockname()[1]
        dropped = ("DJANGO_", "MOTCUA_", "PYTEST_", "LC_", "LANG")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        self.environment = {
            **kept,
            "LANG": "vi_VN.UTF-8",
            "PORT": str(self.port),
            "PYTHONPATH": str(ROOT / "src"),
            "MOTCUA_VAR": str(folder),
            "MOTCUA_SITE": str(folder / "no-site"),
            "MOTCUA_DEMO": "false",
            "MOTCUA_WORKERS": "1",
        }
        self.process: subprocess.Popen[str] | None = None

    def command(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one `motcua` command to its end."""
        return subprocess.run(
            [sys.executable, "-P", "-m", "motcua.cli", *words],
            env={**self.environment, **environment},
            capture_output=True,
            text=True,
            timeout=START_SECONDS,
            check=False,
        )

    def start(self) -> None:
        """Start serving, and return when /healthz says ok."""
        self.begin()
        assert self.wait_for(200), self.said()

    def begin(self) -> subprocess.Popen[str]:
        """Start serving without waiting."""
        log = (self.folder / "serve.out").open("w")
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "motcua.cli", "serve"],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        log.close()
        return self.process

    def said(self) -> str:
        """Return what the running command has printed."""
        return (self.folder / "serve.out").read_text()

    def health(self) -> tuple[int, dict[str, Any]]:
        """Return the status and the facts of /healthz; status 0 when nobody listens."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"http://127.0.0.1:{self.port}/healthz", timeout=5) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)
        except OSError:
            return 0, {}

    def wait_for(self, status: int) -> bool:
        """Wait until /healthz answers so; give up early when the command has ended."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if self.health()[0] == status:
                return True
            if self.process is None or self.process.poll() is not None:
                return False
            time.sleep(0.05)
        return False

    def postmaster(self) -> int:
        """Return the process number of the database server."""
        return int((self.folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])

    def everybody(self) -> dict[int, str]:
        """Return every process that belongs to this installation, by what its command line or environment says."""
        mark, found = str(self.folder).encode(), {}
        for name in filter(str.isdigit, os.listdir("/proc")):
            place = Path("/proc", name)
            try:
                # The children of PostgreSQL show a title; they work inside the data folder.
                facts = (
                    place.joinpath("cmdline").read_bytes() + b"\0" + place.joinpath("environ").read_bytes()
                )
                inside = os.readlink(place / "cwd").startswith(str(self.folder))
            except OSError:
                continue
            if int(name) != os.getpid() and (mark in facts or inside):
                found[int(name)] = facts[:80].decode(errors="replace")
        return found

    def sql(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the database directly."""
        password = (self.folder / "postgres" / "password").read_text().split()[1]
        port = (self.folder / "postgres" / "data" / "postmaster.pid").read_text().split("\n")
        host = port[4] or port[5]
        with psycopg.connect(
            host=host, port=int(port[3]), user="motcua", password=password, dbname="motcua"
        ) as link:
            cursor = link.execute(query.encode())
            return cursor.fetchall() if cursor.description else []

    def kill_everybody(self) -> None:
        """kill -9 to all of it at once, as a power cut would."""
        for pid in self.everybody():
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if self.process is not None:
            self.process.wait()
