"""Coordinates of the pictures that are drawn as inline SVG: month grid and time bar.

Everything is an attribute, never a style: the content policy allows no inline style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.web.components import GridDay, Progress
from motcua.web.formats import show_short_date

CELL, PITCH, TOP = 52.5, 56, 24
MOST_PIECES = 30
PIECES_WHEN_LONG = 15

_GRID_COLOURS = {
    "received": ("#fff", "#1b1d1f", "#1b1d1f"),
    "holiday": ("#f8ecd0", "#e2c98c", "#1b1d1f"),
    "off": ("#f1ede6", "#f1ede6", "#50565c"),
    "past": ("#e4f2e9", "#b5d6c2", "#1b1d1f"),
    "counted": ("#fff", "#e3dccf", "#1b1d1f"),
    "due": ("#a51417", "#a51417", "#fff"),
    "after": ("#fff", "#efe9df", "#50565c"),
}


@dataclass(frozen=True, slots=True)
class Square:
    """One drawn square of the month grid."""

    x: float
    y: float
    middle: float
    date_y: float
    mark_y: float
    date_text: str
    mark: str
    big: bool
    fill: str
    stroke: str
    ink: str
    today: bool


def grid_squares(days: Sequence[GridDay]) -> list[Square]:
    """Return the squares of the grid, seven a row, in drawing order."""
    return [_square(number, day) for number, day in enumerate(days)]


def grid_height(days: Sequence[GridDay]) -> int:
    """Return the height of the picture in its own units."""
    return TOP + PITCH * ((len(days) + 6) // 7)


def _square(number: int, day: GridDay) -> Square:
    x = (number % 7) * PITCH + 0.75
    y = (number // 7) * PITCH + TOP + 0.75
    fill, stroke, ink = _GRID_COLOURS[day.kind]
    big = day.mark.isdigit()
    return Square(
        x=x,
        y=y,
        middle=x + CELL / 2,
        date_y=y + 16.25,
        mark_y=y + (41.25 if big else 38.25),
        date_text=show_short_date(day.on),
        mark=day.mark,
        big=big,
        fill=fill,
        stroke=stroke,
        ink=ink,
        today=day.today,
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of the time bar."""

    x: int
    filled: bool


def bar_pieces(progress: Progress) -> list[Piece]:
    """Return the pieces of the time bar: one a unit, or fifteen when the limit is long.

    A long limit fills a piece only when its whole share is used, so the bar never runs ahead.
    """
    total = max(progress.total, 1)
    done = min(max(progress.done, 0), total)
    pieces = total if total <= MOST_PIECES else PIECES_WHEN_LONG
    filled = done * pieces // total
    return [Piece(number * 24, number < filled) for number in range(pieces)]
