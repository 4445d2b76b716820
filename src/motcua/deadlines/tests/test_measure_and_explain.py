"""What is left, the verdict, and the explanation that people read."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from motcua.deadlines.rules.difference import explain_difference
from motcua.deadlines.rules.due import Extension, compute
from motcua.deadlines.rules.explain import explain
from motcua.deadlines.rules.measure import (
    remaining_text,
    standing,
    verdict,
    working_days_early,
    working_days_left,
)
from motcua.deadlines.rules.pauses import Pause
from motcua.deadlines.rules.wording import long_date
from motcua.deadlines.states import Standing, Verdict

from .conftest import CA_MAU, office

M = datetime.fromisoformat
NOW = M("2026-11-27T08:30")


@pytest.mark.parametrize(
    ("due", "vi", "en"),
    [
        ("2026-11-25T10:00", "trễ 2 ngày làm việc", "2 working days late"),
        ("2026-11-26T10:00", "trễ 1 ngày làm việc", "1 working day late"),
        ("2026-11-27T07:00", "hôm nay", "today"),
        ("2026-11-30T10:00", "còn 1 ngày làm việc", "1 working day left"),
        ("2026-12-01T10:00", "còn 2 ngày làm việc", "2 working days left"),
        ("2026-12-02T10:00", "còn 3 ngày làm việc", "3 working days left"),
        ("2026-12-07T10:00", "còn 6 ngày làm việc", "6 working days left"),
        ("2026-12-15T09:14", "còn 12 ngày làm việc", "12 working days left"),
    ],
)
def test_pills_of_the_mockups(camau, due, vi, en):
    assert remaining_text(camau, NOW, M(due)) == vi
    assert remaining_text(camau, NOW, M(due), "en") == en


def test_late_on_a_weekend_is_late(camau):
    assert working_days_left(camau, M("2026-11-28T09:00"), M("2026-11-27T10:00")) == -1
    assert remaining_text(camau, NOW, None) == "không hẹn ngày"
    assert remaining_text(camau, NOW, M("2026-12-15T09:14"), paused=True) == "tạm dừng"


def test_the_commune_finished_three_working_days_early(camau):
    assert working_days_early(camau, M("2026-11-26T10:05"), M("2026-12-01T09:14")) == 3


@pytest.mark.parametrize(
    ("finished", "expected"),
    [
        ("2026-12-14T23:00", Verdict.EARLY),
        ("2026-12-15T23:00", Verdict.ON_TIME),
        ("2026-12-16T00:00", Verdict.LATE),
    ],
)
def test_verdict_compares_dates(camau, finished, expected):
    due = compute(camau, "15 working days", M("2026-11-23T09:14")).due
    assert verdict(M(finished), due) is expected
    assert verdict(M(finished), None) is Verdict.NONE
    assert verdict(M("2026-12-15T17:30+00:00"), due) is Verdict.LATE
    # 23:30 UTC of the 14th is half past six in the morning of the 15th in Việt Nam.
    assert verdict(M("2026-12-15T09:00+07:00"), M("2026-12-14T23:30+00:00")) is Verdict.ON_TIME


@pytest.mark.parametrize(
    ("due", "since", "expected"),
    [
        (None, None, Standing.NONE),
        ("2026-11-26T10:00", None, Standing.LATE),
        ("2026-11-27T07:00", None, Standing.TODAY),
        ("2026-11-30T10:00", None, Standing.SOON),
        ("2026-12-02T10:00", None, Standing.IN_TIME),
        ("2026-11-26T10:00", "2026-11-26T16:00", Standing.PAUSED),
        ("2026-11-25T10:00", "2026-11-26T16:00", Standing.LATE),
        (None, "2026-11-26T16:00", Standing.PAUSED),
    ],
)
def test_standing(camau, due, since, expected):
    assert standing(camau, NOW, M(due) if due else None, paused_since=M(since) if since else None) is expected


def test_table_of_mockup_03(camau):
    told = explain(compute(camau, "15 working days", M("2026-11-23T09:14")))
    assert [(line.dates, line.reason, line.count) for line in told.lines] == [
        ("23/11", "Thứ Hai, 09:14: nhận đủ giấy tờ. Ngày nhận không tính.", "không"),
        ("24/11", "Thứ Ba: nghỉ lễ, Ngày Văn hóa Việt Nam", "không"),
        ("25–27/11", "Thứ Tư đến thứ Sáu: ngày làm việc", "ngày 1–3"),
        ("28–29/11", "Thứ Bảy, Chủ nhật", "không"),
        ("30/11–04/12", "Cả tuần làm việc", "ngày 4–8"),
        ("05–06/12", "Thứ Bảy, Chủ nhật", "không"),
        ("07–11/12", "Cả tuần làm việc", "ngày 9–13"),
        ("12–13/12", "Thứ Bảy, Chủ nhật", "không"),
        ("14/12", "Thứ Hai: ngày làm việc", "ngày 14"),
        ("15/12", "Thứ Ba: hẹn trả kết quả", "ngày 15"),
    ]
    assert told.due_text == "09:14, thứ Ba, 15/12/2026"
    assert [cell.label for cell in told.weeks[0]] == ["nhận", "lễ", "1", "2", "3", "nghỉ", "nghỉ"]
    assert [cell.label for cell in told.weeks[-1]] == ["14", "15", "", "", "", "nghỉ", "nghỉ"]
    assert told.weeks[-1][1].kind == "due"
    assert not told.lines[0].counts
    assert told.lines[2].counts


def test_legs_and_roll_of_mockup_05(camau):
    told = explain(compute(camau, "5 working days + 12 days", M("2026-11-23T09:14")))
    assert [(line.dates, line.kind, line.count) for line in told.lines[-4:]] == [
        ("01/12", "leg_end", "ngày 5"),
        ("02–12/12", "calendar", "ngày 1–11"),
        ("13/12", "roll", "ngày 12"),
        ("14/12", "due", ""),
    ]


def test_english_explanation(camau):
    told = explain(compute(camau, "2 working days", M("2026-01-08T09:00")), "en")
    assert [line.reason for line in told.lines] == [
        "Thursday, 09:00: all papers received. The day of receipt is not counted.",
        "Friday: working day",
        "Saturday: result due",
    ]
    assert long_date(date(2026, 12, 15), "en") == "Tuesday, 15/12/2026"


def test_pause_is_told(camau):
    stop = [Pause(M("2026-03-06T10:00"), M("2026-03-16T10:00"))]
    told = explain(compute(camau, "10 working days", M("2026-03-02T10:00"), pauses=stop))
    assert ("07–16/03", "pause") in [(line.dates, line.kind) for line in told.lines]
    assert told.notes[0] == "Đã tạm dừng từ 10:00, 06/03/2026 đến 10:00, 16/03/2026: ngày hẹn lùi 48 giờ."
    numbers = [cell.number for cell in told.days if cell.number]
    assert numbers == list(range(1, 11))


def test_undecreed_holidays_are_said(camau):
    told = explain(compute(camau, "5 working days", M("2026-12-30T09:00")))
    assert any("Lịch nghỉ sau ngày 31/12/2026 chưa công bố" in note for note in told.notes)
    assert told.lines[-1].dates == "07/01/2027"
    early = explain(compute(camau, "5 working days", M("2026-03-02T09:00")))
    assert not any("chưa công bố" in note for note in early.notes)


def test_other_notes(camau):
    late = Pause(M("2026-03-20T10:00"))
    told = explain(compute(camau, "5 working days", M("2026-03-02T10:00"), pauses=[late]))
    assert any("bắt đầu sau ngày hẹn" in note for note in told.notes)
    assert any("Đang tạm dừng từ 10:00, 20/03/2026" in note for note in told.notes)
    new = Extension(M("2026-03-06T10:00"), date(2026, 3, 12))
    told = explain(compute(camau, "5 working days", M("2026-03-02T10:00"), extensions=[new]))
    assert [line.kind for line in told.lines[-2:]] == ["old_due", "new_due"]
    assert "hẹn lại" in told.notes[0]
    none = explain(compute(camau, "none", M("2026-03-02T10:00")))
    assert none.due is None
    assert none.summary == "Thủ tục không quy định ngày hẹn trả."


def test_hours_same_day_and_outside_hours_are_told(camau):
    hours = explain(compute(camau, "4 working hours", M("2026-03-02T16:00")))
    assert [line.count for line in hours.lines] == ["", "1 giờ", "3 giờ"]
    late = explain(compute(camau, "same day", M("2026-03-02T16:00")))
    assert "sau 15:00" in late.lines[0].reason
    outside = explain(compute(camau, "1 working day", M("2026-03-02T19:00")))
    assert "ngoài giờ làm việc" in outside.lines[0].reason
    opening = explain(compute(camau, "1 working day", M("2026-03-02T19:00"), outside_hours="next_opening"))
    assert "tính như nhận lúc 07:00, thứ Ba, 03/03/2026" in opening.lines[0].reason


def test_a_changed_calendar_is_told(camau):
    before = compute(office(CA_MAU, make_up_days=["2026-11-22"]), "3 working days", M("2026-11-20T09:00"))
    after = compute(camau, "3 working days", M("2026-11-20T09:00"))
    assert explain_difference(before, after) == [
        "Ngày 22/11/2026 thành ngày nghỉ.",
        "Ngày 24/11/2026 thành ngày nghỉ: Ngày Văn hóa Việt Nam.",
        "Ngày hẹn trả chuyển từ 09:00, thứ Ba, 24/11/2026 sang 09:00, thứ Năm, 26/11/2026.",
    ]
    assert explain_difference(after, before, "en")[0] == "22/11/2026 became a working day."
    assert explain_difference(after, after) == ["Ngày hẹn trả không đổi: 09:00, thứ Năm, 26/11/2026."]
    none = compute(camau, "none", M("2026-11-20T09:00"))
    assert explain_difference(none, none) == []
