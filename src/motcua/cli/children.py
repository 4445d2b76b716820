"""Processes that `motcua serve` starts, keeps running, and stops; none of them outlives it."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from motcua.cli.errors import CommandFailed
from motcua.cli.words import complain

SUPERVISED = "MOTCUA_SUPERVISED"
PR_SET_PDEATHSIG = 1
# Five deaths within a minute are not bad luck: something is wrong that a restart does not cure.
DEATHS, WITHIN_SECONDS, LONGEST_PAUSE = 5, 60.0, 10.0

_libc = ctypes.CDLL(None, use_errno=True)


def die_with_parent(number: int = signal.SIGKILL) -> None:
    """Ask the kernel for a signal when the parent dies, so that kill -9 of the parent leaves nobody behind."""
    _libc.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)


@dataclass
class Child:
    """One supervised program. When one that is `needed` keeps dying, the whole stops; another is tried for ever."""

    name: str
    command: Sequence[str]
    patience: float = 10.0
    needed: bool = True
    process: subprocess.Popen[bytes] | None = None
    deaths: list[float] = field(default_factory=list)
    next_start: float = 0.0

    def start(self) -> None:
        """Start the program in a session of its own: Ctrl-C reaches the supervisor alone, which stops all in order."""
        self.process = subprocess.Popen(
            list(self.command),
            stdin=subprocess.DEVNULL,
            env={**os.environ, SUPERVISED: "true"},
            start_new_session=True,
            preexec_fn=die_with_parent,
        )

    def watch(self) -> None:
        """Restart the program when it has died; raise CommandFailed when it keeps dying."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is not None:
            self._mourn(now, self.process.returncode)
        if self.process is None and now >= self.next_start:
            self.start()

    def _mourn(self, now: float, status: int) -> None:
        self.process = None
        self.deaths = [moment for moment in self.deaths if moment > now - WITHIN_SECONDS] + [now]
        if self.needed and len(self.deaths) >= DEATHS:
            raise CommandFailed(
                f"{self.name} dừng {DEATHS} lần trong một phút (mã {status}); hãy xem các dòng lỗi phía trên.",
                f"{self.name} stopped {DEATHS} times within a minute (status {status}); see the errors above.",
            )
        complain(
            f"{self.name} đã dừng (mã {status}), đang chạy lại…",
            f"{self.name} stopped ({status}), restarting…",
        )
        self.next_start = now + min(0.5 * 2 ** (len(self.deaths) - 1), LONGEST_PAUSE)

    def stop(self) -> None:
        """End the program and all it started: politely, then not."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None
