"""Reading and writing time limits."""

from __future__ import annotations

import unicodedata
from fractions import Fraction

import pytest

from motcua.deadlines.errors import LimitNotPositive, LimitNotUnderstood, LimitNotWhole, LimitTooLong
from motcua.deadlines.rules.limits import TimeLimit
from motcua.deadlines.states import Unit


@pytest.mark.parametrize(
    ("text", "code", "vietnamese"),
    [
        ("5 working days", "5 working days", "5 ngày làm việc"),
        ("1 working day", "1 working day", "1 ngày làm việc"),
        ("7.5 working days", "7.5 working days", "7,5 ngày làm việc"),
        ("7,5 ngày làm việc", "7.5 working days", "7,5 ngày làm việc"),
        ("05 Ngày LV", "5 working days", "5 ngày làm việc"),
        ("½ ngày làm việc", "0.5 working days", "0,5 ngày làm việc"),
        ("1/3 working day", "1/3 working days", "1/3 ngày làm việc"),
        ("12 days", "12 days", "12 ngày"),
        ("12ngày", "12 days", "12 ngày"),
        ("2 tuần", "2 weeks", "2 tuần"),
        ("1 THÁNG", "1 month", "1 tháng"),
        ("4 giờ làm việc", "4 working hours", "4 giờ làm việc"),
        ("90 phút làm việc", "90 working minutes", "90 phút làm việc"),
        ("trong ngày", "same day", "trong ngày"),
        ("Same Day", "same day", "trong ngày"),
        ("không quy định", "none", "không quy định"),
        ("none", "none", "không quy định"),
        (" 5 working days+12 days ", "5 working days + 12 days", "5 ngày làm việc + 12 ngày"),
        (
            unicodedata.normalize("NFD", "5 ngày làm việc + 12 ngày"),
            "5 working days + 12 days",
            "5 ngày làm việc + 12 ngày",
        ),
    ],
)
def test_read_and_written(text, code, vietnamese):
    limit = TimeLimit.parse(text)
    assert (limit.code(), limit.text("vi")) == (code, vietnamese)
    assert TimeLimit.parse(limit.text("vi")) == limit == TimeLimit.parse(limit.code())


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", LimitNotUnderstood),
        ("   ", LimitNotUnderstood),
        ("soon", LimitNotUnderstood),
        ("5", LimitNotUnderstood),
        ("5 hours", LimitNotUnderstood),
        ("5 working days +", LimitNotUnderstood),
        ("5 working days + none", LimitNotUnderstood),
        ("5 working days 12 days", LimitNotUnderstood),
        ("1/0 working days", LimitNotUnderstood),
        ("NaN working days", LimitNotUnderstood),
        ("1e9 working days", LimitNotUnderstood),
        ("5 working days 🙂", LimitNotUnderstood),
        ("9" * 5000 + " working days", LimitNotUnderstood),
        ("9" * 200 + " working days", LimitNotUnderstood),
        ("5 working days" + " " * 1_000_000, LimitNotUnderstood),
        ("0 working days", LimitNotPositive),
        ("-3 days", LimitNotPositive),
        ("1.5 days", LimitNotWhole),
        ("0,5 tháng", LimitNotWhole),
        ("100000000 working days", LimitTooLong),
        ("5000 months", LimitTooLong),
    ],
)
def test_refused(text, error):
    with pytest.raises(error):
        TimeLimit.parse(text)


def test_built_by_hand():
    assert TimeLimit.of("7.5", Unit.WORKING_DAYS).legs[0].quantity == Fraction(15, 2)
    assert TimeLimit.of(0, Unit.NONE).is_none
    with pytest.raises(LimitNotWhole):
        TimeLimit.of("1.5", Unit.MONTHS)
