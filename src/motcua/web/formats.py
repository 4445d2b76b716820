"""Dates, times, numbers and money as people here write them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.kernel.clock import local
from motcua.kernel.money import format_vnd


def weekday_name(on: date) -> str:
    """Return the weekday in words: "thứ Ba", "Chủ nhật"; in English "Tuesday"."""
    names = (
        _("thứ Hai"),
        _("thứ Ba"),
        _("thứ Tư"),
        _("thứ Năm"),
        _("thứ Sáu"),
        _("thứ Bảy"),
        _("Chủ nhật"),
    )
    return names[on.weekday()]


def as_local_date(value: date | datetime) -> date:
    """Return the date on a Vietnamese calendar of a date or an aware moment."""
    return local(value).date() if isinstance(value, datetime) else value


def show_date(value: date | datetime) -> str:
    """Return a date as 24/12/2026."""
    return f"{as_local_date(value):%d/%m/%Y}"


def show_short_date(value: date | datetime) -> str:
    """Return a date without its year: 24/12."""
    return f"{as_local_date(value):%d/%m}"


def show_time(value: datetime) -> str:
    """Return the time of a moment as 9:05 or 17:00."""
    moment = local(value)
    return f"{moment.hour}:{moment:%M}"


def show_moment(value: datetime) -> str:
    """Return a moment as "24/12/2026, 9:05"."""
    return f"{show_date(value)}, {show_time(value)}"


def show_weekday_date(value: date | datetime) -> str:
    """Return "thứ Ba, 15/12/2026"; in English "Tuesday, 15/12/2026"."""
    return f"{weekday_name(as_local_date(value))}, {show_date(value)}"


def show_number(value: int) -> str:
    """Return a whole number with points between thousands: 29.565."""
    return f"{value:,}".replace(",", ".")


def show_percent(part: int, whole: int) -> str:
    """Return a ratio as "98,90 %", rounded half up to two decimals; a dash when there is no whole."""
    if whole <= 0:
        return "–"
    hundredths = (part * 10_000 * 2 + whole) // (2 * whole)
    return f"{show_number(hundredths // 100)},{hundredths % 100:02d}\u00a0%"


def show_vnd(value: int) -> str:
    """Return an amount of whole đồng: "1.200.000 đồng"; "Không thu" for nothing."""
    return format_vnd(value) if value else _("Không thu")
