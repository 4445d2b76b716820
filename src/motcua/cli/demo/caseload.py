"""A caseload as an office has it on a working morning: some late, some due today, most in time."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings

from motcua.catalogue.public import ProcedureVersion, choose_limit, for_receiving
from motcua.cli.demo.people import People
from motcua.cli.demo.walk import Walker
from motcua.cli.words import say
from motcua.deadlines.public import TimeLimit, compute, step_due, working_minutes_between
from motcua.dossiers import public as d
from motcua.kernel import clock
from motcua.organisation.public import Authority

DEPARTMENT, CENTRE = "H12.03", "H12.03.10"
ASSIGNED = ("hand_over", "assign")
PROPOSED = (*ASSIGNED, "examine", "propose")
RESOLVED = (*PROPOSED, "review", "approve", "issue")
STORIES: tuple[tuple[str, ...], ...] = (
    (*ASSIGNED, "examine"),
    (*RESOLVED, "return_result"),
    (*ASSIGNED, "request_supplement", "approve_supplement"),
    PROPOSED,
    (),
    (*PROPOSED, "review"),
    ("hand_over",),
    RESOLVED,
    (*ASSIGNED, "request_supplement"),
    ASSIGNED,
    (*PROPOSED, "review", "approve"),
    (*ASSIGNED, "request_supplement", "approve_supplement", "complete_supplement", "examine"),
    (*RESOLVED, "return_result"),
    (*ASSIGNED, "propose_apology", "apologise"),
    (*ASSIGNED, "request_payment"),
    (*PROPOSED, "send_back"),
    (*ASSIGNED, "propose_withdrawal", "approve_withdrawal"),
    (*ASSIGNED, "propose_stop", "approve_stop"),
)
# Working days from today to the due date, in turn: two late, one today, the rest ahead.
AHEAD = (-1, 4, 9, 3, 6, 8, 12, 1, 2, 0, 1, 15, 2, -2, 5)


@dataclass(frozen=True)
class Place:
    """An authority with its walker and what it may receive."""

    walker: Walker
    versions: list[ProcedureVersion]


def load(count: int, seed: int) -> None:
    """Make `count` dossiers that are spread over authorities, procedures, states and due dates."""
    chance = random.Random(seed)  # noqa: S311  invented people, not secrets
    now = clock.now()
    people = People(settings.SITE_DIR / "demo", chance)
    places = [place for place in _places(now, chance) if place.versions]
    if not places:
        raise LookupError("no published single-authority procedure to demonstrate")
    turns = zip(
        itertools.cycle(_weighted(places)), itertools.cycle(STORIES), itertools.cycle(AHEAD), strict=False
    )
    for done, (place, story, ahead) in enumerate(itertools.islice(turns, count), 1):
        _make(place, story, ahead, people, now, chance)
        if done % 500 == 0:
            say(f"  {done} trên {count}", f"  {done} of {count}")
    _online(places[0], people, now)


def _places(now: datetime, chance: random.Random) -> Iterator[Place]:
    staffed = (
        Authority.objects.filter(units__posts__holdings__isnull=False, valid_to=None)
        .distinct()
        .order_by("code")
    )
    for authority in staffed:
        on = clock.local(now).date()
        ids = [row.version_id for row in for_receiving(authority, on) if row.single_authority]
        versions = (
            ProcedureVersion.objects.filter(pk__in=ids)
            .select_related("procedure")
            .order_by("procedure__code")
        )
        yield Place(Walker(authority, chance), [v for v in versions if _has_counter(authority)])


def _has_counter(authority: Authority) -> bool:
    return authority.units.filter(posts__role="counter", posts__holdings__isnull=False).exists()


def _weighted(places: list[Place]) -> list[Place]:
    """Give the department most of the dossiers, as in life, well mixed."""
    weight = {DEPARTMENT: 6, CENTRE: 3}
    bag = [place for place in places for _ in range(weight.get(place.walker.authority.code, 1))]
    stride = next(n for n in (5, 7, 11, 13) if len(bag) % n)
    return [bag[(n * stride) % len(bag)] for n in range(len(bag))]


def _make(
    place: Place, story: tuple[str, ...], ahead: int, people: People, now: datetime, chance: random.Random
) -> None:
    walker, version = place.walker, _procedure(place, chance)
    channel = "direct" if not version.channels or "direct" in version.channels else version.channels[0]
    limit = TimeLimit.parse(choose_limit(version, case=_case(version), channel=channel).text)
    received = _received_for(walker, limit, ahead, now, chance)
    if received < datetime.combine(version.valid_from, time(), tzinfo=clock.VN):
        return
    dossier = walker.receive(walker.intake(version, people.person(), _channel(channel)), received)
    acts = [act for act in story if walker.on_route(dossier, act)]
    for act, at in zip(acts, _times(walker, received, now, dossier, len(acts), chance), strict=True):
        dossier = walker.do(act, dossier, at)


def _procedure(place: Place, chance: random.Random) -> ProcedureVersion:
    """Choose a procedure; half of the department's work is for people with merit, as in life."""
    merit = [version for version in place.versions if version.procedure.code.startswith("1.0108")]
    return chance.choice(merit if merit and chance.random() < 0.6 else place.versions)


