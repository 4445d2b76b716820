"""Coordinates of the pictures that are drawn as inline SVG: month grid, time bar, route in lanes.

Everything is an attribute, never a style: the content policy allows no inline style.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motcua.web.components import GridDay, Lane, LaneStep, Progress, Route
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


@dataclass(frozen=True, slots=True)
class Box:
    """One drawn step of the route."""

    x: float
    y: float
    middle: float
    lines: tuple[tuple[float, str], ...]
    size: float
    time: str
    time_y: float
    main: bool
    person: bool


@dataclass(frozen=True, slots=True)
class Band:
    """One drawn lane of the route."""

    y: float
    height: float
    name_y: float
    name: str
    lines: tuple[tuple[float, str], ...]
    note: str
    note_x: float
    note_y: float


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """A route ready to draw: lanes, arrows, steps and the size of the picture."""

    width: int
    height: int
    box_width: float
    bands: tuple[Band, ...]
    arrows: tuple[str, ...]
    boxes: tuple[Box, ...]


LANE_GAP, NAME_WIDTH, WIDTH, BOX_HEIGHT, BOX_GAP = 8, 156, 1080, 64, 12
LEAST_STEP = 96


def route_picture(route: Route) -> RoutePicture:
    """Return the picture of a route in lanes, one column a step, as wide as the steps need."""
    count = max(len(route.steps), 1)
    step = max((WIDTH - NAME_WIDTH) / count, LEAST_STEP)
    width = int(NAME_WIDTH + step * count)
    tops, height = _lane_tops(route.lanes)
    boxes = tuple(_box(n, step, s, tops, route.lanes) for n, s in enumerate(route.steps))
    bands = tuple(_band(lane, tops[lane.key], boxes, route.steps) for lane in route.lanes)
    return RoutePicture(width, height, step - BOX_GAP, bands, tuple(_arrows(boxes, step)), boxes)


def _lane_height(lane: Lane) -> int:
    if lane.person:
        return 84
    return 122 if lane.note or len(lane.lines) > 1 else 100


def _lane_tops(lanes: Sequence[Lane]) -> tuple[dict[str, int], int]:
    tops: dict[str, int] = {}
    y = 1
    for lane in lanes:
        tops[lane.key] = y
        y += _lane_height(lane) + LANE_GAP
    return tops, y - LANE_GAP + 1


def _box(number: int, step: float, item: LaneStep, tops: dict[str, int], lanes: Sequence[Lane]) -> Box:
    person = next((lane.person for lane in lanes if lane.key == item.lane), False)
    x = NAME_WIDTH + step * number + 5
    y = tops[item.lane] + (10.0 if person else 18.0)
    words, size, pitch = _box_words(item.title, step - BOX_GAP - 14)
    lines = len(words) + bool(item.time)
    first = y + (BOX_HEIGHT - pitch * lines) / 2 + pitch - 4
    return Box(
        x=x,
        y=y,
        middle=x + (step - BOX_GAP) / 2,
        lines=tuple((first + pitch * n, word) for n, word in enumerate(words)),
        size=size,
        time=item.time,
        time_y=first + pitch * len(words),
        main=item.main,
        person=person,
    )


def _box_words(title: str, room: float) -> tuple[list[str], float, int]:
    """Return the lines of a step's title, the size of its letters and the height of a line.

    Two lines of 14, else three of 12.5; what does not fit ends in "…" and stands in the table.
    """
    words = wrap(title, int(room / 7.5))
    if len(words) <= 2:
        return words, 14, 18
    words = wrap(title, int(room / 6.6))
    if len(words) > 3:
        words = [*words[:2], words[2] + "…"]
    return words, 12.5, 15


def _band(lane: Lane, top: int, boxes: Sequence[Box], steps: Sequence[LaneStep]) -> Band:
    height = _lane_height(lane)
    middle = top + height / 2
    words = [line for text in lane.lines for line in wrap(text, 20)][:3]
    names = wrap(lane.name, 18)[:2]
    name_y = middle - 9 * (len(names) + len(words) - 1) + 5
    lines = [(name_y + 18 * n, word) for n, word in enumerate([*names[1:], *words], start=1)]
    own = [box for box, item in zip(boxes, steps, strict=True) if item.lane == lane.key]
    note_x = min((box.x for box in own), default=float(NAME_WIDTH))
    return Band(
        y=top,
        height=height,
        name_y=name_y,
        name=names[0] if names else "",
        lines=tuple(lines),
        note=lane.note,
        note_x=note_x,
        note_y=top + height - 14,
    )


def _arrows(boxes: Sequence[Box], step: float) -> Iterator[str]:
    wide = step - BOX_GAP
    for before, after in pairwise(boxes):
        start_y = before.y + BOX_HEIGHT / 2
        if before.y == after.y:
            yield f"M{before.x + wide:.1f} {start_y:.1f}H{after.x - 3:.1f}"
            continue
        down = after.y > before.y
        end_y = after.y - 3 if down else after.y + BOX_HEIGHT + 3
        yield f"M{before.x + wide:.1f} {start_y:.1f}H{after.middle:.1f}V{end_y:.1f}"


def wrap(text: str, width: int) -> list[str]:
    """Break words into lines of at most `width` letters; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
