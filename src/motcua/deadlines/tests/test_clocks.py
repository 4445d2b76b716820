"""Clocks and their ledger, on the real database."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from motcua.deadlines import errors, ports
from motcua.deadlines.public import (
    CalendarDay,
    CalendarEdition,
    Clock,
    ClockEntry,
    DayOrder,
    DecreeDays,
    OfficeHours,
    SetOfficeHours,
    Standing,
    StopReason,
    Verdict,
    appointment_for,
    calendar_for,
    conclude_clock,
    decree_days,
    due_of,
    entries_of,
    explain_clock,
    extend_clock,
    load_calendar,
    rebase_clock,
    rebase_open_clocks,
    remaining_of,
    reopen_clock,
    resume_clock,
    set_office_hours,
    site_calendar_order,
    standing_of,
    start_clock,
    stop_clock,
    verdict_of,
)
from motcua.journal.public import Entry
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN, local
from motcua.organisation.public import Authority

from .conftest import ROOT

pytestmark = pytest.mark.django_db
CHI = Actor(kind="officer", id="officer:chi", name="Nguyễn Ngọc Chi")
SATURDAY = {"sat": [["07:00", "11:00"]]}


def vn(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def shown(moment: datetime | None) -> str:
    return f"{local(moment):%Y-%m-%dT%H:%M}" if moment else ""


@pytest.fixture
def authority(db) -> Authority:
    return Authority.objects.create(
        code="H12.32", name="Sở Nội vụ tỉnh Cà Mau", short_name="Sở Nội vụ", level="department", place_name="Cà Mau",
        head_title="Giám đốc", valid_from=date(2025, 3, 1),
    )  # fmt: skip


@pytest.fixture
def site(db) -> None:
    load_calendar(site_calendar_order(ROOT / "sites" / "camau"), actor=CHI, at=vn("2026-01-01T08:00"))


@pytest.fixture
def clock(site, authority) -> Clock:
    return start_clock(
        subject="dossier:1", authority=authority, limit="10 working days", at=vn("2026-03-02T10:00"), actor=CHI,
        article="Nghị định 118/2025/NĐ-CP, Điều 17",
    )  # fmt: skip


def test_start(clock):
    assert shown(clock.due_at) == "2026-03-16T10:00"
    assert clock.promised_due_at == clock.due_at == due_of(clock)
    line = entries_of(clock).get()
    assert (line.kind, line.actor_name, line.article) == (
        "started", "Nguyễn Ngọc Chi", "Nghị định 118/2025/NĐ-CP, Điều 17",
    )  # fmt: skip
    assert line.due_after == clock.due_at


def test_one_clock_a_subject(clock, authority):
    with pytest.raises(errors.ClockAlreadyStarted):
        start_clock(
            subject="dossier:1", authority=authority, limit="1 day", at=vn("2026-03-02T10:00"), actor=CHI
        )


def test_no_appointment(site, authority):
    clock = start_clock(
        subject="x", authority=authority, limit="không quy định", at=vn("2026-03-02T10:00"), actor=CHI
    )
    assert clock.due_at is None
    assert remaining_of(clock, vn("2026-03-04T08:00")) == "không hẹn ngày"
    with pytest.raises(errors.NothingToExtend):
        extend_clock(clock, new_due=date(2026, 4, 1), at=vn("2026-03-03T10:00"), actor=CHI, reason="x")
    conclude_clock(clock, at=vn("2026-03-05T10:00"), actor=CHI)
    assert verdict_of(clock) is Verdict.NONE


def test_stop_and_resume(clock):
    stop_clock(clock, reason=StopReason.SUPPLEMENT, at=vn("2026-03-06T10:00"), actor=CHI)
    assert standing_of(clock, vn("2026-04-30T10:00")) is Standing.PAUSED
    assert remaining_of(clock, vn("2026-04-30T10:00")) == "tạm dừng"
    resume_clock(clock, at=vn("2026-03-16T10:00"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-24T10:00" == shown(due_of(clock))
    assert [line.kind for line in entries_of(clock)] == ["started", "stopped", "resumed"]
    assert ("07–16/03", "pause") in [(line.dates, line.kind) for line in explain_clock(clock).lines]


def test_restart_policy(site, authority):
    clock = start_clock(
        subject="r",
        authority=authority,
        limit="10 working days",
        at=vn("2026-03-02T10:00"),
        actor=CHI,
        policy="restart",
    )
    stop_clock(clock, reason="supplement", at=vn("2026-03-06T10:00"), actor=CHI)
    resume_clock(clock, at=vn("2026-03-16T10:00"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-30T10:00"


def test_pausing_a_late_dossier_keeps_its_lateness(clock):
    stop_clock(clock, reason="supplement", at=vn("2026-03-18T10:00"), actor=CHI)
    assert standing_of(clock, vn("2026-03-19T10:00")) is Standing.LATE
    assert remaining_of(clock, vn("2026-03-27T10:00")) == "trễ 2 ngày làm việc"
    resume_clock(clock, at=vn("2026-03-27T10:00"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-16T10:00"


def test_acts_in_the_wrong_state(clock):
    def at(day: int) -> dict[str, object]:
        return {"at": vn(f"2026-03-{day:02d}T10:00"), "actor": CHI}

    with pytest.raises(errors.ClockNotPaused):
        resume_clock(clock, **at(3))
    with pytest.raises(errors.ClockNotConcluded):
        reopen_clock(clock, reason="x", **at(3))
    with pytest.raises(errors.ReasonMissing):
        stop_clock(clock, reason=" ", **at(3))
    with pytest.raises(errors.ActBeforeLastEntry):
        stop_clock(clock, reason="x", at=vn("2026-03-02T09:59"), actor=CHI)
    stop_clock(clock, reason="x", **at(4))
    with pytest.raises(errors.ClockNotRunning):
        stop_clock(clock, reason="x", **at(5))
    with pytest.raises(errors.ClockNotRunning):
        extend_clock(clock, new_due=date(2026, 4, 1), reason="x", **at(5))
    conclude_clock(clock, **at(6))
    with pytest.raises(errors.ClockConcluded):
        conclude_clock(clock, **at(9))
    with pytest.raises(errors.ClockNotPaused):
        resume_clock(clock, **at(9))


def test_an_apology_moves_the_date_but_not_the_verdict(clock):
    extend_clock(
        clock, new_due=date(2026, 3, 20), at=vn("2026-03-13T10:00"), actor=CHI, reason="Chờ giám định"
    )
    assert shown(clock.due_at) == "2026-03-20T17:00"
    assert shown(clock.promised_due_at) == "2026-03-16T10:00"
    conclude_clock(clock, at=vn("2026-03-19T10:00"), actor=CHI)
    assert verdict_of(clock) is Verdict.LATE


@pytest.mark.parametrize(
    ("new_due", "error"),
    [(date(2026, 3, 16), errors.NewDueNotLater), (date(2026, 3, 21), errors.NewDueOnDayOff)],
)
def test_a_new_date_that_cannot_be(clock, new_due, error):
    with pytest.raises(error):
        extend_clock(clock, new_due=new_due, at=vn("2026-03-13T10:00"), actor=CHI, reason="x")


def test_suspend_resume_extend_over_holidays_reopen(site, authority):
    """systems §8: planned and ultimate dates right."""
    clock = start_clock(
        subject="s", authority=authority, limit="5 working days", at=vn("2026-02-10T10:00"), actor=CHI
    )
    stop_clock(clock, reason="supplement", at=vn("2026-02-12T10:00"), actor=CHI)
    resume_clock(clock, at=vn("2026-02-24T10:00"), actor=CHI)
    assert shown(clock.due_at) == "2026-02-27T10:00"
    conclude_clock(clock, at=vn("2026-02-26T10:00"), actor=CHI)
    assert verdict_of(clock) is Verdict.EARLY
    reopen_clock(clock, at=vn("2026-03-02T10:00"), actor=CHI, reason="Sai họ tên trên quyết định")
    assert shown(clock.due_at) == "2026-02-27T10:00"
    assert standing_of(clock, vn("2026-03-02T10:00")) is Standing.LATE
    extend_clock(clock, new_due=date(2026, 3, 4), at=vn("2026-03-02T11:00"), actor=CHI, reason="Đính chính")
    assert (shown(clock.due_at), shown(clock.promised_due_at)) == ("2026-03-04T17:00", "2026-02-27T10:00")
    conclude_clock(clock, at=vn("2026-03-03T10:00"), actor=CHI)
    assert verdict_of(clock) is Verdict.LATE
    assert due_of(clock) == clock.due_at


def test_concluded_while_stopped_then_reopened(clock):
    stop_clock(clock, reason="supplement", at=vn("2026-03-06T10:00"), actor=CHI)
    conclude_clock(clock, at=vn("2026-03-09T10:00"), actor=CHI)
    reopen_clock(clock, at=vn("2026-03-16T10:00"), actor=CHI, reason="Dừng nhầm")
    assert shown(clock.due_at) == "2026-03-24T10:00"
    assert clock.state == "running"


# The calendar changes under open clocks


@pytest.fixture
def told(monkeypatch) -> list:
    calls: list = []
    monkeypatch.setattr(ports, "_handlers", [])
    ports.on_rebased(lambda event, actor, at: calls.append(event))
    return calls


HOLIDAY = DecreeDays(
    (DayOrder(date(2026, 3, 10), "off", "Nghỉ theo quyết định"),), article="Công điện 1/CĐ-TTg"
)


def test_a_holiday_decreed_later_re_bases_open_clocks(clock, authority, told):
    old = clock.due_at
    done = start_clock(
        subject="d", authority=authority, limit="10 working days", at=vn("2026-03-02T10:00"), actor=CHI
    )
    conclude_clock(done, at=vn("2026-03-04T10:00"), actor=CHI)
    early = start_clock(
        subject="e", authority=authority, limit="2 working days", at=vn("2026-03-02T10:00"), actor=CHI
    )
    decree_days(HOLIDAY, actor=CHI, at=vn("2026-03-05T10:00"))
    assert rebase_open_clocks(actor=CHI, at=vn("2026-03-05T10:01"), reason="Nghỉ 10/03", size=1) == 1
    assert rebase_open_clocks(actor=CHI, at=vn("2026-03-05T10:02")) == 0
    for each in (clock, done, early):
        each.refresh_from_db()
    assert shown(clock.due_at) == "2026-03-17T10:00"
    assert shown(done.due_at) == shown(due_of(done)) == "2026-03-16T10:00"
    assert shown(early.due_at) == "2026-03-04T10:00"
    line = entries_of(clock).last()
    assert (line.kind, line.due_before, line.due_after, line.reason) == (
        "rebased",
        old,
        clock.due_at,
        "Nghỉ 10/03",
    )
    assert [(event.subject, event.old_due, event.new_due) for event in told] == [
        ("dossier:1", old, clock.due_at)
    ]
    assert Entry.objects.filter(subject="dossier:1", kind="deadlines.clock_rebased").count() == 1
    assert Entry.objects.filter(subject="calendar:common", kind="deadlines.calendar_changed").count() == 2


def test_an_act_catches_up_by_itself(clock, told):
    decree_days(HOLIDAY, actor=CHI, at=vn("2026-03-05T10:00"))
    stop_clock(clock, reason="supplement", at=vn("2026-03-06T10:00"), actor=CHI)
    assert [line.kind for line in entries_of(clock)] == ["started", "rebased", "stopped"]
    assert shown(clock.due_at) == "2026-03-17T10:00"
    assert len(told) == 1
    resume_clock(clock, at=vn("2026-03-09T10:00"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-18T10:00"


def test_a_withdrawn_holiday_moves_the_date_back(clock, told):
    decree_days(HOLIDAY, actor=CHI, at=vn("2026-03-05T10:00"))
    rebase_clock(clock, at=vn("2026-03-05T10:01"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-17T10:00"
    decree_days(DecreeDays(withdrawn=(date(2026, 3, 10),)), actor=CHI, at=vn("2026-03-06T10:00"))
    rebase_clock(clock, at=vn("2026-03-06T10:01"), actor=CHI)
    assert shown(clock.due_at) == "2026-03-16T10:00"
    assert len(told) == 2


def test_loading_the_same_calendar_changes_nothing(site):
    before = CalendarEdition.objects.get().stamp, Entry.objects.count()
    load_calendar(site_calendar_order(ROOT / "sites" / "camau"), actor=CHI, at=vn("2026-02-01T08:00"))
    assert (CalendarEdition.objects.get().stamp, Entry.objects.count()) == before
    assert CalendarEdition.objects.get().known_until == date(2026, 12, 31)


def test_a_wrong_decree_changes_nothing(clock):
    stamp = CalendarEdition.objects.get().stamp
    twice = DecreeDays((DayOrder(date(2026, 3, 10), "off", "a"), DayOrder(date(2026, 3, 10), "make_up", "b")))
    with pytest.raises(errors.DayOffAndMakeUp):
        decree_days(twice, actor=CHI, at=vn("2026-03-05T10:00"))
    assert CalendarEdition.objects.get().stamp == stamp
    assert calendar_for(clock.authority).is_working_day(date(2026, 3, 10))


def test_an_authority_with_hours_and_days_of_its_own(site, authority, django_assert_num_queries):
    other = Authority.objects.create(
        code="H12.99", name="UBND xã Đầm Dơi", short_name="Xã Đầm Dơi", level="commune", place_name="Đầm Dơi",
        head_title="Chủ tịch", valid_from=date(2025, 7, 1),
    )  # fmt: skip
    week = {key: [["07:30", "11:30"], ["13:30", "17:30"]] for key in ("mon", "tue", "wed", "thu", "fri")}
    hours = SetOfficeHours(
        week | SATURDAY, date(2026, 3, 1), date(2026, 3, 31), authority="H12.99", outside_hours="next_opening"
    )
    set_office_hours(hours, actor=CHI, at=vn("2026-01-01T09:00"))
    order = DecreeDays((DayOrder(date(2026, 3, 10), "off", "Giỗ tổ của xã"),), authority="H12.99")
    decree_days(order, actor=CHI, at=vn("2026-01-01T09:00"))
    mine, common = calendar_for(other), calendar_for(authority)
    assert mine.minutes_of(date(2026, 3, 7)) == 240
    assert mine.minutes_of(date(2026, 2, 28)) == mine.minutes_of(date(2026, 4, 4)) == 0
    assert mine.sessions_on(date(2026, 4, 1)) == common.sessions_on(date(2026, 4, 1))
    assert not mine.is_working_day(date(2026, 3, 10))
    assert common.is_working_day(date(2026, 3, 10))
    with django_assert_num_queries(1):
        assert calendar_for(other) is mine
    assert shown(appointment_for(other, "1 working day", vn("2026-03-03T18:00")).due) == "2026-03-05T07:30"
    clock = start_clock(
        subject="o", authority=other, limit="1 working day", at=vn("2026-03-03T18:00"), actor=CHI
    )
    assert shown(clock.due_at) == "2026-03-05T07:30"


def test_hours_that_change_end_the_earlier_period(site, authority):
    week = {key: [["07:30", "11:30"], ["13:30", "17:30"]] for key in ("mon", "tue", "wed", "thu", "fri")}
    set_office_hours(SetOfficeHours(week, date(2026, 4, 1)), actor=CHI, at=vn("2026-01-02T09:00"))
    calendar = calendar_for(authority)
    assert calendar.sessions_on(date(2026, 3, 31))[0] == (420, 660)
    assert calendar.sessions_on(date(2026, 4, 1))[0] == (450, 690)
    with pytest.raises(errors.HoursPeriodsOverlap):
        set_office_hours(SetOfficeHours(week, date(2026, 3, 1)), actor=CHI, at=vn("2026-01-02T09:00"))


def test_no_hours_at_all_is_said(authority):
    with pytest.raises(errors.CalendarWithoutHours):
        calendar_for(authority)


# The database guards itself


def test_query_budget_of_an_act(clock, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        stop_clock(clock, reason="supplement", at=vn("2026-03-06T10:00"), actor=CHI)


def test_the_ledger_is_insert_only(clock):
    for attempt in ("UPDATE deadlines_clockentry SET reason = 'x'", "DELETE FROM deadlines_clockentry"):
        with pytest.raises(DatabaseError, match="can only be added to"), transaction.atomic():
            connection.cursor().execute(attempt)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClockEntry.objects.all().delete()


def _clock(**changes) -> Clock:
    values = {"subject": "c", "limit_text": "1 day", "state": "running", "started_at": vn("2026-03-02T10:00")}
    return Clock(**(values | changes))


NOW = vn("2026-03-02T10:00")


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("clock_state_known", _clock(state="sleeping")),
        ("clock_policy_known", _clock(policy="forget")),
        ("clock_policy_known", _clock(outside_hours="never")),
        ("clock_concluded_has_time", _clock(state="concluded")),
        ("clock_concluded_has_time", _clock(concluded_at=NOW)),
        ("clock_paused_has_time", _clock(state="paused")),
        ("clock_promise_with_due", _clock(due_at=NOW)),
        (
            "office_hours_dates_in_order",
            OfficeHours(weekly={}, valid_from=date(2026, 3, 2), valid_to=date(2026, 3, 1)),
        ),
        (
            "office_hours_reading_known",
            OfficeHours(weekly={}, valid_from=date(2026, 3, 2), outside_hours="x"),
        ),
        ("calendar_day_kind_known", CalendarDay(date=date(2026, 3, 2), kind="feast", name="x")),
        ("calendar_day_named", CalendarDay(date=date(2026, 3, 2), kind="off", name="")),
        (
            "calendar_day_off_without_hours",
            CalendarDay(date=date(2026, 3, 2), kind="off", name="x", sessions=[]),
        ),
        (
            "calendar_edition_single",
            CalendarEdition(id=2, stamp="00000000-0000-0000-0000-000000000000", changed_at=NOW),
        ),
    ],
)
def test_each_constraint_refuses_its_row(authority, name, row):
    if isinstance(row, Clock):
        row.authority, row.pk = authority, None
    _refused(row, name)


def _refused(row, name: str) -> None:
    constraint = next(each for each in row._meta.constraints if each.name == name)
    assert constraint.violation_error_message != constraint.default_violation_error_message
    with pytest.raises(ValidationError):
        constraint.validate(type(row), row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("clock_entry_seq", {"seq": 1}),
        ("clock_entry_kind_known", {"kind": "petted"}),
        ("clock_entry_new_due", {"kind": "extended"}),
        ("clock_entry_new_due", {"kind": "resumed", "new_due": date(2026, 3, 20)}),
        ("clock_entry_reason", {"kind": "stopped", "reason": ""}),
    ],
)
def test_each_constraint_of_the_ledger_refuses_its_row(clock, name, changes):
    values = {"clock": clock, "seq": 2, "kind": "resumed", "at": NOW, "reason": "x", "actor_kind": "officer", "actor_id": "1", "actor_name": "x"}  # fmt: skip
    _refused(ClockEntry(**(values | changes)), name)


@pytest.mark.parametrize("make", [
    lambda: OfficeHours(weekly={}, valid_from=date(2030, 1, 1)), lambda: CalendarDay(date=date(2030, 1, 1), kind="off", name="x"),
])  # fmt: skip
def test_one_row_a_day(make, db):
    make().save()
    name = "office_hours_once" if isinstance(make(), OfficeHours) else "calendar_day_once"
    _refused(make(), name)


def test_one_clock_a_subject_in_the_database(clock):
    with pytest.raises(IntegrityError), transaction.atomic():
        _clock(subject="dossier:1", authority=clock.authority).save()


def test_many_clocks_re_base_in_few_seconds(site, authority, told):
    import time

    for number in range(300):
        start_clock(
            subject=f"many:{number}", authority=authority, limit="10 working days", actor=CHI,
            at=vn("2026-03-02T10:00") + timedelta(minutes=number),
        )  # fmt: skip
    decree_days(HOLIDAY, actor=CHI, at=vn("2026-03-03T08:00"))
    begun = time.perf_counter()
    assert rebase_open_clocks(actor=CHI, at=vn("2026-03-03T08:01"), size=100) == 300
    assert time.perf_counter() - begun < 8
    assert not Clock.objects.open().exclude(edition=CalendarEdition.objects.get().stamp).exists()
