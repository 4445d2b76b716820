"""Time limits as the law writes them: legs of a quantity and a unit, read from and written to text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from motcua.deadlines.errors import LimitNotPositive, LimitNotUnderstood, LimitNotWhole, LimitTooLong
from motcua.deadlines.rules.timeline import HORIZON_DAYS
from motcua.deadlines.states import CALENDAR_UNITS, Unit
from motcua.kernel.text import fold

_UNIT_WORDS: dict[Unit, tuple[str, ...]] = {
    Unit.WORKING_DAYS: (
        "working day", "working days", "workday", "workdays", "business day", "business days",
        "ngay lam viec", "ngay lv", "ngay-lam-viec", "working_days", "working_day",
    ),
    Unit.DAYS: ("day", "days", "calendar day", "calendar days", "ngay", "ngay lich", "ngay theo lich"),
    Unit.WEEKS: ("week", "weeks", "calendar week", "calendar weeks", "tuan"),
    Unit.MONTHS: ("month", "months", "calendar month", "calendar months", "thang"),
    Unit.WORKING_HOURS: (
        "working hour", "working hours", "business hour", "business hours",
        "gio lam viec", "gio lv", "gio hanh chinh", "working_hours",
    ),
    Unit.WORKING_MINUTES: (
        "working minute", "working minutes", "business minute", "business minutes",
        "phut lam viec", "phut lv", "working_minutes",
    ),
}  # fmt: skip
_SAME_DAY_WORDS = frozenset(
    {"same day", "same_day", "trong ngay", "trong ngay lam viec", "ngay trong ngay", "tra ngay"}
)
_NONE_WORDS = frozenset(
    {"none", "no limit", "no appointment", "khong quy dinh", "khong hen ngay", "khong hen ngay tra"}
)
_UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words}
_LEG = re.compile(r"(?P<sign>[-+]?)(?P<number>\d+(?:[.,]\d+)?(?:/\d+)?|½)\s*(?P<unit>\D+)\Z")
_LONGEST_TEXT = 300

_NAMES: dict[str, dict[Unit, tuple[str, str]]] = {
    "vi": {
        Unit.WORKING_DAYS: ("ngày làm việc", "ngày làm việc"),
        Unit.DAYS: ("ngày", "ngày"),
        Unit.WEEKS: ("tuần", "tuần"),
        Unit.MONTHS: ("tháng", "tháng"),
        Unit.WORKING_HOURS: ("giờ làm việc", "giờ làm việc"),
        Unit.WORKING_MINUTES: ("phút làm việc", "phút làm việc"),
        Unit.SAME_DAY: ("trong ngày", "trong ngày"),
        Unit.NONE: ("không quy định", "không quy định"),
    },
    "en": {
        Unit.WORKING_DAYS: ("working day", "working days"),
        Unit.DAYS: ("day", "days"),
        Unit.WEEKS: ("week", "weeks"),
        Unit.MONTHS: ("month", "months"),
        Unit.WORKING_HOURS: ("working hour", "working hours"),
        Unit.WORKING_MINUTES: ("working minute", "working minutes"),
        Unit.SAME_DAY: ("same day", "same day"),
        Unit.NONE: ("none", "none"),
    },
}


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of a limit. `quantity` is 0 for same day and none."""

    quantity: Fraction
    unit: Unit

    def text(self, lang: str = "vi") -> str:
        """Return "7,5 ngày làm việc" or "7.5 working days"."""
        one, many = _NAMES[lang][self.unit]
        if self.unit in (Unit.SAME_DAY, Unit.NONE):
            return one
        return f"{quantity_text(self.quantity, lang)} {one if self.quantity == 1 else many}"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A time limit: one leg for each body that works in turn."""

    legs: tuple[Leg, ...]

    @property
    def is_none(self) -> bool:
        """Tell whether the procedure gives no appointment."""
        return self.legs[0].unit is Unit.NONE

    @classmethod
    def of(cls, quantity: int | str | Fraction, unit: Unit) -> TimeLimit:
        """Return a limit of one leg. Raises LimitNotPositive, LimitNotWhole, LimitTooLong."""
        return cls((_checked(Fraction(quantity), unit, f"{quantity} {unit}"),))

    @staticmethod
    def parse(text: str) -> TimeLimit:
        """Read a limit in English or Vietnamese, legs joined by "+".

        Raises LimitNotUnderstood, LimitNotPositive, LimitNotWhole, LimitTooLong.
        """
        return _parse(text)

    def __add__(self, other: TimeLimit) -> TimeLimit:
        return TimeLimit(self.legs + other.legs)

    def text(self, lang: str = "vi") -> str:
        """Return the limit in words."""
        return " + ".join(leg.text(lang) for leg in self.legs)

    def code(self) -> str:
        """Return the canonical spelling to store; `parse` reads it back to an equal limit."""
        return self.text("en")


def quantity_text(quantity: Fraction, lang: str = "vi") -> str:
    """Return a number exactly: a decimal when it ends, else a fraction; with the comma in Vietnamese."""
    if quantity.denominator == 1:
        return str(quantity.numerator)
    places = _decimal_places(quantity.denominator)
    if places is None:
        return f"{quantity.numerator}/{quantity.denominator}"
    digits = str(quantity.numerator * 10**places // quantity.denominator).rjust(places + 1, "0")
    return f"{digits[:-places]}{',' if lang == 'vi' else '.'}{digits[-places:]}"


def _decimal_places(denominator: int) -> int | None:
    for places in range(1, 13):
        if 10**places % denominator == 0:
            return places
    return None


@lru_cache(maxsize=4096)
def _parse(text: str) -> TimeLimit:
    folded = fold(text[: _LONGEST_TEXT + 1])
    if not folded or len(text) > _LONGEST_TEXT:
        raise LimitNotUnderstood(text=text.strip()[:80])
    if folded in _NONE_WORDS:
        return TimeLimit((Leg(Fraction(0), Unit.NONE),))
    return TimeLimit(tuple(_leg(part.strip(), text.strip()) for part in folded.split("+")))


def _leg(part: str, whole: str) -> Leg:
    if part in _SAME_DAY_WORDS:
        return Leg(Fraction(0), Unit.SAME_DAY)
    match = _LEG.match(part)
    unit = _UNITS.get(match["unit"].strip()) if match else None
    if match is None or unit is None:
        raise LimitNotUnderstood(text=whole[:80])
    number = "1/2" if match["number"] == "½" else match["number"].replace(",", ".")
    quantity = _fraction(number, whole)
    return _checked(-quantity if match["sign"] == "-" else quantity, unit, whole)


def _fraction(number: str, whole: str) -> Fraction:
    top, _, bottom = number.partition("/")
    if len(number) > 40 or (bottom and int(bottom) == 0):
        raise LimitNotUnderstood(text=whole[:80])
    return Fraction(top) / int(bottom or 1)


_LONGEST = {
    Unit.WORKING_DAYS: HORIZON_DAYS,
    Unit.DAYS: HORIZON_DAYS,
    Unit.WEEKS: HORIZON_DAYS // 7,
    Unit.MONTHS: HORIZON_DAYS // 31,
    Unit.WORKING_HOURS: HORIZON_DAYS * 24,
    Unit.WORKING_MINUTES: HORIZON_DAYS * 24 * 60,
}


def _checked(quantity: Fraction, unit: Unit, text: str) -> Leg:
    shown = text[:80]
    if unit in (Unit.SAME_DAY, Unit.NONE):
        return Leg(Fraction(0), unit)
    if quantity <= 0:
        raise LimitNotPositive(text=shown)
    if quantity.denominator != 1 and unit in CALENDAR_UNITS:
        raise LimitNotWhole(text=shown)
    if quantity > _LONGEST[unit]:
        raise LimitTooLong(text=shown)
    return Leg(quantity, unit)
