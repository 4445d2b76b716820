"""The engine against a brute-force walk, and the laws of counting."""

# ruff: noqa: DTZ001 - local moments of the office

from __future__ import annotations

from datetime import date, datetime, timedelta
from math import ceil

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from motcua.deadlines.rules.calendar import HoursPeriod, SpecialDay, WorkingCalendar
from motcua.deadlines.rules.due import compute
from motcua.deadlines.rules.explain import explain
from motcua.deadlines.rules.limits import TimeLimit
from motcua.deadlines.rules.measure import step_due, working_days_left, working_minutes_between
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.states import DayKind, Unit

FIRST = date(2026, 1, 1)
HOURS = [
    (),
    ((420, 660), (780, 1020)),
    ((450, 690),),
    ((420, 690), (810, 990)),
    ((0, 60), (60, 120), (1380, 1439)),
]


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    weekly = tuple(draw(st.sampled_from(HOURS)) for _ in range(7))
    assume(any(weekly))
    off = draw(st.sets(st.integers(0, 60), max_size=12))
    made_up = draw(st.sets(st.integers(0, 60), max_size=4)) - off
    days = [SpecialDay(FIRST + timedelta(days=n), DayKind.OFF) for n in off]
    days += [SpecialDay(FIRST + timedelta(days=n), DayKind.MAKE_UP, sessions=HOURS[1]) for n in made_up]
    return WorkingCalendar([HoursPeriod(weekly)], days)


moments = st.integers(0, 45 * 1440 - 1).map(lambda n: datetime(2026, 1, 1) + timedelta(minutes=n))


def walk_minutes(calendar: WorkingCalendar, start: datetime, minutes: int) -> datetime:
    """Add working minutes one by one."""
    at = start
    while True:
        if minutes == 0:
            return at
        minute = at.hour * 60 + at.minute
        if any(a <= minute < b for a, b in calendar.sessions_on(at.date())):
            minutes -= 1
        at += timedelta(minutes=1)


@settings(max_examples=150, deadline=None)
@given(calendars(), moments, st.integers(1, 1500))
def test_minutes_against_a_minute_walk(calendar, start, minutes):
    assert step_due(calendar, start, minutes).replace(tzinfo=None) == walk_minutes(calendar, start, minutes)


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, st.integers(1, 40))
def test_working_days_against_a_day_walk(calendar, start, count):
    day, left = start.date(), count
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day)
    due = compute(calendar, TimeLimit.of(count, Unit.WORKING_DAYS), start).due
    assert due.date() == day
    assert calendar.is_working_time(due)
    assert working_days_left(calendar, start, due) == count


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, st.integers(1, 40))
def test_calendar_days_against_a_day_walk(calendar, start, count):
    day = start.date() + timedelta(days=count)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    due = compute(calendar, TimeLimit.of(count, Unit.DAYS), start).due
    assert due.date() == day
    assert calendar.is_working_time(due)


