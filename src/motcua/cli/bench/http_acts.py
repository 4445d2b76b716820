"""Acts through HTTP: programs that call /api/v1 in the name of officers, and an officer who fills the receive form."""

from __future__ import annotations

import http.client
import itertools
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection

from motcua.cli.bench.bursts import Acts, Burst, Job, burst, local_backend, processor_seconds
from motcua.cli.bench.office import Post, code_of
from motcua.cli.bench.server import Server
from motcua.kernel.actor import Actor
from motcua.kernel.clock import now
from motcua.organisation.public import Account

SCOPES = ("catalogue", "receive", "act", "read", "list")
FASTEST = 1_000_000
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Caller:
    """An API client of an authority."""

    post: Post
    token: str
    officers: dict[str, str]

    def headers(self, act: str) -> dict[str, str]:
        """Return the headers of a call in the name of the officer of an act."""
        return {
            "Authorization": f"Bearer {self.token}",
            "Content-Type": "application/json",
            "Motcua-Officer": self.officers[act],
        }


def caller(post: Post, name: str = "acts") -> Caller:
    """Create an API client for everybody of a post's cast."""
    clients = apps.get_app_config("api").clients  # type: ignore[attr-defined]
    token = clients.new_token()
    codes = {act: code_of(actor) for act, actor in post.who.items()}
    order = clients.CreateClient(
        name=f"bench {name} {post.authority.code}",
        authority=post.authority.code,
        officers=tuple(sorted(set(codes.values()))),
        scopes=SCOPES,
        token_hash=clients.hash_of(token),
        token_prefix=clients.prefix_of(token),
        rate_per_minute=FASTEST,
    )
    clients.create_client(order, actor=Actor.system("bench"), at=now())
    return Caller(post, token, codes)


def reception(post: Post) -> dict[str, Any]:
    """Return the body of POST /dossiers."""
    intake = post.intake()
    owner = intake.owner
    facts = ("full_name", "id_number", "sex", "phone", "address", "commune_code")
    person = {name: getattr(owner, name) for name in facts} | {"birth_date": str(owner.birth_date)}
    papers = [
        {"position": p.position, "originals": p.originals, "certified": p.certified, "copies": p.copies,
         "digitised": p.digitised}
        for p in intake.papers
    ]  # fmt: skip
    return {
        "act_id": str(uuid4()),
        "procedure": intake.procedure_code,
        "channel": "direct",
        "owner": person,
        "papers": papers,
    }


def call(link: http.client.HTTPConnection, path: str, body: Any, headers: dict[str, str]) -> dict[str, Any]:
    """Send one act and return its answer. Raises RuntimeError when it is refused."""
    link.request("POST", f"/api/v1{path}", json.dumps(body).encode(), headers)
    answer = link.getresponse()
    text = answer.read()
    if answer.status not in {200, 201}:
        raise RuntimeError(f"POST {path}: {answer.status} {text[:300].decode(errors='replace')}")
    found: dict[str, Any] = json.loads(text)
    return found


def by_http(at: Server, given: Caller, tag: str, *, receive_only: bool) -> Job:
    """Return a job that calls the API on a connection of its own."""
    mine = replace(given, post=replace(given.post))

    def open_it() -> tuple[Acts, int]:
        mine.post.begin(tag)
        return _acts(at, mine, receive_only), 0

    return Job(open_it)


def _acts(at: Server, mine: Caller, receive_only: bool) -> Acts:
    link, post = at.link(), mine.post
    while True:
        number = call(link, "/dossiers", reception(post), mine.headers("receive"))["number"]
        yield
        for act in () if receive_only else post.acts:
            words = {key: _plain(value) for key, value in post.words(act, now()).items()}
            body = {"act": act, "act_id": str(uuid4()), **words}
            call(link, f"/dossiers/{number}/acts", body, mine.headers(act))
            yield


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int) else str(value)


def by_form(at: Server, post: Post, tag: str, cookie: str) -> Job:
    """Return a job of an officer who receives dossiers on the desk's form, page and post each time."""
    mine = replace(post)

    def open_it() -> tuple[Acts, int]:
        mine.begin(tag)
        return _forms(at, mine, cookie), 0

    return Job(open_it)


def _forms(at: Server, post: Post, session: str) -> Acts:
    link, path = at.link(), f"/desk/receive/?procedure={post.version.procedure.code}"
    for turn in itertools.count():
        link.request("GET", path, headers={"Cookie": session})
        answer = link.getresponse()
        page = answer.read().decode()
        given = answer.headers.get_all("Set-Cookie") or []
        cookies = "; ".join([session, *(each.partition(";")[0] for each in given)])
        body = _filled(post, page, turn)
        link.request("POST", "/desk/receive/", body, {"Cookie": cookies, "Content-Type": FORM})
        answer = link.getresponse()
        answer.read()
        if answer.status != 302:
            raise RuntimeError(f"the receive form answers {answer.status}")
        yield


def _filled(post: Post, page: str, turn: int) -> bytes:
    intake = post.intake()
    owner = intake.owner
    fields = {
        "csrfmiddlewaretoken": _hidden(page, "csrfmiddlewaretoken"),
        "act_id": _hidden(page, "act_id"),
        "procedure": intake.procedure_code,
        "channel": "1",
        "id_number": owner.id_number,
        "full_name": owner.full_name,
        "birth_date": f"{owner.birth_date:%d/%m/%Y}",
        "phone": owner.phone,
        "address": owner.address,
        "return_method": "counter",
        "sets": "1",
    }
    for paper in intake.papers:
        if paper.handed_in:
            fields |= {f"p{paper.position}": "on", f"p{paper.position}_originals": "1"}
    return urlencode(fields).encode()


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}"[^>]*value="([^"]*)"', page) or re.search(
        rf'value="([^"]*)"[^>]*name="{name}"', page
    )
    return found[1] if found else ""


def sign_in(account: Account) -> str:
    """Return the cookie of a session that an officer's sign-in would begin."""
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def burst_at(at: Server, jobs: Iterable[Job], seconds: float) -> Burst:
    """Run a burst of HTTP jobs; the cost is that of the server and of its database processes, not the callers'."""
    listed = list(jobs)
    before, database = at.processor_seconds(), _backends()
    done = burst(listed, seconds)
    used = at.processor_seconds() - before
    spent = sum(after - database.get(pid, 0.0) for pid, after in _backends().items())
    # Every caller does one act before the clock starts; its cost is in the sum.
    share = done.acts / (done.acts + len(listed)) if done.acts else 0.0
    return replace(done, program=used * share, database=spent * share or None)


def _backends() -> dict[int, float]:
    """Return the processor time of the database's processes for this database, ours left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        pids = [row[0] for row in cursor.fetchall()]
    seconds = {pid: processor_seconds(local_backend(pid)) for pid in pids}
    return {pid: value for pid, value in seconds.items() if value is not None}
