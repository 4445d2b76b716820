"""Reading calendars, and refusing those that cannot be right."""

from __future__ import annotations

import json
from datetime import date, datetime

import pytest

from motcua.deadlines import errors
from motcua.deadlines.rules.calendar import SpecialDay, WorkingCalendar
from motcua.deadlines.rules.due import compute
from motcua.deadlines.rules.moments import parse_moment, parse_pauses, parse_typed_moment
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.rules.source import calendar_from_dict, calendar_from_json
from motcua.deadlines.states import DayKind
from motcua.kernel.errors import all_errors, text_of

from .conftest import CA_MAU, office

M = datetime.fromisoformat
WEEK = {"mon": CA_MAU}


@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 250), (2026, 249)])
def test_working_days_of_the_year(camau, year, days):
    line = camau.timeline
    assert line.count_days(date(year - 1, 12, 31).toordinal(), date(year, 12, 31).toordinal()) == days


def test_site_calendar_says_what_is_not_decreed(camau):
    assert camau.known_until == date(2026, 12, 31)
    assert not camau.specials[date(2027, 2, 8)].decreed
    assert camau.specials[date(2026, 2, 17)].decreed
    assert compute(camau, "5 working days", M("2026-12-30T09:00")).beyond_known


@pytest.mark.parametrize(
    ("data", "error", "named"),
    [
        ([], errors.CalendarShapeWrong, ""),
        ({}, errors.CalendarShapeWrong, "weekly"),
        ({"weekly": []}, errors.CalendarShapeWrong, "weekly"),
        ({"weekly": {"monday": CA_MAU}}, errors.CalendarShapeWrong, "monday"),
        ({"weekly": {"mon": "07:00-11:00"}}, errors.CalendarShapeWrong, "weekly.mon"),
        ({"weekly": {"mon": [["07:00"]]}}, errors.SessionInvalid, "weekly.mon"),
        ({"weekly": {"mon": [["11:00", "07:00"]]}}, errors.SessionInvalid, "weekly.mon"),
        ({"weekly": {"mon": [["07:00", "07:00"]]}}, errors.SessionInvalid, "weekly.mon"),
        ({"weekly": {"mon": [["07:00", "25:00"]]}}, errors.SessionInvalid, "25:00"),
        ({"weekly": {"mon": [["07:60", "11:00"]]}}, errors.SessionInvalid, "07:60"),
        ({"weekly": {"mon": [[7, 11]]}}, errors.SessionInvalid, "weekly.mon"),
        ({"weekly": {"tue": [["07:00", "11:00"], ["10:00", "17:00"]]}}, errors.SessionsOverlap, "weekly.tue"),
        ({"weekly": {}}, errors.CalendarWithoutWorkingTime, ""),
        ({"weekly": {}, "make_up_days": ["2026-01-10"]}, errors.CalendarWithoutHours, ""),
        ({"weekly": {"tue": CA_MAU}, "make_up_days": ["2026-01-10"]}, errors.MakeUpWithoutSessions, "10/01/2026"),
        ({"weekly": WEEK, "days_off": ["2026-02-30"]}, errors.CalendarDateInvalid, "days_off[0]"),
        ({"weekly": WEEK, "days_off": ["20260101"]}, errors.CalendarDateInvalid, "days_off[0]"),
        ({"weekly": WEEK, "days_off": [20260101]}, errors.CalendarDateInvalid, "days_off[0]"),
        ({"weekly": WEEK, "days_off": "2026-01-01"}, errors.CalendarShapeWrong, "days_off"),
        ({"weekly": WEEK, "days_off": ["2026-01-10"], "make_up_days": ["2026-01-10"]}, errors.DayOffAndMakeUp, "10/01/2026"),
        ({"weekly": WEEK, "day_off": ["2026-01-10"]}, errors.CalendarKeyUnknown, "days_off"),
        ({"weekly": WEEK, "timezone": "Asia/Saigoon"}, errors.TimezoneUnknown, "Saigoon"),
        ({"weekly": WEEK, "timezone": 7}, errors.TimezoneUnknown, "7"),
        ({"weekly": WEEK, "hours": [{"weekly": WEEK}]}, errors.HoursPeriodsOverlap, ""),
        ({"hours": [3]}, errors.CalendarShapeWrong, "hours[0]"),
        ({"weekly": WEEK, "make_up_days": ["2026-01-10"], "make_up_sessions": []}, errors.MakeUpWithoutSessions, "10/01"),
    ],
)  # fmt: skip
def test_a_wrong_calendar_is_refused_naming_the_entry(data, error, named):
    with pytest.raises(error) as refusal:
        calendar_from_dict(data)
    assert named in text_of(refusal.value)


@pytest.mark.parametrize("content", ["", "{", "[" * 100_000, "\xff"])
def test_an_unreadable_file_is_refused(tmp_path, content):
    path = tmp_path / "c.json"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(errors.CalendarFileUnreadable):
        calendar_from_json(path)
    with pytest.raises(errors.CalendarFileUnreadable):
        calendar_from_json(tmp_path / "absent.json")


