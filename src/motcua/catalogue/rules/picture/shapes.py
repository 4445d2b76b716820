"""The few shapes of a picture, and writing them as SVG with presentation attributes only (the page allows no styles)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

INK, SOFT, LINE = "#1b1d1f", "#50565c", "#5b6268"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rounded box."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    stroke: str = "none"
    stroke_width: float = 1.0

    def svg(self) -> str:
        """Return the element."""
        return (
            f'<rect x="{_n(self.x)}" y="{_n(self.y)}" width="{_n(self.w)}" height="{_n(self.h)}" rx="6" '
            f'fill="{self.fill}" stroke="{self.stroke}" stroke-width="{_n(self.stroke_width)}"/>'
        )


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `room` is the width it must keep within."""

    x: float
    y: float
    text: str
    size: float
    room: float
    bold: bool = False
    anchor: str = "start"
    fill: str = INK

    def svg(self) -> str:
        """Return the element."""
        weight = ' font-weight="600"' if self.bold else ""
        anchor = f' text-anchor="{self.anchor}"' if self.anchor != "start" else ""
        return (
            f'<text x="{_n(self.x)}" y="{_n(self.y)}" font-size="{_n(self.size)}"{anchor}{weight} '
            f'fill="{self.fill}">{escape(self.text)}</text>'
        )


@dataclass(frozen=True, slots=True)
class Path:
    """A line; `arrow` puts a head at its end."""

    d: str
    stroke: str = LINE
    stroke_width: float = 1.8
    arrow: bool = False
    dashed: bool = False

    def svg(self, marker: str) -> str:
        """Return the element."""
        head = f' marker-end="url(#{marker})"' if self.arrow else ""
        dashes = ' stroke-dasharray="3 4"' if self.dashed else ""
        return (
            f'<path d="{self.d}" fill="none" stroke="{self.stroke}" stroke-width="{_n(self.stroke_width)}" '
            f'stroke-linecap="round" stroke-linejoin="round"{dashes}{head}/>'
        )


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    x: float
    y: float
    r: float
    fill: str
    stroke: str = "none"
    dashed: bool = False

    def svg(self) -> str:
        """Return the element."""
        dashes = ' stroke-dasharray="3 2.5"' if self.dashed else ""
        return (
            f'<circle cx="{_n(self.x)}" cy="{_n(self.y)}" r="{_n(self.r)}" fill="{self.fill}" '
            f'stroke="{self.stroke}" stroke-width="2"{dashes}/>'
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: what is drawn, back to front, and what it says to those who do not see it."""

    width: float
    height: float
    shapes: tuple[Rect | Text | Path | Dot, ...]
    title: str
    description: str

    def svg(self, ident: str, css: str = "mc-svg") -> str:
        """Return the SVG; `ident` starts every id and must be used once a page."""
        marker = f"{ident}-mui"
        drawn = "".join(
            shape.svg(marker) if isinstance(shape, Path) else shape.svg() for shape in self.shapes
        )
        arrows = any(isinstance(shape, Path) and shape.arrow for shape in self.shapes)
        return (
            f'<svg class="{css}" viewBox="0 0 {_n(self.width)} {_n(self.height)}" role="img" '
            f'aria-labelledby="{ident}-t" aria-describedby="{ident}-d">'
            f'<title id="{ident}-t">{escape(self.title)}</title><desc id="{ident}-d">{escape(self.description)}</desc>'
            f"{_arrowhead(marker) if arrows else ''}{drawn}</svg>"
        )

    def texts(self) -> Sequence[Text]:
        """Return the texts, for tests."""
        return [shape for shape in self.shapes if isinstance(shape, Text)]


def _arrowhead(marker: str) -> str:
    return (
        f'<defs><marker id="{marker}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
        f'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0l8 4-8 4z" fill="{LINE}"/></marker></defs>'
    )


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
