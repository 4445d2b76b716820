"""The office under measurement: an authority, what it receives, and who does each act of a dossier's life."""

from __future__ import annotations

import itertools
import random
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from motcua.catalogue.public import ProcedureVersion, for_receiving
from motcua.cli.demo.people import People
from motcua.cli.demo.walk import Walker
from motcua.dossiers import public as d
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority, Officer

SEED = 2026
DEPARTMENT = "H12.03"
LIFE = ("hand_over", "assign", "propose", "review", "approve", "issue", "return_result")


@dataclass
class Post:
    """One authority with a procedure, and the officer of each act; built by one real life."""

    authority: Authority
    version: ProcedureVersion
    walker: Walker
    people: People
    who: dict[str, Actor] = field(default_factory=dict)
    case_officer: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    tag: str = "0"
    model: d.Intake | None = None

    def begin(self, tag: str) -> None:
        """Take another series of document numbers, so that processes do not meet."""
        self.tag = tag
        self.numbers = itertools.count(1)

    @property
    def acts(self) -> tuple[str, ...]:
        """Return the acts of the life after receipt."""
        return tuple(act for act in LIFE if act in self.who)

    def intake(self) -> d.Intake:
        """Return a complete intake of an invented person; the papers are looked up once."""
        if self.model is None:
            self.model = self.walker.intake(self.version, self.people.person())
        return replace(self.model, owner=self.people.person())

    def receive(self, at: datetime, act_id: UUID | None = None) -> d.Dossier:
        """Receive one dossier."""
        order = d.ReceiveDossier(intake=self.intake(), authority=self.authority.code)
        return d.receive_dossier(order, actor=self.who["receive"], at=at, act_id=act_id)

    def do(self, act: str, dossier: d.Dossier, at: datetime) -> d.Dossier:
        """Do one act of the life."""
        order = self.order(act, dossier, at)
        done: d.Dossier = _COMMANDS[act](order, actor=self.who[act], at=at)
        return done

    def order(self, act: str, dossier: d.Dossier, at: datetime) -> Any:
        """Return the order of an act."""
        base = {"dossier_id": dossier.pk, "revision": dossier.revision}
        return _ORDERS[act](base, **self.words(act, at))

    def words(self, act: str, at: datetime) -> dict[str, Any]:
        """Return what an officer types for an act."""
        if act == "assign":
            return {"officer": self.case_officer}
        if act == "propose":
            return {"outcome": d.Outcome.GRANTED, "summary": "Quyết định giải quyết theo đề nghị"}
        if act == "issue":
            number = f"{next(self.numbers)}.{self.tag}/QĐ"
            return {"number": number, "issued_on": clock.local(at).date()}
        if act == "return_result":
            return {"receiver": "Nguyễn Thị Lành"}
        return {}


_COMMANDS: dict[str, Callable[..., d.Dossier]] = {
    "hand_over": d.hand_over,
    "assign": d.assign,
    "propose": d.propose,
    "review": d.review,
    "approve": d.approve,
    "issue": d.issue,
    "return_result": d.return_result,
}
_ORDERS: dict[str, Callable[..., Any]] = {
    "hand_over": lambda base: d.HandOver(**base),
    "assign": lambda base, **words: d.Assign(**base, **words),
    "propose": lambda base, **words: d.Propose(**base, **words),
    "review": lambda base: d.Decide(**base),
    "approve": lambda base: d.Decide(**base),
    "issue": lambda base, **words: d.Issue(**base, **words),
    "return_result": lambda base, **words: d.ReturnResult(**base, **words),
}


def some_tag() -> str:
    """Return a name for a series of document numbers that no other run has."""
    return secrets.token_hex(4)


def posts(at: datetime, most: int) -> list[Post]:
    """Return the department and further authorities whose procedures go all of the life, in order.

    Raises LookupError where the site has none.
    """
    found: list[Post] = []
    staffed = Authority.objects.filter(units__posts__holdings__isnull=False, valid_to=None).distinct()
    for authority in sorted(staffed, key=lambda each: (each.code != DEPARTMENT, each.code)):
        post = _post(authority, at)
        if post is not None:
            found.append(post)
        if len(found) == most:
            break
    if not found:
        raise LookupError("no procedure of the site can be measured")
    return found


def _post(authority: Authority, at: datetime) -> Post | None:
    """Return the post of an authority, with its cast found by one life; None where nobody does an act."""
    version = _version(authority, at)
    if version is None:
        return None
    chance = random.Random(SEED)  # noqa: S311  invented people, not secrets
    post = Post(
        authority,
        version,
        Walker(authority, chance),
        People(settings.SITE_DIR / "demo", chance),
        tag=some_tag(),
    )
    try:
        post.who["receive"] = post.walker.counter(at)
        dossier = post.receive(at)
        for act in _line(dossier):
            post.who[act] = _who(post, act, dossier, at)
            dossier = post.do(act, dossier, at)
    except LookupError:
        return None
    return post


def _version(authority: Authority, at: datetime) -> ProcedureVersion | None:
    rows = [row for row in for_receiving(authority, clock.local(at).date()) if row.single_authority]
    rows = [row for row in rows if not row.channels or "direct" in row.channels]
    for version in ProcedureVersion.objects.filter(pk__in=[row.version_id for row in rows]).select_related(
        "procedure"
    ):
        if not version.cases.exists():
            return version
    return None


def _line(dossier: d.Dossier) -> list[str]:
    route = d.route_of(dossier)
    done = [step.completes_with for step in route.steps()] if route else []
    return [act for act in LIFE if act in done]


def _who(post: Post, act: str, dossier: d.Dossier, at: datetime) -> Actor:
    rows = d.Dossier.objects.select_related("authority", "version__procedure", "unit", "case_officer")
    now = d.situation_of(rows.get(pk=dossier.pk))
    if act == "assign":
        post.case_officer = post.walker.case_officer(now.dossier, at)
    for actor in post.walker.actors(at):
        if d.may(d.Act(act), d.desk_of(actor, at), now):
            return actor
    raise LookupError(act)


def code_of(actor: Actor) -> str:
    """Return the code of the officer behind an actor."""
    return Officer.objects.get(pk=actor.officer_id or 0).code