def test_json_of_the_issue(tmp_path):
    path = tmp_path / "c.json"
    data = {
        "timezone": "Asia/Ho_Chi_Minh",
        "weekly": {
            "mon": CA_MAU,
            "tue": CA_MAU,
            "wed": CA_MAU,
            "thu": CA_MAU,
            "fri": CA_MAU,
            "sat": [],
            "sun": [],
        },
        "days_off": ["2026-01-01", "2026-01-02"],
        "make_up_days": ["2026-01-10"],
    }
    path.write_text("\ufeff" + json.dumps(data), encoding="utf-8")
    calendar = calendar_from_json(path)
    assert calendar.minutes_of(date(2026, 1, 10)) == 480
    assert not calendar.is_working_day(date(2026, 1, 2))
    for own in ([["08:00", "10:00"]], {"2026-01-10": [["08:00", "10:00"]]}):
        assert calendar_from_dict({**data, "make_up_sessions": own}).minutes_of(date(2026, 1, 10)) == 120


def test_a_day_given_twice_is_one_day():
    days = [
        SpecialDay(date(2026, 1, 1), DayKind.OFF),
        SpecialDay(date(2026, 1, 1), DayKind.OFF, "Tết Dương lịch"),
    ]
    calendar = WorkingCalendar(office(CA_MAU).periods, days)
    assert calendar.specials[date(2026, 1, 1)].name == "Tết Dương lịch"


def test_many_days_off_are_walked_past():
    off = [date.fromordinal(date(2026, 1, 1).toordinal() + n).isoformat() for n in range(3000)]
    calendar = office(CA_MAU, days_off=off)
    assert compute(calendar, "1 day", M("2026-01-01T09:00")).due.date() == date(2034, 3, 20)


@pytest.mark.parametrize("text", ["2026-02-30T10:00", "2026-13-01T10:00", "2026-05-06T24:00", "2026-05-06T10:61", "hôm nay", "",
                                  "2026-W10-1", "20260506", "2026-05-06T10:00:00+99:00", "2026-05-06T10", "𝟚026-05-06T10:00"])  # fmt: skip
def test_a_moment_that_does_not_exist(text):
    with pytest.raises(errors.MomentInvalid):
        parse_moment(text)


def test_moments_are_read():
    assert parse_moment(" 2026-05-06 10:00:30 ") == M("2026-05-06T10:00:30")
    assert parse_moment("2026-05-06") == M("2026-05-06T00:00")
    assert parse_moment("2026-05-06T03:00Z") == M("2026-05-06T03:00+00:00")
    assert parse_typed_moment("6/5/2026 10:00") == M("2026-05-06T10:00")
    with pytest.raises(errors.MomentInvalid):
        parse_typed_moment("31/02/2026 10:00")


@pytest.mark.parametrize(
    "received", ["0001-01-01T00:00+14:00", "1899-12-31T10:00", "2200-01-01T10:00", "9999-12-31T23:59-12:00"]
)
def test_a_year_out_of_range(camau, received):
    with pytest.raises(errors.MomentOutOfRange):
        compute(camau, "1 working day", parse_moment(received))


@pytest.mark.parametrize(
    ("pauses", "error"),
    [
        ("2026-03-03T10:00", errors.PauseNotUnderstood),
        ("/2026-03-03T10:00", errors.PauseNotUnderstood),
        ("a/b/c", errors.PauseNotUnderstood),
        ("2026-03-03T10:00/2026-02-30T10:00", errors.MomentInvalid),
        ("2026-03-03T10:00/2026-03-03T09:00", errors.PauseEndsBeforeStart),
        ("2026-03-01T10:00/2026-03-03T09:00", errors.PauseBeforeReceipt),
        ("2026-03-03T10:00/2026-03-05T09:00;2026-03-05T08:59/2026-03-06T09:00", errors.PausesOverlap),
        ("2026-03-03T10:00/;2026-03-05T08:59/2026-03-06T09:00", errors.PausesOverlap),
    ],
)
def test_wrong_pauses_are_refused(camau, pauses, error):
    with pytest.raises(error):
        compute(camau, "5 working days", M("2026-03-02T10:00"), pauses=parse_pauses(pauses))


def test_pauses_in_any_order_and_touching_are_fine(camau):
    text = "2026-03-04T10:00/2026-03-05T10:00; 2026-03-03T10:00/2026-03-04T10:00;"
    found = compute(camau, "5 working days", M("2026-03-02T10:00"), pauses=parse_pauses(text))
    assert found.due == compute(camau, "5 working days", M("2026-03-02T10:00"), pauses=[Pause(M("2026-03-03T10:00"), M("2026-03-05T10:00"))]).due  # fmt: skip


def test_every_refusal_has_its_words_in_both_languages():
    for error in [errors.DeadlineError, *all_errors(errors.DeadlineError)]:
        assert error.code.startswith("deadlines.")
        assert error.officer
        assert error.citizen
        assert error is errors.DeadlineError or error.english != errors.DeadlineError.english, error
