"""How fast a client may call: a bucket of calls a client, kept in this process.

Nothing is written anywhere, so the limit holds for each worker process: with four workers a client
may reach four times its figure. It protects the office from a program gone wild; it is no tariff.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from threading import Lock
from time import monotonic

BURST_SECONDS = 60


@dataclass(slots=True)
class _Bucket:
    left: float
    seen: float


_buckets: dict[int, _Bucket] = {}
_lock = Lock()


def seconds_to_wait(client_id: int, rate_per_minute: int) -> int:
    """Take one call from a client's bucket; return 0, or the whole seconds until there is one again."""
    now = monotonic()
    a_second = rate_per_minute / 60
    with _lock:
        bucket = _buckets.get(client_id)
        if bucket is None:
            bucket = _buckets[client_id] = _Bucket(float(rate_per_minute), now)
        full = a_second * BURST_SECONDS
        bucket.left = min(full, bucket.left + (now - bucket.seen) * a_second)
        bucket.seen = now
        if bucket.left >= 1:
            bucket.left -= 1
            return 0
        return max(1, ceil((1 - bucket.left) / a_second))


def forget() -> None:
    """Fill all buckets again, for tests."""
    with _lock:
        _buckets.clear()
