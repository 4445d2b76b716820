"""A route as one line from top to bottom, for narrow screens and for the side of a dossier (mockups 02, 06)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from motcua.catalogue.rules.picture.measure import width, wrap
from motcua.catalogue.rules.picture.shapes import INK, SOFT, Dot, Path, Picture, Rect, Text

FRAME, ROW, RADIUS, INDENT = 326.0, 50.0, 8.0, 40.0
HEAD = "#f3ede3"
GREEN, RED, BLUE, GREY, FAINT = "#17603b", "#a51417", "#1b5a92", "#7b8289", "#b9b2a5"


@dataclass(frozen=True, slots=True)
class Stop:
    """One step on the line; `state` is "", "done", "now" or "todo"."""

    title: str
    note: str = ""
    time: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A leg with its head."""

    title: str
    note: str
    stops: tuple[Stop, ...]


def draw_line(stretches: Sequence[Stretch], title: str, description: str) -> Picture:
    """Return the picture, 326 wide."""
    shapes: list[Rect | Text | Path | Dot] = []
    marks: list[tuple[float, Stop]] = []
    y = 0.0
    for stretch in stretches:
        head, y = _head(stretch, y)
        shapes += head
        for stop in stretch.stops:
            row, below = _stop(stop, y)
            marks.append((y + 21, stop))
            shapes += row
            y = below
        y += 6
    links = [_link(above, below) for above, below in pairwise(marks)]
    return Picture(FRAME, y, (*links, *shapes), title, description)


def _head(stretch: Stretch, y: float) -> tuple[list[Rect | Text | Path | Dot], float]:
    room = FRAME - 24
    titles = wrap(stretch.title, room, 14, bold=True, most=2)
    notes = wrap(stretch.note, room, 12.5, most=2)
    height = 10 + 18 * (len(titles) + len(notes))
    shapes: list[Rect | Text | Path | Dot] = [Rect(0, y, FRAME, height, HEAD)]
    line = y + 19
    for text in titles:
        shapes.append(Text(12, line, text, 14, room, bold=True))
        line += 18
    for text in notes:
        shapes.append(Text(12, line, text, 12.5, room, fill=SOFT))
        line += 18
    return shapes, y + height


def _stop(stop: Stop, y: float) -> tuple[list[Rect | Text | Path | Dot], float]:
    strong = stop.state in {"", "now"}
    right = width(stop.time, 13, strong) + 10 if stop.time else 0
    room = FRAME - INDENT - 2 - right
    shapes: list[Rect | Text | Path | Dot] = [*_mark(stop.state, y + 21)]
    line = y + 26
    if stop.time:
        shapes.append(Text(FRAME - 2, line, stop.time, 13, right, bold=strong, anchor="end", fill=INK))
    for text in wrap(stop.title, room, 14, bold=strong, most=2):
        shapes.append(Text(INDENT, line, text, 14, room, bold=strong))
        line += 18
    for text in wrap(stop.note, FRAME - INDENT - 2, 12.5, most=2):
        shapes.append(Text(INDENT, line, text, 12.5, FRAME - INDENT - 2, fill=SOFT))
        line += 18
    return shapes, max(y + ROW, line - 5)


def _mark(state: str, y: float) -> list[Dot | Path]:
    if state == "done":
        tick = Path(f"M14.3 {y:g}l2.7 2.8 4.8-5.4", stroke="#fff", stroke_width=2)
        return [Dot(18, y, RADIUS, GREEN, GREEN), tick]
    if state == "now":
        return [Dot(18, y, 13, "#f3d6d6"), Dot(18, y, RADIUS, RED, RED)]
    if state == "todo":
        return [Dot(18, y, RADIUS, "#fff", GREY, dashed=True)]
    return [Dot(18, y, RADIUS, "#fff", BLUE)]


def _link(above: tuple[float, Stop], below: tuple[float, Stop]) -> Path:
    walked = above[1].state == "done" and below[1].state in {"done", "now"}
    d = f"M18 {above[0] + 10:g}V{below[0] - 10:g}"
    return Path(d, stroke=GREEN if walked else FAINT, stroke_width=2, dashed=not walked)
