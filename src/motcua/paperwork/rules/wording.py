"""Dates, times and quantities as Decree 30/2020/NĐ-CP writes them on paper."""

from __future__ import annotations

from datetime import date, datetime

from motcua.kernel.clock import local

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def say_date(on: date) -> str:
    """Return "ngày 05 tháng 02 năm 2026": days below 10 and months 1 and 2 take a zero."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return f"ngày {on.day:02d} tháng {month} năm {on.year}"


def say_moment(at: datetime) -> str:
    """Return "09 giờ 14 phút, ngày 23 tháng 11 năm 2026" on a Vietnamese clock."""
    here = local(at)
    return f"{here:%H} giờ {here:%M} phút, {say_date(here.date())}"


def say_moment_with_weekday(at: datetime) -> str:
    """Return "17 giờ 00 phút, thứ Hai, ngày 14 tháng 12 năm 2026" on a Vietnamese clock."""
    here = local(at)
    return f"{here:%H} giờ {here:%M} phút, {_WEEKDAYS[here.weekday()]}, {say_date(here.date())}"


def say_stamp(at: datetime) -> str:
    """Return "09:14, 23/11/2026", the short form used in signature boxes."""
    return f"{local(at):%H:%M, %d/%m/%Y}"


def say_place_and_date(place: str, on: date) -> str:
    """Return "Đầm Dơi, ngày 23 tháng 11 năm 2026"."""
    return f"{place}, {say_date(on)}"


def say_quantity(count: int) -> str:
    """Return a count with two digits, "01" or "12"; none is "0". Raises ValueError below zero."""
    if count < 0:
        raise ValueError(count)
    return f"{count:02d}" if count else "0"
