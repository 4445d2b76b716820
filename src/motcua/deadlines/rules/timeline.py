"""Working time as a number line: prefix sums make every question a bisection.

A moment is an int, the local minutes since 0001-01-01 (`date.toordinal() * 1440 + minute of day`).
A position is the working minutes between the start of the window and a moment. The window grows by
doubling, never beyond 100 years after the question: nothing here can walk for ever.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

from motcua.deadlines.errors import CalendarWithoutWorkingTime, LimitTooLong
from motcua.deadlines.rules.sessions import MINUTES_A_DAY, Sessions, minutes_in

HORIZON_DAYS = 36_525
_FIRST_WINDOW = 800


class Timeline:
    """The working days and minutes of a calendar around the dates that were asked for."""

    def __init__(self, sessions_of: Callable[[int], Sessions]) -> None:
        self._sessions_of = sessions_of
        self._low = self._high = 0
        self._days: list[int] = []
        self._sessions: list[Sessions] = []
        self._before: list[int] = [0]

    # The window

    def _hold(self, low: int, high: int) -> None:
        """Make the window hold the days `low` to `high` (day numbers, inclusive)."""
        if self._low and low >= self._low and high <= self._high:
            return
        if self._low:
            span = self._high - self._low
            low = min(self._low, low - span if low < self._low else low)
            high = max(self._high, high + span if high > self._high else high)
        else:
            low, high = low - _FIRST_WINDOW, high + _FIRST_WINDOW
        self._build(max(low, 1), min(high, date.max.toordinal()))

    def _build(self, low: int, high: int) -> None:
        days, sessions, before, total = [], [], [0], 0
        for day in range(low, high + 1):
            hours = self._sessions_of(day)
            if hours:
                total += minutes_in(hours)
                days.append(day)
                sessions.append(hours)
                before.append(total)
        self._low, self._high = low, high
        self._days, self._sessions, self._before = days, sessions, before

    def _grow_after(self, day: int) -> None:
        """Widen the window for a question about `day`, or refuse: the time does not exist within 100 years."""
        last = min(day + HORIZON_DAYS, date.max.toordinal())
        if self._high < last:
            self._hold(self._low, min(self._high + max(self._high - day, _FIRST_WINDOW), last))
            return
        if self._days and self._days[-1] > self._high - 366:
            raise LimitTooLong(text="…")
        after = self._days[-1] if self._days and self._days[-1] > day else day
        raise CalendarWithoutWorkingTime(after=date.fromordinal(after))

    # Days

    def is_working_day(self, day: int) -> bool:
        """Tell whether the day has any hours."""
        return bool(self.sessions(day))

    def sessions(self, day: int) -> Sessions:
        """Return the sessions of a day, empty on a day off."""
        self._hold(day, day)
        at = bisect_left(self._days, day)
        return self._sessions[at] if at < len(self._days) and self._days[at] == day else ()

    def nth_day_after(self, day: int, count: int) -> int:
        """Return the count-th working day after `day` (count from 1). Raises CalendarWithoutWorkingTime, LimitTooLong."""
        self._hold(day, day + min(count + count // 2, HORIZON_DAYS))
        while (at := bisect_right(self._days, day) + count - 1) >= len(self._days):
            self._grow_after(day)
        return self._days[at]

    def roll(self, day: int) -> int:
        """Return the day itself if it is a working day, else the next one."""
        return self.nth_day_after(day - 1, 1)

    def count_days(self, after: int, until: int) -> int:
        """Count the working days after `after` up to and with `until`; negative when `until` is earlier."""
        self._hold(min(after, until), max(after, until))
        return bisect_right(self._days, until) - bisect_right(self._days, after)

    # Minutes

    def is_working_time(self, moment: int) -> bool:
        """Tell whether the moment falls within a session; opening and close both belong to it."""
        day, minute = divmod(moment, MINUTES_A_DAY)
        return any(start <= minute <= end for start, end in self.sessions(day))

    def position(self, moment: int) -> int:
        """Return the working minutes from the window's start to the moment. Comparable only without growth between."""
        day, minute = divmod(moment, MINUTES_A_DAY)
        self._hold(day, day)
        at = bisect_left(self._days, day)
        before = self._before[at]
        if at < len(self._days) and self._days[at] == day:
            before += sum(min(end, minute) - start for start, end in self._sessions[at] if start < minute)
        return before

    def between(self, first: int, last: int) -> int:
        """Return the working minutes from `first` to `last`; negative when `last` is earlier."""
        self._hold(min(first, last) // MINUTES_A_DAY, max(first, last) // MINUTES_A_DAY)
        return self.position(last) - self.position(first)

    def add(self, moment: int, minutes: int, *, latest: bool = False) -> int:
        """Return the earliest instant at which `minutes` (≥ 0) of working time after `moment` are used up.

        A close and the next opening are the same working time; `latest` gives the opening.
        Raises CalendarWithoutWorkingTime, LimitTooLong.
        """
        day = moment // MINUTES_A_DAY
        self._hold(day, day + min(minutes // 300, HORIZON_DAYS))
        while (target := self.position(moment) + minutes) > self._before[-1] or (
            latest and target == self._before[-1]
        ):
            self._grow_after(day)
        if latest:
            at = bisect_right(self._before, target) - 1
        else:
            at = max(bisect_left(self._before, target) - 1, 0)
        return self._days[at] * MINUTES_A_DAY + _minute_at(
            self._sessions[at], target - self._before[at], latest
        )

    def opening_after(self, moment: int) -> int:
        """Return the moment itself when it is working time, else the next opening."""
        if self.is_working_time(moment):
            return moment
        return self.add(moment, 0, latest=True)


def _minute_at(sessions: Sessions, used: int, latest: bool) -> int:
    """Return the minute of the day at which `used` minutes of its sessions have passed."""
    for start, end in sessions:
        length = end - start
        if used < length or (used == length and not latest):
            return start + used
        used -= length
    raise AssertionError("more minutes than the day has")  # pragma: no cover - the caller bisected
