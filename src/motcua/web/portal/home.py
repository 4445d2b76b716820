"""The first page: what do you need to do, where is my dossier, do we keep our dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.dossiers.public import OnTime, on_time_between
from motcua.kernel import clock
from motcua.web.formats import show_number, show_percent
from motcua.web.portal.known import current_procedures
from motcua.web.portal.life_events import frequent, life_events
from motcua.web.portal.shell import show

PERIOD_DAYS = 30
FIGURES_SECONDS = 120
BAR_WIDTH, BAR_GAP = 480, Fraction(3, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of the bar of early, on time and late."""

    x: str
    width: str
    colour: str


@dataclass(frozen=True, slots=True)
class Punctuality:
    """The figures with their formula in words."""

    figures: OnTime
    percent: str
    formula: str
    bars: tuple[Bar, ...]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page; at most eight queries."""
    procedures = current_procedures(clock.today())
    known = {hit.code for hit in procedures}
    context = {
        "frequent": frequent(known),
        "events": life_events(known),
        "total": len(procedures),
        "punctual": punctuality(figures()),
    }
    return show(request, "home", context)


def figures() -> OnTime:
    """Return the figures of the last thirty days, counted again every two minutes."""
    last = clock.today()
    first = last - timedelta(days=PERIOD_DAYS - 1)
    key = f"portal:on-time:{first}:{last}"
    kept: OnTime | None = caches["local"].get(key)
    if kept is None:
        kept = on_time_between(first, last)
        caches["local"].set(key, kept, FIGURES_SECONDS)
    return kept


def punctuality(figures: OnTime) -> Punctuality | None:
    """Return the ratio with its formula, or None while nothing with a date was resolved."""
    if not figures.judged:
        return None
    percent = show_percent(figures.in_time, figures.judged)
    numbers = [show_number(n) for n in (figures.early, figures.on_time, figures.judged)]
    formula = f"({numbers[0]} + {numbers[1]}) ÷ {numbers[2]} = {percent}"
    return Punctuality(figures, percent, formula, tuple(_bars(figures)))


def _bars(figures: OnTime) -> list[Bar]:
    parts = [(figures.early, "#17603b"), (figures.on_time, "#7fb894"), (figures.late, "#a3180f")]
    parts = [(count, colour) for count, colour in parts if count]
    room = BAR_WIDTH - BAR_GAP * (len(parts) - 1)
    bars, x = [], Fraction(0)
    for count, colour in parts:
        width = room * count / figures.judged
        bars.append(Bar(_decimal(x), _decimal(width), colour))
        x += width + BAR_GAP
    return bars


def _decimal(value: Fraction) -> str:
    tenths = round(value * 10)
    return f"{tenths // 10}.{tenths % 10}"
