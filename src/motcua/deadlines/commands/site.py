"""From the calendar files of a site to an order that loads them."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from motcua.deadlines.commands.calendars import FOREVER, DayOrder, DecreeDays, LoadCalendar, SetOfficeHours
from motcua.deadlines.rules.source import calendar_from_site, parse_date


def site_calendar_order(folder: str | Path) -> LoadCalendar:
    """Read `calendar.toml` and `calendar.csv` of a site into an order for load_calendar.

    Raises the calendar errors, each naming file and line or entry; nothing is read twice differently, because the
    pure reader judges the files first.
    """
    folder = Path(folder)
    calendar = calendar_from_site(folder)
    data = tomllib.loads((folder / "calendar.toml").read_text(encoding="utf-8"))
    with (folder / "calendar.csv").open(encoding="utf-8-sig", newline="") as file:
        days = tuple(_day(row) for row in csv.DictReader(file))
    hours = tuple(_hours(period) for period in data.get("hours", []))
    if "weekly" in data:
        hours = (SetOfficeHours(data["weekly"]), *hours)
    return LoadCalendar(hours, DecreeDays(days, known_until=calendar.known_until))


def _day(row: dict[str, str]) -> DayOrder:
    decreed = row.get("decreed_on") or ""
    return DayOrder(
        parse_date(row["date"], "date"),
        row["kind"].strip(),
        row["name"].strip(),
        row.get("source", "").strip(),
        parse_date(decreed, "decreed_on") if decreed else None,
        row.get("confidence", "").strip(),
    )


def _hours(period: dict[str, Any]) -> SetOfficeHours:
    return SetOfficeHours(
        period["weekly"],
        _date(period.get("valid_from")) or FOREVER,
        _date(period.get("valid_to")),
        source=period.get("source", ""),
        confidence=period.get("confidence", ""),
    )


def _date(value: Any) -> date | None:
    return parse_date(value, "hours") if value else None
