"""`motcua serve`: the whole office in one command. Ctrl-C stops all it started; a crash leaves nothing to clean up."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from types import FrameType

from motcua.cli import paths, runtime
from motcua.cli.children import Child
from motcua.cli.errors import CommandFailed
from motcua.cli.locks import FileLock
from motcua.cli.postgres import Cluster
from motcua.cli.words import complain, pick, say

PYTHON = (sys.executable, "-P", "-m")
HOST, PORT, BACKLOG = "127.0.0.1", 8000, 1024
MOST_WORKERS, THREADS = 8, 2
PORT_SECONDS, READY_SECONDS, TICK_SECONDS, TIDY_SECONDS = 3.0, 90.0, 0.2, 3600.0


class Stop(Exception):
    """A signal asked for the end."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address; the environment gives the defaults."""
    parser.add_argument(
        "--host", default=os.environ.get("MOTCUA_HOST", HOST), help=pick("địa chỉ", "address")
    )
    parser.add_argument(
        "--port", default=os.environ.get("PORT", str(PORT)), help=pick("cổng (PORT)", "port (PORT)")
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=int(os.environ.get("MOTCUA_WORKERS", "0")),
        help=pick("số tiến trình (mặc định: số nhân)", "processes (default: number of cores)"),
    )


def run(args: argparse.Namespace) -> int:
    """Serve until a signal comes; return 0 after an orderly end."""
    port = _port(args.port)
    lock = _only_one(args.host, port)
    _wait_for_port(args.host, port)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _on_signal)
    # Papers and QR codes name this address; a real installation sets its own.
    os.environ.setdefault("MOTCUA_PUBLIC_URL", _address(args.host, port))
    children = _children(args.host, port, args.workers)
    cluster: Cluster | None = None
    try:
        cluster = _prepare()
        _serve(children, cluster, args.host, port)
    except Stop:
        say("Đang dừng…", "Stopping…")
    finally:
        _end(children, cluster)
        lock.close()
    say("Đã dừng.", "Stopped.")
    return 0


def _on_signal(number: int, frame: FrameType | None) -> None:
    # A second Ctrl-C must not interrupt the orderly end.
    for known in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(known, signal.SIG_IGN)
    raise Stop


def _port(text: str) -> int:
    if text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise CommandFailed(
        f"Cổng “{text}” không đúng: hãy đặt PORT từ 1 đến 65535.", f"PORT={text}: use 1 to 65535."
    )


def _only_one(host: str, port: int) -> FileLock:
    lock = FileLock(paths.var() / "serve.lock")
    if not lock.try_exclusive():
        where = lock.noted()
        raise CommandFailed(
            f"Hệ thống của thư mục này đang chạy rồi: {where}. Hãy dừng nó trước.",
            f"This installation is running already: {where}. Stop it first.",
        )
    lock.note(f"http://{host}:{port} (pid {os.getpid()})")
    return lock


def _wait_for_port(host: str, port: int) -> None:
    """Check that the port is free; the programs of a killed start need a moment to let it go."""
    until = time.monotonic() + PORT_SECONDS
    while True:
        try:
            with contextlib.closing(
                socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
            ) as door:
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                door.bind((host, port))
            return
        except OSError as error:
            if time.monotonic() < until and not isinstance(error, PermissionError | socket.gaierror):
                time.sleep(0.1)
                continue
            raise CommandFailed(
                f"Không mở được cổng {port} trên {host} (có chương trình khác đang dùng?):"
                f" hãy chọn cổng khác, ví dụ `PORT={port + 1 if port < 65535 else 8000} make run`.",
                f"Port {port} on {host} cannot be opened ({error.strerror}; used by another program?):"
                f" choose another, for example `PORT={port + 1 if port < 65535 else 8000} make run`.",
            ) from error


def _prepare() -> Cluster | None:
    from django.db import connections

    from motcua.cli.first_steps import prepare

    say("Khởi động cơ sở dữ liệu…", "Starting the database…")
    cluster = runtime.have_database()
    runtime.have_django()
    try:
        prepare()
    finally:
        connections.close_all()
    return cluster


def web_command(host: str, port: int, workers: int = 0) -> list[str]:
    """Return the command line of the web server; no number of workers means one a core."""
    count = workers or min(len(os.sched_getaffinity(0)), MOST_WORKERS)
    return [
        *PYTHON, "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(count), "--blocking-threads", str(THREADS), "--backlog", str(BACKLOG),
        "--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "5",
        "--log-level", "warning", "--no-ws", "motcua.config.wsgi:application",
    ]  # fmt: skip


def _children(host: str, port: int, workers: int) -> list[Child]:
    jobs = [
        *PYTHON, "django", "procrastinate", "--skip-checks", "worker",
        "--concurrency", "2", "--delete-jobs", "never", "--shutdown-graceful-timeout", "5",
    ]  # fmt: skip
    return [
        Child(pick("Máy chủ web", "The web server"), web_command(host, port, workers)),
        Child(pick("Việc nền", "The background worker"), jobs, needed=False),
    ]


def _serve(children: list[Child], cluster: Cluster | None, host: str, port: int) -> None:
    say("Khởi động máy chủ web và việc nền…", "Starting the web server and the background worker…")
    ready, began, tidied = False, time.monotonic(), time.monotonic()
    while True:
        _keep_database(cluster)
        for child in children:
            child.watch()
        if not ready and (ready := _is_ready(host, port)):
            say("Sẵn sàng. Nhấn Ctrl-C để dừng.", "Ready. Press Ctrl-C to stop.")
            print(_address(host, port), flush=True)
        if not ready and time.monotonic() > began + READY_SECONDS:
            raise CommandFailed(
                "Máy chủ web không trả lời /healthz.", "The web server does not answer /healthz."
            )
        if cluster is not None and time.monotonic() > tidied + TIDY_SECONDS:
            tidied = time.monotonic()
            cluster.prune_logs()
        time.sleep(TICK_SECONDS)


def _keep_database(cluster: Cluster | None) -> None:
    if cluster is not None and not cluster.alive():
        complain("PostgreSQL đã dừng, đang chạy lại…", "PostgreSQL stopped, restarting…")
        # The passwords and the socket stay the same, so that the programs find it where it was.
        cluster.start()


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": HOST, "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}"


def _is_ready(host: str, port: int) -> bool:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{_address(host, port)}/healthz", timeout=3) as answer:
            return bool(json.load(answer)["status"] == "ok")
    except (OSError, ValueError, KeyError):
        return False


def _end(children: list[Child], cluster: Cluster | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.stop()
    if cluster is not None:
        cluster.leave()
