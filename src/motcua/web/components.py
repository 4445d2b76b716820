"""Plain data of the components that pages are built from; `templatetags.mc` draws them.

A view makes these from the answers of other rooms, so that no template reads a model and the
gallery at /components/ can show every component with invented data.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.catalogue.public import RouteTableRow

PillKind = Literal["late", "soon", "ok", "wait", "done"]
RowKind = Literal["", "off", "hol", "end"]
StepState = Literal["done", "now", "next"]
DayKind = Literal["received", "holiday", "off", "past", "counted", "due", "after"]


@dataclass(frozen=True, slots=True)
class Pill:
    """A state in full words with its shape and colour."""

    kind: PillKind
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts: what, and its value; `url` makes the value a link."""

    term: str
    detail: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One line of the table "why this date": when, why, how it counts."""

    when: str
    why: str
    count: str = ""
    kind: RowKind = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a time limit is used: `done` of `total` units; the sentence says it in words."""

    done: int
    total: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The due date as the hero of a page. `on` is None while no date runs (paused, not counted)."""

    on: date | datetime | None
    label: str = ""
    instead: str = ""
    pill: Pill | None = None
    sentence: str = ""
    progress: Progress | None = None
    facts: tuple[Fact, ...] = ()
    variant: Literal["", "side", "split"] = ""


@dataclass(frozen=True, slots=True)
class GridDay:
    """One square of the month grid: the date, what stands in it, and its kind."""

    on: date
    mark: str
    kind: DayKind
    today: bool = False


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing that happened, happens now, or comes next."""

    title: str
    when: str = ""
    who: str = ""
    text: str = ""
    state: StepState = "done"


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to this page."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to the neighbouring pages of a list and a sentence on where the reader is."""

    text: str = ""
    next_url: str = ""
    previous_url: str = ""


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary; `href` leads to the field."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What to show where a list has nothing: why, and what to do next."""

    title: str
    text: str = ""
    link_text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """The way of a dossier as the catalogue draws it: in lanes, as a line for narrow screens, and as rows."""

    wide: str
    narrow: str
    rows: tuple[RouteTableRow, ...]


def remaining_pill(days: int | None, *, unit: str = "working", paused: bool = False) -> Pill:
    """Return the words for what is left of a time limit.

    `days` is the number of whole units left (negative when late, 0 on the due date), in working
    days (`unit="working"`), calendar days ("calendar") or working hours ("hour"). A paused limit
    says so and no number. None means that no date runs yet.
    """
    if paused:
        return Pill("wait", _("tạm dừng, chờ bổ sung"))
    if days is None:
        return Pill("wait", _("chưa tính hạn"))
    if days == 0:
        return Pill("soon", _("hôm nay"))
    if days < 0:
        return Pill("late", _late(-days, unit))
    return Pill("soon" if days <= 1 else "ok", _left(days, unit))


def _left(number: int, unit: str) -> str:
    if unit == "hour":
        text = ngettext("còn %(n)d giờ làm việc", "còn %(n)d giờ làm việc", number)
    elif unit == "calendar":
        text = ngettext("còn %(n)d ngày", "còn %(n)d ngày", number)
    else:
        text = ngettext("còn %(n)d ngày làm việc", "còn %(n)d ngày làm việc", number)
    return text % {"n": number}


def _late(number: int, unit: str) -> str:
    if unit == "hour":
        text = ngettext("trễ %(n)d giờ làm việc", "trễ %(n)d giờ làm việc", number)
    elif unit == "calendar":
        text = ngettext("trễ %(n)d ngày", "trễ %(n)d ngày", number)
    else:
        text = ngettext("trễ %(n)d ngày làm việc", "trễ %(n)d ngày làm việc", number)
    return text % {"n": number}


@dataclass(frozen=True, slots=True)
class Counting:
    """What the month grid is drawn from: which dates count as which number, and which do not."""

    received: date
    due: date
    today: date
    counted: dict[date, int] = field(default_factory=dict)
    holidays: frozenset[date] = frozenset()


MOST_WEEKS = 26


def grid_days(counting: Counting) -> tuple[GridDay, ...]:
    """Return the squares of whole weeks from the day of receipt to the due date.

    Empty when more than half a year lies between: the table says it better then.
    """
    first = counting.received - timedelta(days=counting.received.weekday())
    last = counting.due + timedelta(days=6 - counting.due.weekday())
    span = (last - first).days + 1
    if span <= 0 or span > MOST_WEEKS * 7:
        return ()
    return tuple(_grid_day(first + timedelta(days=n), counting) for n in range(span))


def _grid_day(on: date, counting: Counting) -> GridDay:
    today = on == counting.today
    number = counting.counted.get(on)
    mark = "" if number is None else str(number)
    if on == counting.due:
        return GridDay(on, mark or _("hẹn"), "due", today)
    if on == counting.received:
        return GridDay(on, _("nhận"), "received", today)
    if on in counting.holidays:
        return GridDay(on, _("lễ"), "holiday", today)
    if number is not None and on < counting.due:
        return GridDay(on, mark, "past" if on <= counting.today else "counted", today)
    if on.weekday() >= 5 or (counting.received < on < counting.due):
        return GridDay(on, _("nghỉ"), "off", today)
    return GridDay(on, "", "after", today)
