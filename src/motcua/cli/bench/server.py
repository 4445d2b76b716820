"""The web server of a benchmark: the same program that `motcua serve` starts, on a free port of this machine alone."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from motcua.cli.bench.bursts import processor_seconds
from motcua.cli.children import Child
from motcua.cli.serve import web_command
from motcua.cli.words import pick

HOST, START_SECONDS = "127.0.0.1", 60.0


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    port: int
    pid: int

    def link(self) -> http.client.HTTPConnection:
        """Return a connection that stays open between requests."""
        link = http.client.HTTPConnection(HOST, self.port, timeout=60)
        link.connect()
        link.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return link

    def processor_seconds(self) -> float:
        """Return the processor time of the server and its workers so far."""
        return sum(processor_seconds(pid) or 0.0 for pid in _family(self.pid))


@contextmanager
def server(workers: int = 0) -> Iterator[Server]:
    """Start the server and wait until it answers; stop it afterwards. Raises TimeoutError."""
    port = _free_port()
    child = Child(pick("Máy chủ web", "The web server"), web_command(HOST, port, workers))
    try:
        child.start()
        assert child.process is not None
        found = Server(port, child.process.pid)
        _wait(found)
        yield found
    finally:
        child.stop()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind((HOST, 0))
        return int(door.getsockname()[1])


def _wait(found: Server) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            link = found.link()
            link.request("GET", "/robots.txt")
            if link.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the web server of the benchmark does not answer")


def _family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found = [pid]
    for parent in found:
        try:
            words = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        except OSError:
            continue
        found += [int(word) for word in words]
    return found
