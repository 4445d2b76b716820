"""What the checks of publication must be told about the world: calendars, posts, other versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.rules.choose import best_limit
from motcua.catalogue.rules.facts import ExampleFacts, LegFacts, StepFacts, VersionFacts
from motcua.catalogue.rules.publication import Amount, ExampleResult, Surroundings
from motcua.deadlines.public import TimeLimit as Limit
from motcua.deadlines.public import Unit, calendar_for, compute
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError
from motcua.organisation.public import Authority, Holding

USUAL_DAY = 480
# Only for sharing out steps: a limit in months is split as thirty days a month; the due date itself uses real months.
DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7, Unit.MONTHS: 30}


def surroundings_of(version: ProcedureVersion, facts: VersionFacts, on: date) -> Surroundings:
    """Return the surroundings of a draft: posts as filled on its first day, or on `on` when that is later."""
    return Surroundings(
        measure=measurer(facts.valid_from),
        vacant=vacancies(max(facts.valid_from, on)),
        other_spans=_spans(version),
        run_example=run_example,
    )


def measurer(on: date) -> Callable[[str, str], tuple[Amount, ...] | None]:
    """Return a function that measures a limit; a working day is as long as the authority's own on a day."""
    days: dict[str, int] = {}

    def measure(text: str, authority: str) -> tuple[Amount, ...] | None:
        if authority not in days:
            days[authority] = minutes_a_day(authority, on)
        return amounts_of(text, days[authority])

    return measure


def amounts_of(text: str, day: int) -> tuple[Amount, ...] | None:
    """Return the amount of each leg of a limit for a working day of so many minutes, or None when it cannot be read."""
    try:
        limit = Limit.parse(text)
    except DomainError:
        return None
    return tuple(_amount(leg.quantity, leg.unit, day) for leg in limit.legs)


def _amount(quantity: Fraction, unit: Unit, day: int) -> Amount:
    if unit in DAYS_IN:
        return Amount("days", quantity * DAYS_IN[unit])
    if unit is Unit.NONE:
        return Amount("none", Fraction(0))
    minutes = {Unit.WORKING_DAYS: day, Unit.WORKING_HOURS: 60, Unit.WORKING_MINUTES: 1}
    return Amount("minutes", Fraction(day) if unit is Unit.SAME_DAY else quantity * minutes[unit])


def minutes_a_day(authority: str, on: date) -> int:
    """Return how many minutes a full working day of an authority has, from its office hours; 480 where none are known."""
    body = Authority.objects.filter(code=authority).first() if authority else None
    try:
        calendar = calendar_for(body)
        longest = max(calendar.minutes_of(on + timedelta(days=ahead)) for ahead in range(14))
    except DomainError:
        return USUAL_DAY
    return longest or USUAL_DAY


def vacancies(on: date) -> Callable[[LegFacts, StepFacts], bool]:
    """Return a function that tells whether nobody holds a step's post on a day. One query, for all steps.

    A leg that names only a kind of authority is filled when some authority of that kind has everybody.
    """
    seats = set(
        Holding.objects.in_force(on).values_list(
            "post__unit__authority__code",
            "post__unit__authority__level",
            "post__unit__kind",
            "post__unit__code",
            "post__role",
        )
    )

    def vacant(leg: LegFacts, step: StepFacts) -> bool:
        return not any(
            role == step.role
            and (code == leg.authority if leg.authority else level == leg.authority_kind)
            and (not step.unit_kind or kind == step.unit_kind)
            and (not step.unit_code or unit == step.unit_code)
            for code, level, kind, unit, role in seats
        )

    return vacant


def _spans(version: ProcedureVersion) -> tuple[tuple[date, date | None], ...]:
    """Return when the others are valid; an open one that began earlier will be ended by this publication."""
    others = Procedure.objects.get(pk=version.procedure_id).versions.published().exclude(pk=version.pk)
    spans = others.values_list("valid_from", "valid_to")
    return tuple((first, last) for first, last in spans if last is not None or first >= version.valid_from)


def run_example(facts: VersionFacts, example: ExampleFacts) -> ExampleResult:
    """Work out an example dossier with the real calendar of the authority that decides."""
    if example.case and example.case not in {case.code for case in facts.cases}:
        return ExampleResult(refusal="catalogue.case_unknown")
    if example.channel not in facts.channels:
        return ExampleResult(refusal="catalogue.channel_not_open")
    limit = best_limit(facts.limits, case=example.case, channel=example.channel, outcome=example.outcome)
    if limit is None:
        return ExampleResult(refusal="catalogue.no_limit")
    body = Authority.objects.filter(code=facts.authority).first() if facts.authority else None
    try:
        due = compute(calendar_for(body), Limit.parse(limit.text), example.received_at).due
    except DomainError as error:
        return ExampleResult(refusal=error.code)
    return ExampleResult(due, local(due).date()) if due else ExampleResult()