def _case(version: Any) -> str:
    first = version.cases.order_by("position").first()
    return first.code if first else ""


def _channel(word: str) -> d.Channel:
    return {"direct": d.Channel.DIRECT, "online": d.Channel.ONLINE, "postal": d.Channel.POSTAL}[word]


def _received_for(
    walker: Walker, limit: TimeLimit, ahead: int, now: datetime, chance: random.Random
) -> datetime:
    """Return a working moment in the past whose due date lies `ahead` working days from today."""
    calendar, today = walker.calendar, clock.local(now).date()
    target = _shift(calendar, today, ahead)
    day = today
    for _ in range(200):
        day -= timedelta(days=1)
        if not calendar.is_working_day(day):
            continue
        opening, close = calendar.sessions_on(day)[0]
        moment = datetime.combine(day, time(), tzinfo=clock.VN) + timedelta(
            minutes=chance.randint(opening + 5, close - 5)
        )
        due = compute(calendar, limit, moment).due
        if due is None or due.date() <= target:
            return moment
    return moment


def _shift(calendar: Any, day: date, by: int) -> date:
    step = 1 if by > 0 else -1
    left = abs(by)
    while left:
        day += timedelta(days=step)
        left -= calendar.is_working_day(day)
    return day


def _times(
    walker: Walker, received: datetime, now: datetime, dossier: d.Dossier, count: int, chance: random.Random
) -> list[datetime]:
    """Spread the acts over the working time between receipt and now, or the due date if that is past."""
    end = min(now, dossier.due_at or now)
    whole = max(working_minutes_between(walker.calendar, received, end) - 1, count)
    share = whole * chance.randint(50, 95) // 100
    # The counter hands over within the hour; the rest of the time belongs to those who decide.
    first = min(chance.randint(10, 60), max(1, share // max(count, 1)))
    rest = max(count - 1, 1)
    minutes = [first + (share - first) * n // rest for n in range(count)]
    return [step_due(walker.calendar, received, max(1, minute)) for minute in minutes]


def _online(place: Place, people: People, now: datetime) -> None:
    """Leave two applications that came online, and one refused at the counter."""
    walker = place.walker
    online = [v for v in place.versions if not v.channels or "online" in v.channels] or place.versions
    moments = [_before(walker, now, minutes) for minutes in (200, 60, 30)]
    for number, moment in enumerate(moments[:2], 1):
        intake = walker.intake(online[number % len(online)], people.person(), d.Channel.ONLINE)
        intake = replace(intake, reference=f"G22.99-261120-{1000 + number}")
        order = d.SubmitDossier(intake=intake, authority=walker.authority.code)
        d.submit_dossier(order, actor=walker.counter(moment), at=moment)
    refusal = d.RefuseIntake(
        intake=walker.intake(place.versions[0], people.person()),
        authority=walker.authority.code,
        reason="Nội dung yêu cầu không thuộc thẩm quyền giải quyết của Sở. Đề nghị nộp tại Ủy ban nhân dân xã nơi cư trú.",
    )
    d.refuse_intake(refusal, actor=walker.counter(moments[2]), at=moments[2])


def _before(walker: Walker, now: datetime, minutes: int) -> datetime:
    """Return a working moment some working minutes before now."""
    start = now - timedelta(days=14)
    whole = working_minutes_between(walker.calendar, start, now)
    return step_due(walker.calendar, start, max(1, whole - minutes))
