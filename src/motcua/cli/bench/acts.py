"""Acts per second by three ways, in interleaved rounds: the commands, HTTP, and raw SQL that writes the same rows."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from motcua.cli.bench.bursts import Burst, Job, burst, by_commands, by_sql, day_before
from motcua.cli.bench.http_acts import Caller, burst_at, by_form, by_http, sign_in
from motcua.cli.bench.office import Post
from motcua.cli.bench.recording import Recording
from motcua.cli.bench.server import Server
from motcua.organisation.public import Officer

# Raw SQL numbers its dossiers on days that nobody else uses.
FAR_DAYS = timedelta(days=50 * 365)
RECEIVE, LIFE = "receive", "life"
COMMANDS, HTTP, SQL, FORM = "commands", "http", "sql", "form"


@dataclass(frozen=True)
class Variant:
    """One line of the table: what is done, by which way, by how many at once, at one authority or several."""

    what: str
    way: str
    clients: int
    spread: bool = False

    @property
    def name(self) -> str:
        """Return the name used in the JSON."""
        return f"{self.what}.{self.way}.{self.clients}{'.spread' if self.spread else ''}"


@dataclass
class Series:
    """The bursts of one variant."""

    variant: Variant
    bursts: list[Burst] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Return the median acts per second."""
        return statistics.median(each.rate for each in self.bursts)

    def cost(self, whose: str) -> float | None:
        """Return the processor milliseconds per act of the "program" or the "database", over all bursts."""
        spent = [getattr(each, whose) for each in self.bursts]
        acts = sum(each.acts for each in self.bursts)
        if not acts or any(value is None for value in spent):
            return None
        return 1000 * float(sum(spent)) / acts

    def turn(self, part: float) -> float:
        """Return a quantile of the milliseconds one act took its sender."""
        turns = sorted(turn for each in self.bursts for turn in each.turns)
        return 1000 * turns[min(len(turns) - 1, int(part * len(turns)))] if turns else 0.0


@dataclass
class Bench:
    """Everything the bursts need."""

    posts: list[Post]
    recordings: list[Recording]
    callers: list[Caller]
    server: Server
    at: datetime
    days: itertools.count[int] = field(default_factory=lambda: itertools.count(1))
    tags: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def jobs(self, variant: Variant) -> list[Job]:
        """Return the jobs of a variant; each burst has a day of its own for its numbers."""
        on, only = day_before(self.at, next(self.days) % 150 + 1), variant.what == RECEIVE
        makers: dict[str, Callable[[int, str], Job]] = {
            COMMANDS: lambda place, tag: by_commands(self.posts[place], on, tag, receive_only=only),
            SQL: lambda place, tag: by_sql(
                self.recordings[place], on.date() + FAR_DAYS, tag, receive_only=only
            ),
            HTTP: lambda place, tag: by_http(self.server, self.callers[place], tag, receive_only=only),
            FORM: lambda place, tag: by_form(self.server, self.posts[place], tag, self._cookie(place)),
        }
        places = [number % len(self.posts) if variant.spread else 0 for number in range(variant.clients)]
        return [makers[variant.way](place, str(next(self.tags))) for place in places]

    def _cookie(self, place: int) -> str:
        officer = Officer.objects.select_related("account").get(
            pk=self.posts[place].who["receive"].officer_id or 0
        )
        assert officer.account is not None
        return sign_in(officer.account)

    def run(self, variant: Variant, seconds: float) -> Burst:
        """Run one burst."""
        jobs = self.jobs(variant)
        if variant.way in {HTTP, FORM}:
            return burst_at(self.server, jobs, seconds)
        return burst(jobs, seconds)


def variants(*, quick: bool) -> list[Variant]:
    """Return what is measured; the short run leaves the spread and the form out."""
    whole = [
        Variant(what, way, clients, spread)
        for what in (RECEIVE, LIFE)
        for way, clients, spread in (
            (SQL, 1, False), (COMMANDS, 1, False), (HTTP, 1, False),
            (SQL, 4, False), (COMMANDS, 4, False), (SQL, 4, True), (COMMANDS, 4, True),
            (SQL, 8, False), (HTTP, 8, False), (SQL, 8, True), (HTTP, 8, True),
        )
    ]  # fmt: skip
    if quick:
        return [each for each in whole if not each.spread and (each.what == LIFE or each.clients != 4)]
    return [*whole, Variant(RECEIVE, FORM, 1), Variant(RECEIVE, FORM, 8)]


def rounds(bench: Bench, chosen: list[Variant], count: int, seconds: float) -> dict[Variant, Series]:
    """Run every variant once a round, every second round in the other direction."""
    found = {variant: Series(variant) for variant in chosen}
    for number in range(count):
        for variant in chosen if number % 2 == 0 else reversed(chosen):
            found[variant].bursts.append(bench.run(variant, seconds))
    return found


def ratio(found: dict[Variant, Series], above: Variant, below: Variant) -> float | None:
    """Return the median over the rounds of one rate by the other."""
    if above not in found or below not in found:
        return None
    pairs = zip(found[above].bursts, found[below].bursts, strict=True)
    return statistics.median(a.rate / b.rate for a, b in pairs if b.rate)


def ratios(found: dict[Variant, Series]) -> list[dict[str, Any]]:
    """Return every ratio of two variants that differ in the way alone, and of spread by one authority."""
    lines = []
    for variant in found:
        for way in (SQL, COMMANDS):
            other = Variant(variant.what, way, variant.clients, variant.spread)
            if variant.way in {COMMANDS, HTTP, FORM} and variant.way != way:
                lines.append((variant, other))
        if variant.spread:
            lines.append((variant, Variant(variant.what, variant.way, variant.clients)))
    return [
        {"of": above.name, "by": below.name, "ratio": round(value, 3)}
        for above, below in lines
        if (value := ratio(found, above, below)) is not None
    ]
