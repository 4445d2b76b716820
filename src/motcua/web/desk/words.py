"""Words and pills that the pages of the desk share."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.deadlines.public import Standing, WorkingCalendar, remaining_text, standing
from motcua.dossiers.public import (
    FINAL,
    MOST,
    PAUSED,
    STATE_NAMES,
    VERDICT_WORDS,
    Dossier,
    Row,
    State,
)
from motcua.kernel.clock import local
from motcua.kernel.text import N_
from motcua.organisation.public import ROLE_NAMES
from motcua.web.components import Pill, PillKind
from motcua.web.desk.converters import NumberConverter
from motcua.web.desk.frame import lang
from motcua.web.formats import show_number, show_short_date, show_time, weekday_name

NUMBER = re.compile(NumberConverter.regex)
_KINDS: dict[Standing, PillKind] = {
    Standing.LATE: "late",
    Standing.TODAY: "soon",
    Standing.SOON: "soon",
    Standing.IN_TIME: "ok",
    Standing.PAUSED: "wait",
    Standing.NONE: "wait",
}
_NUMBERS = (
    N_("Không"), N_("Một"), N_("Hai"), N_("Ba"), N_("Bốn"), N_("Năm"), N_("Sáu"), N_("Bảy"), N_("Tám"),
    N_("Chín"), N_("Mười"),
)  # fmt: skip


def due_pill(
    calendar: WorkingCalendar, now: datetime, dossier: Row | Dossier, since: datetime | None
) -> Pill:
    """Return the state of a dossier's time in full words; `since` is when a pause began."""
    state = State(dossier.state)
    if state in FINAL or state is State.RESOLVED:
        return _ended(state, dossier.verdict)
    if state in PAUSED and dossier.paused_from == State.REGISTERED:
        return Pill("wait", waiting_words(state))
    if dossier.due_at is None:
        return Pill("wait", _("chưa tính hạn") if state is State.REGISTERED else _("không hẹn ngày"))
    paused = state in PAUSED
    where = standing(calendar, now, dossier.due_at, paused_since=(since or now) if paused else None)
    if where is Standing.PAUSED:
        return Pill("wait", waiting_words(state))
    return Pill(
        _KINDS[where], remaining_text(calendar, (since or now) if paused else now, dossier.due_at, lang())
    )


def waiting_words(state: State) -> str:
    """Return what a paused dossier waits for."""
    return _("tạm dừng, chờ nộp tiền") if state is State.AWAITING_PAYMENT else _("tạm dừng, chờ bổ sung")


def _ended(state: State, verdict: str) -> Pill:
    if state in {State.RESOLVED, State.RETURNED}:
        words = _("xong {verdict}").format(verdict=_(VERDICT_WORDS.get(verdict, "")))
        return Pill("late" if verdict == "late" else "done", words)
    return Pill("wait", _(STATE_NAMES[state]).lower())


def say_count(number: int) -> str:
    """Return a number of dossiers for a menu: 29.565, or "10.000+" beyond what is counted."""
    return f"{show_number(MOST)}+" if number > MOST else show_number(number)


def say_number(number: int) -> str:
    """Return a small number as a word to begin a sentence with, a larger one in figures."""
    return _(_NUMBERS[number]) if 0 <= number < len(_NUMBERS) else say_count(number)


def dossiers_counted(number: int) -> str:
    """Return "3 hồ sơ"."""
    return ngettext("{n} hồ sơ", "{n} hồ sơ", number).format(n=say_count(number))


def day_and_date(on: date) -> str:
    """Return "thứ Hai 30/11"."""
    return f"{weekday_name(on)} {show_short_date(on)}"


def moment_words(at: datetime, today: date) -> str:
    """Return a moment near today as people say it: "17:00 hôm nay", "8:00 thứ Hai 30/11"."""
    day = local(at).date()
    if day == today:
        return _("{time} hôm nay").format(time=show_time(at))
    return f"{show_time(at)}, {day_and_date(day)}"


def role_name(role: str) -> str:
    """Return a role in the reader's language."""
    return _(ROLE_NAMES.get(role, role))


def url_of(number: str | None, pk: int) -> str:
    """Return the page of a dossier; one that has no number yet is found by its id."""
    if number and NUMBER.fullmatch(number):
        return reverse("desk:dossier", args=[number])
    return reverse("desk:submission", args=[pk])


def capital(text: str) -> str:
    """Return a text with a capital first letter."""
    return text[:1].upper() + text[1:]
