"""Calendars that the tests of this room share."""

from __future__ import annotations

from pathlib import Path

import pytest

from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.source import calendar_from_dict, calendar_from_site

ROOT = Path(__file__).resolve().parents[4]
CA_MAU = [["07:00", "11:00"], ["13:00", "17:00"]]
OPENCPS = [["07:30", "11:30"], ["13:00", "17:00"]]


def office(hours: list[list[str]], **more: object) -> WorkingCalendar:
    """Return a calendar with the same hours from Monday to Friday."""
    weekly = {day: hours for day in ("mon", "tue", "wed", "thu", "fri")}
    return calendar_from_dict({"weekly": weekly | more.pop("weekly", {}), **more})  # type: ignore[operator]


@pytest.fixture(scope="session")
def camau() -> WorkingCalendar:
    return calendar_from_site(ROOT / "sites" / "camau")
