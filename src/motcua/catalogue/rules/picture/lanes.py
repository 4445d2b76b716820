"""A route in lanes: one lane a body, boxes from left to right, the person's own lane above (mockup 02)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue.rules.picture.measure import width, wrap
from motcua.catalogue.rules.picture.shapes import INK, SOFT, Path, Picture, Rect, Text

FRAME, LABEL_ROOM, GAP, PAD = 1080.0, 140.0, 12.0, 18.0
LEAST_PITCH, MOST_BOX = 115.5, 140.0
TITLE, NOTE, LEADING = 14.0, 13.0, 18.0
PAPER, EDGE = "#faf7f2", "#e3dccf"
STYLES = {
    "own": ("#f8ecd0", "#d9a62e", 1.5),
    "plain": ("#fff", "#8fa6ba", 1.5),
    "main": ("#e8f0f7", "#1b5a92", 1.5),
    "done": ("#e4f2e9", "#17603b", 1.5),
    "now": ("#fce9e6", "#a51417", 2.5),
}


@dataclass(frozen=True, slots=True)
class Lane:
    """A body with its limit."""

    title: str
    note: str = ""
    caption: str = ""
    caption_column: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A step in a lane and column."""

    key: str
    lane: int
    column: int
    title: str
    note: str = ""
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class _Grid:
    width: float
    pitch: float
    box: float
    left: float
    tops: tuple[float, ...]
    heights: tuple[float, ...]
    boxes: tuple[float, ...]

    def x(self, column: int) -> float:
        return self.left + column * self.pitch

    def y(self, lane: int) -> float:
        return self.tops[lane] + PAD


def draw_lanes(
    lanes: Sequence[Lane],
    boxes: Sequence[Box],
    arrows: Sequence[tuple[str, str]],
    title: str,
    description: str,
) -> Picture:
    """Return the picture; texts are wrapped to fit, and the frame grows past eight columns."""
    grid = _grid(lanes, boxes)
    shapes: list[Rect | Text | Path] = []
    for number, lane in enumerate(lanes):
        shapes += _lane(grid, number, lane)
    placed = {box.key: box for box in boxes}
    for start, end in arrows:
        shapes.append(_arrow(grid, placed[start], placed[end]))
    for box in boxes:
        shapes += _box(grid, box)
    height = grid.tops[-1] + grid.heights[-1] + 1
    return Picture(grid.width, height, tuple(shapes), title, description)


def _grid(lanes: Sequence[Lane], boxes: Sequence[Box]) -> _Grid:
    columns = 1 + max(box.column for box in boxes)
    left = LABEL_ROOM + 22
    size = max(LEAST_PITCH - GAP, min((FRAME - left - 6 + GAP) / columns - GAP, MOST_BOX))
    pitch = max(size + GAP, (FRAME - left - 6 - size) / max(columns - 1, 1))
    wide = max(FRAME, left + (columns - 1) * pitch + size + 6)
    tops: list[float] = []
    heights: list[float] = []
    inner: list[float] = []
    top = 0.5
    for number, lane in enumerate(lanes):
        lines = max((_lines(box, size) for box in boxes if box.lane == number), default=2)
        box_height = lines * LEADING + 12
        needed = max(box_height + 2 * PAD + (16 if lane.caption else 0), _label_height(lane) + 2 * PAD)
        tops.append(top)
        heights.append(needed)
        inner.append(box_height)
        top += needed + 8
    return _Grid(wide, pitch, size, left, tuple(tops), tuple(heights), tuple(inner))


def _lines(box: Box, size: float) -> int:
    return len(wrap(box.title, size - 10, TITLE, bold=True)) + len(wrap(box.note, size - 10, NOTE, most=2))


def _label_height(lane: Lane) -> float:
    return 19 * len(wrap(lane.title, LABEL_ROOM, 15, bold=True)) + 17 * len(wrap(lane.note, LABEL_ROOM, NOTE))


def _lane(grid: _Grid, number: int, lane: Lane) -> list[Rect | Text | Path]:
    top, height = grid.tops[number], grid.heights[number]
    shapes: list[Rect | Text | Path] = [Rect(0.5, top, grid.width - 1, height, PAPER, EDGE)]
    y = top + (height - _label_height(lane)) / 2 + 14
    for line in wrap(lane.title, LABEL_ROOM, 15, bold=True):
        shapes.append(Text(14, y, line, 15, LABEL_ROOM, bold=True))
        y += 19
    for line in wrap(lane.note, LABEL_ROOM, NOTE):
        shapes.append(Text(14, y, line, NOTE, LABEL_ROOM, fill=SOFT))
        y += 17
    if lane.caption:
        below = grid.y(number) + grid.boxes[number] + 20
        shapes.append(_caption(grid, lane, below))
    return shapes


def _caption(grid: _Grid, lane: Lane, y: float) -> Text:
    x = grid.x(lane.caption_column)
    needed = width(lane.caption, NOTE)
    x = max(grid.left, min(x, grid.width - 6 - needed))
    room = grid.width - 6 - x
    return Text(x, y, wrap(lane.caption, room, NOTE, most=1)[0], NOTE, room, fill=SOFT)


def _box(grid: _Grid, box: Box) -> list[Rect | Text | Path]:
    fill, stroke, thick = STYLES[box.style]
    x, y, height = grid.x(box.column), grid.y(box.lane), grid.boxes[box.lane]
    shapes: list[Rect | Text | Path] = [Rect(x, y, grid.box, height, fill, stroke, thick)]
    titles = wrap(box.title, grid.box - 10, TITLE, bold=True)
    notes = wrap(box.note, grid.box - 10, NOTE, most=2)
    middle = x + grid.box / 2
    line = y + (height - LEADING * (len(titles) + len(notes))) / 2 + 14
    for text in titles:
        shapes.append(Text(middle, line, text, TITLE, grid.box - 6, bold=True, anchor="middle", fill=INK))
        line += LEADING
    for text in notes:
        shapes.append(Text(middle, line, text, NOTE, grid.box - 6, anchor="middle", fill=SOFT))
        line += LEADING
    return shapes


def _arrow(grid: _Grid, start: Box, end: Box) -> Path:
    """Return a line along the lane, or out of the side and up or down into the next lane."""
    x1, x2 = grid.x(start.column), grid.x(end.column)
    y1, y2 = grid.y(start.lane), grid.y(end.lane)
    h1, h2 = grid.boxes[start.lane], grid.boxes[end.lane]
    if start.lane == end.lane:
        middle = y1 + h1 / 2
        if end.column == start.column + 1:
            return Path(f"M{_n(x1 + grid.box)} {_n(middle)}H{_n(x2 - 1)}", arrow=True)
        under = y1 + h1 + 9
        centre1, centre2 = x1 + grid.box / 2, x2 + grid.box / 2
        return Path(f"M{_n(centre1)} {_n(y1 + h1)}V{_n(under)}H{_n(centre2)}V{_n(y1 + h1 + 1)}", arrow=True)
    into = y2 - 1 if end.lane > start.lane else y2 + h2 + 1
    if start.column == end.column:
        out = y1 + h1 if end.lane > start.lane else y1
        return Path(f"M{_n(x1 + grid.box / 2)} {_n(out)}V{_n(into)}", arrow=True)
    return Path(f"M{_n(x1 + grid.box)} {_n(y1 + h1 / 2)}H{_n(x2 + grid.box / 2)}V{_n(into)}", arrow=True)


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
