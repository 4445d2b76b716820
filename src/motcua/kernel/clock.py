"""The wall clock. Only faces (pages, JSON, command line, jobs) may read it; acts are told the time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VN = ZoneInfo("Asia/Ho_Chi_Minh")

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return _source()


def local(moment: datetime) -> datetime:
    """Return the same instant on a Vietnamese clock."""
    return moment.astimezone(VN)


def today() -> date:
    """Return the present date in Việt Nam."""
    return local(now()).date()


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Hold the clock still, for tests, pictures and rehearsals."""
    global _source
    before, _source = _source, lambda: moment
    try:
        yield
    finally:
        _source = before
