"""1,082 cases on which two to four independent libraries agree."""

# ruff: noqa: DTZ001 - local moments of the office

from __future__ import annotations

import csv
import json
from datetime import date, datetime, timedelta

import pytest

from motcua.deadlines.rules.calendar import WorkingCalendar
from motcua.deadlines.rules.due import compute
from motcua.deadlines.rules.measure import step_due, working_minutes_between
from motcua.deadlines.rules.source import calendar_from_dict

from .conftest import ROOT

DATA = ROOT / "tests" / "data" / "worktime"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def calendars() -> dict[str, WorkingCalendar]:
    """Every day has hours, and every non-working day of the data is a day off: nothing of ours decides."""
    data = json.loads((DATA / "calendar_2013_2025.json").read_text(encoding="utf-8"))
    return {
        name: calendar_from_dict({"weekly": dict.fromkeys(DAYS, hours), "days_off": data["nonworking_days"]})
        for name, hours in data["schedules"].items()
    }


def test_nothing_is_missing_from_the_data():
    counts = [len(rows(f"worktime_{name}.csv")) for name in ("add_days", "add_minutes", "between")]
    assert counts == [266, 540, 276]


def test_add_days(calendars):
    calendar = calendars["S1"]
    for row in rows("worktime_add_days.csv"):
        received, count = date.fromisoformat(row["received"]), int(row["n"])
        at = datetime(received.year, received.month, received.day, 9)
        late = at.replace(hour=23)
        expected = (
            row["nth_workday_after"],
            row["nth_workday_after_rolled_receipt"],
            row["calendar_day_due_rolled_forward"],
        )
        rolled = received if calendar.is_working_day(received) else calendar.next_working_day(received)
        found = (
            compute(calendar, f"{count} working days", late).due,
            compute(
                calendar, f"{count} working days", datetime(rolled.year, rolled.month, rolled.day, 9)
            ).due,
            compute(calendar, f"{count} days", at).due,
        )
        assert tuple(f"{due:%Y-%m-%d}" for due in found) == expected, row["id"]
        assert (received + timedelta(days=count)).isoformat() == row["calendar_day_due"], row["id"]


def test_rolled_receipt_is_the_next_opening_reading(calendars):
    for row in rows("worktime_add_days.csv"):
        at = datetime.fromisoformat(f"{row['received']}T10:00")
        result = compute(calendars["S1"], f"{row['n']} working days", at, outside_hours="next_opening")
        assert f"{result.due:%Y-%m-%d}" == row["nth_workday_after_rolled_receipt"], row["id"]


def test_add_minutes(calendars):
    for row in rows("worktime_add_minutes.csv"):
        calendar, start = calendars[row["schedule"]], datetime.fromisoformat(row["start"])
        due = step_due(calendar, start, int(row["add_minutes"]))
        assert f"{due:%Y-%m-%dT%H:%M}" == row["due_earliest"], row["id"]
        by_limit = compute(calendar, f"{row['add_minutes']} working minutes", start).due
        assert by_limit == due, row["id"]
        latest = calendar.timeline.add(calendar.moment(start), int(row["add_minutes"]), latest=True)
        assert f"{calendar.instant(latest):%Y-%m-%dT%H:%M}" == row["due_latest"], row["id"]


def test_between(calendars):
    for row in rows("worktime_between.csv"):
        minutes = working_minutes_between(
            calendars[row["schedule"]],
            datetime.fromisoformat(row["start"]),
            datetime.fromisoformat(row["end"]),
        )
        assert minutes == int(row["working_minutes"]), row["id"]
