"""Dated examples from the law's reading (guide §3.6), from the issue and from a peer's real faults (opencps §2.6, §2.7)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.deadlines.errors import CalendarWithoutWorkingTime, LimitTooLong
from motcua.deadlines.rules.due import Extension, compute
from motcua.deadlines.rules.measure import standing, verdict
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.states import Standing, Verdict

from .conftest import CA_MAU, OPENCPS, office

M = datetime.fromisoformat


def due(calendar, received, limit, **more) -> str:
    result = compute(calendar, limit, M(received), **more).due
    return f"{result:%Y-%m-%dT%H:%M}" if result else ""


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-04-24T10:00", "5 ngày làm việc", "2026-05-06T10:00"),
        ("2026-02-13T09:00", "3 ngày làm việc", "2026-02-25T09:00"),
        ("2026-08-20T09:00", "5 ngày làm việc", "2026-08-26T09:00"),
        ("2026-01-08T09:00", "2 ngày làm việc", "2026-01-10T09:00"),
        ("2025-04-24T09:00", "7 ngày làm việc", "2025-05-07T09:00"),
        ("2025-01-24T09:00", "15 ngày làm việc", "2025-02-21T09:00"),
        ("2026-11-20T09:00", "3 ngày làm việc", "2026-11-26T09:00"),
        ("2026-08-20T09:00", "12 ngày", "2026-09-03T09:00"),
        ("2026-04-15T09:00", "12 ngày", "2026-04-28T09:00"),
        ("2026-02-02T09:00", "20 ngày", "2026-02-23T09:00"),
        ("2026-04-10T09:00", "5 ngày làm việc + 7 ngày làm việc + 12 ngày", "2026-05-11T09:00"),
    ],
)
def test_guide_3_6(camau, received, limit, expected):
    assert due(camau, received, limit) == expected


@pytest.mark.parametrize("clock", ["07:00", "09:00", "11:00", "12:00", "13:00", "17:00", "19:30"])
def test_guide_3_6_pause_gives_the_same_dates_at_any_clock_time(camau, clock):
    stop = [Pause(M(f"2026-03-06T{clock}"), M(f"2026-03-16T{clock}"))]
    assert due(camau, f"2026-03-02T{clock}", "10 working days", pauses=stop)[:10] == "2026-03-24"
    assert (
        due(camau, f"2026-03-02T{clock}", "10 working days", pauses=stop, policy="restart")[:10]
        == "2026-03-30"
    )


def test_guide_legs_each_start_at_the_due_moment_of_the_one_before(camau):
    result = compute(camau, "5 ngày LV + 7 ngày LV + 12 ngày", M("2026-04-10T09:00"))
    assert [f"{camau.instant(run.due):%d/%m}" for run in result.runs] == ["17/04", "29/04", "11/05"]


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2021-03-01T10:00", "1 working day", "2021-03-02T10:00"),
        ("2021-03-01T17:30", "1 working day", "2021-03-02T17:00"),
        ("2021-02-27T10:00", "1 working day", "2021-03-01T17:00"),
        ("2021-03-01T17:30", "4 working hours", "2021-03-02T11:30"),
        ("2021-03-01T20:00", "4 working hours", "2021-03-02T11:30"),
        ("2021-03-01T07:30", "300 working days", "2022-04-25T07:30"),
    ],
)
def test_opencps_2_6(received, limit, expected):
    assert due(office(OPENCPS), received, limit) == expected


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2021-03-01T17:30", "1 working day", "2021-03-03T07:30"),
        ("2021-02-27T10:00", "1 working day", "2021-03-02T07:30"),
        ("2021-03-01T12:00", "1 working day", "2021-03-02T13:00"),
        ("2021-03-01T06:00", "1 working day", "2021-03-02T07:30"),
    ],
)
def test_opencps_2_6_read_as_next_opening(received, limit, expected):
    assert due(office(OPENCPS), received, limit, outside_hours="next_opening") == expected


def test_opencps_receipt_on_a_holiday_is_not_work():
    calendar = office(OPENCPS, days_off=["2021-03-02"])
    assert due(calendar, "2021-03-02T10:00", "1 working day") == "2021-03-03T17:00"
    assert (
        due(calendar, "2021-03-02T10:00", "1 working day", outside_hours="next_opening") == "2021-03-04T07:30"
    )


def test_opencps_make_up_sunday_after_a_saturday_off():
    calendar = office(OPENCPS, days_off=["2021-03-06"], make_up_days=["2021-03-07"])
    assert due(calendar, "2021-03-05T10:00", "1 working day") == "2021-03-07T10:00"


def test_opencps_half_day_saturday_is_four_hours():
    calendar = office(OPENCPS, weekly={"sat": [["07:30", "11:30"]]})
    assert due(calendar, "2021-03-05T17:00", "5 working hours") == "2021-03-08T08:30"
    assert due(calendar, "2021-03-05T16:00", "1 working day") == "2021-03-06T11:30"
    assert due(calendar, "2021-03-05T09:00", "2 working days") == "2021-03-08T09:00"


@pytest.mark.parametrize(("days", "expected"), [(5, "2021-03-08T07:30"), (20, "2021-03-29T07:30")])
def test_opencps_a_day_of_seven_and_a_half_hours_is_a_day(days, expected):
    calendar = office([["07:30", "11:30"], ["13:30", "17:00"]])
    assert due(calendar, "2021-03-01T07:30", f"{days} working days") == expected


def test_opencps_no_work_time_is_refused():
    with pytest.raises(CalendarWithoutWorkingTime):
        office([])


@pytest.mark.parametrize("resumed", ["2021-03-02T17:00", "2021-03-02T18:00"])
def test_opencps_pause_is_measured_in_working_time(resumed):
    """Monday 10:00 to Tuesday 17:00 is 13.5 working hours, not 22.5."""
    calendar = office(OPENCPS)
    stop = [Pause(M("2021-03-01T10:00"), M(resumed))]
    result = compute(calendar, "5 working days", M("2021-03-01T08:00"), pauses=stop)
    assert result.runs[0].moved == 13 * 60 + 30
    # Monday 8 March 08:00 and 13.5 h: 7.5 h to the close of Monday, 6 h of Tuesday.
    assert f"{result.due:%Y-%m-%dT%H:%M}" == "2021-03-09T15:00"


def test_opencps_2_7_pausing_a_late_dossier_keeps_its_lateness():
    calendar = office(OPENCPS)
    stop = [Pause(M("2021-03-05T09:00"), M("2021-03-19T09:00"))]
    result = compute(calendar, "2 working days", M("2021-03-01T10:00"), pauses=stop)
    assert f"{result.due:%Y-%m-%dT%H:%M}" == "2021-03-03T10:00"
    assert result.ignored_pauses
    assert verdict(M("2021-03-22T09:00"), result.due) is Verdict.LATE
    assert (
        standing(calendar, M("2021-03-10T09:00"), result.due, paused_since=M("2021-03-05T09:00"))
        is Standing.LATE
    )


def test_opencps_2_7_lateness_of_a_finished_dossier_does_not_grow():
    finished, promised = M("2021-03-05T09:00"), compute(office(OPENCPS), "2 days", M("2021-03-01T10:00")).due
    assert verdict(finished, promised) is Verdict.LATE


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2026-03-02T10:00", "1 working day", "2026-03-03T10:00"),
        ("2026-03-02T17:30", "1 working day", "2026-03-03T17:00"),
        ("2026-03-07T10:00", "1 working day", "2026-03-09T17:00"),
        ("2026-03-02T16:00", "1 working hour", "2026-03-02T17:00"),
        ("2026-03-02T10:00", "7.5 working days", "2026-03-11T16:00"),
        ("2026-03-02T17:30", "1.5 working days", "2026-03-04T11:00"),
        ("2026-03-02T17:30", "0.5 working days", "2026-03-03T11:00"),
        ("2026-03-02T10:30", "90 working minutes", "2026-03-02T14:00"),
        ("2026-03-02T15:00", "same day", "2026-03-02T17:00"),
        ("2026-03-02T15:01", "same day", "2026-03-03T17:00"),
        ("2026-03-02T06:00", "same day", "2026-03-02T17:00"),
        ("2026-03-06T16:00", "same day", "2026-03-09T17:00"),
        ("2026-03-07T09:00", "same day", "2026-03-09T17:00"),
        ("2026-01-30T09:00", "1 month", "2026-03-02T09:00"),
        ("2026-03-31T09:00", "1 month", "2026-05-04T09:00"),
        ("2026-03-02T09:00", "2 weeks", "2026-03-16T09:00"),
        ("2026-03-02T09:00", "none", ""),
        ("2026-11-23T09:14", "15 working days", "2026-12-15T09:14"),
        ("2026-11-23T09:14", "5 working days + 12 days", "2026-12-14T09:14"),
        ("2026-11-12T09:00", "5 working days + 12 days", "2026-12-01T09:00"),
        ("2026-11-16T09:00", "5 working days + 12 days", "2026-12-07T09:00"),
    ],
)
def test_issue_and_mockups(camau, received, limit, expected):
    assert due(camau, received, limit) == expected


def test_same_day_after_the_close_of_a_half_day_is_never_due_before_receipt():
    calendar = office(CA_MAU, weekly={"sat": [["07:00", "11:00"]]})
    assert due(calendar, "2026-03-07T10:59", "same day") == "2026-03-07T11:00"
    assert due(calendar, "2026-03-07T11:30", "same day") == "2026-03-09T17:00"


def test_other_hours_on_the_due_date_give_the_last_working_instant():
    calendar = office(CA_MAU, weekly={"tue": [["08:00", "10:00"], ["14:00", "16:00"]]})
    assert due(calendar, "2026-03-02T11:00", "1 working day") == "2026-03-03T10:00"
    assert due(calendar, "2026-03-02T07:00", "1 working day") == "2026-03-03T08:00"
    assert due(calendar, "2026-03-02T17:00", "1 working day") == "2026-03-03T16:00"


def test_office_hours_change_over_time():
    calendar = office(CA_MAU)
    periods = [
        {"valid_to": "2026-03-31", "weekly": {"mon": CA_MAU, "tue": CA_MAU, "wed": CA_MAU, "thu": CA_MAU, "fri": CA_MAU}},
        {"valid_from": "2026-04-01", "weekly": {d: [["07:30", "11:30"], ["13:30", "17:30"]] for d in ("mon", "tue", "wed", "thu", "fri")}},
    ]  # fmt: skip
    from motcua.deadlines.rules.source import calendar_from_dict

    changing = calendar_from_dict({"hours": periods})
    assert due(calendar, "2026-03-31T17:30", "1 working day") == "2026-04-01T17:00"
    assert due(changing, "2026-03-31T17:30", "1 working day") == "2026-04-01T17:30"
    assert due(changing, "2026-03-31T16:00", "4 working hours") == "2026-04-01T10:30"


def test_pause_in_a_calendar_limit_moves_by_days_then_rolls(camau):
    stop = [Pause(M("2026-08-24T10:00"), M("2026-08-27T15:00"))]
    assert due(camau, "2026-08-20T09:00", "12 days", pauses=stop) == "2026-09-04T09:00"
    overnight = [Pause(M("2026-08-24T10:00"), M("2026-08-24T15:00"))]
    assert due(camau, "2026-08-20T09:00", "12 days", pauses=overnight) == "2026-09-03T09:00"


def test_pause_in_a_leg_moves_that_leg_and_the_ones_after(camau):
    stop = [Pause(M("2026-04-14T09:00"), M("2026-04-16T09:00"))]
    result = compute(camau, "5 working days + 12 days", M("2026-04-10T09:00"), pauses=stop)
    assert [f"{camau.instant(run.due):%d/%m}" for run in result.runs] == ["21/04", "04/05"]


# systems §8: "Suspend, resume, extend over holidays, reopen: planned and ultimate dates right"


def test_suspend_resume_over_tet_and_extend(camau):
    stop = [Pause(M("2026-02-12T10:00"), M("2026-02-24T10:00"))]
    result = compute(camau, "5 working days", M("2026-02-10T10:00"), pauses=stop)
    assert f"{result.due:%Y-%m-%dT%H:%M}" == "2026-02-27T10:00"
    apology = [Extension(M("2026-02-26T10:00"), date(2026, 3, 4))]
    extended = compute(camau, "5 working days", M("2026-02-10T10:00"), pauses=stop, extensions=apology)
    assert f"{extended.due:%Y-%m-%dT%H:%M}" == "2026-03-04T17:00"
    assert extended.promised_due == result.due
    assert verdict(M("2026-03-03T09:00"), extended.promised_due) is Verdict.LATE


def test_lawful_extension_moves_the_verdict(camau):
    more = [Extension(M("2026-02-11T10:00"), date(2026, 3, 4), excuses=True)]
    result = compute(camau, "2 working days", M("2026-02-10T10:00"), extensions=more)
    assert result.promised_due == result.due
    assert verdict(M("2026-03-03T09:00"), result.promised_due) is Verdict.EARLY


def test_pause_after_an_extension_moves_the_new_date(camau):
    more = [Extension(M("2026-03-03T10:00"), date(2026, 3, 10))]
    stop = [Pause(M("2026-03-05T09:00"), M("2026-03-06T09:00"))]
    result = compute(camau, "2 working days", M("2026-03-02T10:00"), extensions=more, pauses=stop)
    assert f"{result.due:%Y-%m-%dT%H:%M}" == "2026-03-11T17:00"
    assert f"{result.promised_due:%Y-%m-%dT%H:%M}" == "2026-03-04T10:00"


def test_holiday_decreed_later_moves_the_due_date(camau):
    before = compute(office(CA_MAU), "3 working days", M("2026-11-20T09:00"))
    after = compute(camau, "3 working days", M("2026-11-20T09:00"))
    assert (f"{before.due:%d/%m}", f"{after.due:%d/%m}") == ("25/11", "26/11")


def test_open_pause_keeps_the_due_date_and_says_so(camau):
    result = compute(camau, "5 working days", M("2026-03-02T10:00"), pauses=[Pause(M("2026-03-03T10:00"))])
    assert result.open_pause is not None
    assert f"{result.due:%d/%m}" == "09/03"


def test_a_limit_longer_than_a_century_is_refused_at_once(camau):
    for limit in (
        "100000000 working days",
        "36000 working days",
        "99999999999 days",
        "9000000000 working hours",
    ):
        with pytest.raises(LimitTooLong):
            compute(camau, limit, M("2026-03-02T10:00"))


def test_hours_that_end_leave_no_time():
    from motcua.deadlines.rules.source import calendar_from_dict

    calendar = calendar_from_dict(
        {"hours": [{"valid_to": "2026-03-03", "weekly": {"mon": CA_MAU, "tue": CA_MAU}}]}
    )
    for limit in ("2 working days", "20 working hours", "1 month"):
        with pytest.raises(CalendarWithoutWorkingTime):
            compute(calendar, limit, M("2026-03-02T10:00"))


def test_aware_receipt_is_read_on_the_office_clock(camau):
    assert due(camau, "2026-04-24T03:00:59+00:00", "5 working days") == "2026-05-06T10:00"
