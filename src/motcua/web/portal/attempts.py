"""How often the door of a dossier may be tried: wrong second facts are counted, by address and by number.

The counts live in the shared cache (a table), under a lock of the database, so that many processes and
many requests at once cannot try more often than one could.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network

from axes.helpers import get_client_ip_address
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpRequest

QUARTER, DAY = 15 * 60, 24 * 3600


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many wrong tries in so many seconds, by what."""

    scope: str
    most: int
    seconds: int


ALLOWANCES = (
    Allowance("address", 10, QUARTER),
    Allowance("number", 10, QUARTER),
    # A patient stranger with many addresses would have a fair chance at four digits within weeks.
    Allowance("number-day", 40, DAY),
)


@dataclass(frozen=True, slots=True)
class Try:
    """One try that was let through; it counts as wrong until taken back."""

    keys: dict[str, str]
    at: int


def begin(request: HttpRequest, number: str, at: datetime) -> Try | int:
    """Count a try, or return how many seconds to wait before the next one may be made."""
    keys = _keys(request, number)
    moment = int(at.timestamp())
    with _alone(keys):
        counts = {rule: _recent(keys[rule.scope], rule, moment) for rule in ALLOWANCES}
        waits = [
            past[-rule.most] + rule.seconds - moment
            for rule, past in counts.items()
            if len(past) >= rule.most
        ]
        if waits:
            return max(*waits, 1)
        for rule, past in counts.items():
            cache.set(keys[rule.scope], [*past, moment], rule.seconds)
    return Try(keys, moment)


def take_back(tried: Try) -> None:
    """Forget a try that was right: only wrong ones count."""
    with _alone(tried.keys):
        for rule in ALLOWANCES:
            past = _recent(tried.keys[rule.scope], rule, tried.at)
            if tried.at in past:
                past.remove(tried.at)
            cache.set(tried.keys[rule.scope], past, rule.seconds)


def _recent(key: str, rule: Allowance, moment: int) -> list[int]:
    past: list[int] = cache.get(key) or []
    return [at for at in past if at > moment - rule.seconds]


def _keys(request: HttpRequest, number: str) -> dict[str, str]:
    """Return a key for each rule; the cache holds digests, so that it tells nobody who looked for what."""
    values = {"address": _address(request), "number": number, "number-day": number}
    return {
        scope: f"look:{scope}:{sha256(value.encode()).hexdigest()[:40]}" for scope, value in values.items()
    }


def _address(request: HttpRequest) -> str:
    """Return the address of the caller; of IPv6 the network, for one house has countless addresses in it."""
    told = str(get_client_ip_address(request) or "")
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return str(ip_network(f"{address}/64", strict=False)) if isinstance(address, IPv6Address) else told


@contextmanager
def _alone(keys: dict[str, str]) -> Iterator[None]:
    """Hold the counts of these keys against other requests until the block ends."""
    with transaction.atomic(), connection.cursor() as cursor:
        for key in sorted(keys.values()):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])
        yield
