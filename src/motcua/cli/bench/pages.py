"""Page times at a full caseload, over HTTP from the server that `motcua serve` starts, one reader at a time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.db import connection
from django.test import Client

from motcua.catalogue.public import ProcedureVersion
from motcua.cli.bench.http_acts import Caller, sign_in
from motcua.cli.bench.office import Post
from motcua.cli.bench.server import HOST, Server
from motcua.dossiers.public import Dossier, State
from motcua.organisation.public import Officer

GOAL_MS = 200.0
WARM = 2


@dataclass(frozen=True)
class Page:
    """One address and who asks for it. Officers' pages have the goal of 200 ms on the server."""

    name: str
    path: str
    headers: dict[str, str] = field(default_factory=dict)
    officer: bool = False


@dataclass(frozen=True)
class Times:
    """What one page took."""

    page: Page
    status: int
    median_ms: float
    p95_ms: float
    bytes: int
    statements: int

    def facts(self) -> dict[str, Any]:
        """Return the figures for the JSON."""
        return {
            "page": self.page.name,
            "median_ms": round(self.median_ms, 1),
            "p95_ms": round(self.p95_ms, 1),
            "bytes": self.bytes,
            "statements": self.statements,
            "within_goal": self.median_ms < GOAL_MS if self.page.officer else None,
        }


def pages(post: Post, caller: Caller) -> Iterator[Page]:
    """Yield what is measured: the desk of a counter officer, a case officer and a leader, the portal, the API."""
    open_one, finished = _some(post, State.PROCESSING), _some(post, State.RETURNED)
    counter = _cookie(post, "receive")
    yield Page("desk inbox, counter", "/desk/", counter, True)
    yield Page("desk inbox, case officer", "/desk/", _cookie(post, "propose"), True)
    yield Page("desk inbox, division head", "/desk/", _cookie(post, "review"), True)
    yield Page("desk inbox, leader", "/desk/", _cookie(post, "approve"), True)
    yield Page("desk all open", "/desk/?box=open", counter, True)
    yield Page("desk returned", "/desk/?box=returned", counter, True)
    yield Page("desk late", "/desk/?box=late", counter, True)
    yield Page("desk receive", "/desk/receive/", counter, True)
    code = post.version.procedure.code
    yield Page("desk receive, chosen", f"/desk/receive/?procedure={code}", counter, True)
    yield Page("desk receive options", "/desk/receive/options/?" + urlencode({"q": "tro cap"}), counter, True)
    yield Page("desk dossier, open", f"/desk/dossiers/{open_one.number}/", counter, True)
    yield Page("desk dossier, returned", f"/desk/dossiers/{finished.number}/", counter, True)
    for kind, typed in _searches(open_one):
        yield Page(f"desk search, {kind}", "/desk/search/?" + urlencode({"q": typed}), counter, True)
    yield Page("desk returns", "/desk/returns/", counter, True)
    yield Page("portal home", "/")
    yield Page("portal procedures", "/thu-tuc/")
    yield Page("portal search", "/thu-tuc/?" + urlencode({"q": "nguoi co cong"}))
    yield Page("portal procedure", f"/thu-tuc/{code}/")
    yield Page("portal tracked dossier", f"/ho-so/{open_one.number}/", _tracking(open_one))
    yield Page("API list", "/api/v1/dossiers?limit=50", caller.headers("receive"))
    yield Page("API list by word", "/api/v1/dossiers?q=nguyen", caller.headers("receive"))
    yield Page("API dossier", f"/api/v1/dossiers/{quote(open_one.number or '')}", caller.headers("receive"))


def _some(post: Post, state: State) -> Dossier:
    found = (
        Dossier.objects.filter(authority=post.authority, state=state)
        .select_related("owner", "submitter")
        .order_by("pk")[:50]
    )
    return found[len(found) // 2]


def _searches(dossier: Dossier) -> list[tuple[str, str]]:
    name = dossier.owner.full_name.split()
    return [
        ("common word", "nguyen"),
        ("name", " ".join(name)),
        ("identity number", dossier.owner.id_number),
        ("phone", dossier.owner.phone),
        ("procedure words", _short(dossier)),
    ]


def _short(dossier: Dossier) -> str:
    version = ProcedureVersion.objects.get(pk=dossier.version_id)
    return " ".join(version.title.split()[:4])


def _cookie(post: Post, act: str) -> dict[str, str]:
    officer = Officer.objects.select_related("account").get(pk=post.who[act].officer_id or 0)
    assert officer.account is not None
    return {"Cookie": sign_in(officer.account)}


def _tracking(dossier: Dossier) -> dict[str, str]:
    """Return the cookie of a visitor who has shown the second fact."""
    client = Client(headers={"host": HOST})
    client.post("/tra-cuu/", {"number": dossier.number, "fact": dossier.owner.id_number[-4:]})
    return {"Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())}


def measure(server: Server, chosen: list[Page], turns: int) -> list[Times]:
    """Ask for every page in turn, round after round, so that a busy moment of the machine falls on all alike."""
    link = server.link()
    taken: dict[str, list[float]] = {page.name: [] for page in chosen}
    last: dict[str, tuple[int, int]] = {}
    for number in range(WARM + turns):
        for page in chosen:
            began = time.perf_counter()
            link.request("GET", page.path, headers=page.headers)
            answer = link.getresponse()
            size = len(answer.read())
            if number >= WARM:
                taken[page.name].append(1000 * (time.perf_counter() - began))
            last[page.name] = answer.status, size
    return [_times(page, taken[page.name], *last[page.name]) for page in chosen]


def _times(page: Page, taken: list[float], status: int, size: int) -> Times:
    if status != 200:
        raise RuntimeError(f"{page.name}: {page.path} answers {status}")
    ordered = sorted(taken)
    return Times(
        page,
        status,
        statistics.median(ordered),
        ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))],
        size,
        _statements(page),
    )


def _statements(page: Page) -> int:
    """Count the statements of a page, in this process, the second time it is asked for."""
    client, counted = Client(headers={"host": HOST, **page.headers}), 0
    client.get(page.path)

    def count(execute: Any, *rest: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(*rest)

    with connection.execute_wrapper(count):
        client.get(page.path)
    return counted
