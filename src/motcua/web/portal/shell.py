"""What every page of the portal has: office hours at the foot, and how long it may be kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.deadlines.public import WorkingCalendar, calendar_for
from motcua.kernel import clock
from motcua.kernel.errors import DomainError
from motcua.organisation.public import Authority
from motcua.web.formats import weekday_name

KEPT_SECONDS = 60
MONDAY = date(2026, 1, 5)


def show(
    request: HttpRequest, page: str, context: dict[str, Any], *, status: int = 200, private: bool = False
) -> HttpResponse:
    """Answer with a page of the portal; a private one is neither kept nor listed by search engines."""
    hours = office_hours(None)
    shared = {
        "office_hours": _("Giờ tiếp dân: {hours}.").format(hours=hours) if hours else "",
        "private": private,
        "foreign": language() != "vi",
    }
    response = render(request, f"motcua/portal/{page}.html", shared | context, status=status)
    if private:
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
    elif status == 200:
        response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
        patch_vary_headers(response, ["Cookie"])
    return response


def language() -> str:
    """Return "vi" or "en", as the engine of deadlines names them."""
    return "en" if (get_language() or "").startswith("en") else "vi"


def calendar_or_none(authority: Authority | None) -> WorkingCalendar | None:
    """Return the calendar of an authority, or None while no office hours are loaded."""
    try:
        return calendar_for(authority)
    except DomainError:
        return None


def office_hours(authority: Authority | None) -> str:
    """Return the hours in force today: "thứ Hai đến thứ Sáu, 7:00–11:00 và 13:00–17:00"; empty when not known."""
    calendar = calendar_or_none(authority)
    return hours_text(calendar, clock.today()) if calendar else ""


def hours_text(calendar: WorkingCalendar, day: date) -> str:
    """Return the weekly hours of a calendar on a day, neighbouring days with the same hours put together."""
    spans = calendar.weekly_spans(day)
    return "; ".join(f"{_days(first, last)}, {_sessions(sessions)}" for first, last, sessions in spans)


def _days(first: int, last: int) -> str:
    names = [weekday_name(MONDAY.replace(day=MONDAY.day + number)) for number in (first, last)]
    if first == last:
        return names[0]
    return _("{first} đến {last}").format(first=names[0], last=names[1])


def _sessions(sessions: tuple[tuple[int, int], ...]) -> str:
    return _(" và ").join(f"{_time(start)}–{_time(end)}" for start, end in sessions)


def _time(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"
