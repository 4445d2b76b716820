"""File locks that the kernel drops when their holder dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """One open lock file. Children made by fork share it; programs started with exec do not."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def try_exclusive(self) -> bool:
        """Take the lock alone, if nobody else holds it."""
        return self._take(fcntl.LOCK_EX | fcntl.LOCK_NB)

    def share(self) -> None:
        """Take the lock beside other sharers, waiting for an exclusive holder."""
        fcntl.flock(self._fd, fcntl.LOCK_SH)

    def wait_exclusive(self, seconds: float) -> bool:
        """Take the lock alone, waiting at most so long."""
        until = time.monotonic() + seconds
        while not self.try_exclusive():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    def note(self, text: str) -> None:
        """Write who holds the lock, for the message that another process prints."""
        os.ftruncate(self._fd, 0)
        os.pwrite(self._fd, text.encode(), 0)

    def noted(self) -> str:
        """Return what the holder wrote."""
        return os.pread(self._fd, 200, 0).decode(errors="replace").strip()

    def close(self) -> None:
        """Let go."""
        os.close(self._fd)

    def _take(self, how: int) -> bool:
        try:
            fcntl.flock(self._fd, how)
        except BlockingIOError:
            return False
        return True


@contextmanager
def exclusive(path: Path, seconds: float) -> Iterator[bool]:
    """Hold a lock for a block; yields False when it could not be had in time."""
    lock = FileLock(path)
    try:
        yield lock.wait_exclusive(seconds)
    finally:
        lock.close()