limits = st.sampled_from(
    ["1 working day", "7.5 working days", "12 days", "1 month", "90 working minutes", "4 working hours", "same day",
     "3 working days + 5 days", "2 days + 4 working hours"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, moments, limits)
def test_a_later_receipt_is_not_due_on_an_earlier_date(calendar, one, other, limit):
    first, later = sorted((one, other))
    assert compute(calendar, limit, first).due.date() <= compute(
        calendar, limit, later
    ).due.date() or limit.startswith(("7.5", "2 days"))


@settings(max_examples=300, deadline=None)
@given(moments, moments, limits)
def test_read_as_next_opening_with_equal_days_a_later_receipt_is_never_due_earlier(one, other, limit):
    calendar = WorkingCalendar([HoursPeriod((HOURS[1],) * 5 + ((), ()))])
    first, later = sorted((one, other))
    before = compute(calendar, limit, first, outside_hours="next_opening").due
    after = compute(calendar, limit, later, outside_hours="next_opening").due
    # Calendar units roll several dates onto one and a month is clamped: only the dates can be compared there.
    by_calendar = "month" in limit or any(leg.unit is Unit.DAYS for leg in TimeLimit.parse(limit).legs)
    assert before.date() <= after.date() if by_calendar else before <= after


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up(calendar, start, one, other):
    whole = compute(calendar, TimeLimit.of(one + other, Unit.WORKING_DAYS), start).due
    legs = TimeLimit.of(one, Unit.WORKING_DAYS) + TimeLimit.of(other, Unit.WORKING_DAYS)
    assert compute(calendar, legs, start).due.date() == whole.date()


@settings(max_examples=200, deadline=None)
@given(calendars(), moments, st.integers(0, 2000), st.integers(1, 2000))
def test_working_minutes_add_up(calendar, start, one, other):
    assert step_due(calendar, step_due(calendar, start, one), other) == step_due(calendar, start, one + other)
    assert working_minutes_between(calendar, start, step_due(calendar, start, other)) == other


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, limits, st.integers(0, 5000))
def test_a_pause_of_no_length_changes_nothing(calendar, start, limit, later):
    at = start + timedelta(minutes=later)
    for policy in ("resume", "restart"):
        paused = compute(calendar, limit, start, pauses=[Pause(at, at)], policy=policy)
        assert paused.due == compute(calendar, limit, start).due


@settings(max_examples=300, deadline=None)
@given(calendars(), moments, st.integers(1, 20), st.integers(0, 3000), st.integers(0, 6000))
def test_a_pause_moves_the_due_moment_by_its_working_minutes(calendar, start, days, later, length):
    limit = TimeLimit.of(days, Unit.WORKING_DAYS)
    plain = compute(calendar, limit, start).due.replace(tzinfo=None)
    begins = start + timedelta(minutes=later)
    ends = begins + timedelta(minutes=length)
    moved = compute(calendar, limit, start, pauses=[Pause(begins, ends)]).due.replace(tzinfo=None)
    paused = working_minutes_between(calendar, begins, ends) if begins.date() <= plain.date() else 0
    assert working_minutes_between(calendar, plain, moved) == paused
    assert calendar.is_working_time(moved)
    assert moved >= plain


@settings(max_examples=200, deadline=None)
@given(
    calendars(), moments, limits, st.integers(0, 3000), st.integers(0, 6000), st.sampled_from(["vi", "en"])
)
def test_every_due_date_can_be_explained(calendar, start, limit, later, length, lang):
    begins = start + timedelta(minutes=later)
    stop = Pause(begins, begins + timedelta(minutes=length))
    for policy in ("resume", "restart"):
        result = compute(calendar, limit, start, pauses=[stop], policy=policy)
        told = explain(result, lang)
        assert told.lines[0].first == start.date()
        assert told.lines[-1].last == result.due.date()
        assert told.lines[-1].kind == "due"
        covered = {
            line.first + timedelta(n) for line in told.lines for n in range((line.last - line.first).days + 1)
        }
        days = (result.due.date() - start.date()).days
        missing = {start.date() + timedelta(n) for n in range(days + 1)} - covered
        assert not missing or limit in ("same day",)
        assert all(len(week) == 7 and week[0].date.weekday() == 0 for week in told.weeks)


@settings(max_examples=200, deadline=None)
@given(calendars(), moments, st.integers(1, 30))
def test_the_numbers_of_counted_days_are_one_to_n(calendar, start, count):
    told = explain(compute(calendar, TimeLimit.of(count, Unit.WORKING_DAYS), start))
    numbers = [cell.number for cell in told.days if cell.number is not None]
    assert numbers == list(range(1, count + 1))


@settings(max_examples=300, deadline=None)
@given(
    st.fractions(min_value="1/100", max_value=500, max_denominator=1000),
    st.sampled_from([Unit.WORKING_DAYS, Unit.WORKING_HOURS]),
)
def test_a_limit_reads_back_what_it_wrote(quantity, unit):
    limit = TimeLimit.of(quantity, unit)
    assert TimeLimit.parse(limit.code()) == limit
    assert TimeLimit.parse(limit.text("vi")) == limit
    assert ceil(limit.legs[0].quantity) >= 1
