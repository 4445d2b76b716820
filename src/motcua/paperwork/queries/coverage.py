"""Which characters the fonts of papers can draw, so that a strange one never stops a print.

Reads the `cmap` table of a TrueType file (OpenType specification, formats 4 and 12).
"""

from __future__ import annotations

import functools
import struct
from pathlib import Path
from typing import Any

FONTS = Path(__file__).resolve().parents[1] / "fonts"
REPLACEMENT = "?"


def drawable(value: Any) -> Any:
    """Return texts, lists and mappings with every character no font has replaced by "?"."""
    if isinstance(value, str):
        known = covered()
        return (
            value if known.issuperset(value) else "".join(ch if ch in known else REPLACEMENT for ch in value)
        )
    if isinstance(value, dict):
        return {key: drawable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [drawable(item) for item in value]
    return value


@functools.cache
def covered() -> frozenset[str]:
    """Return the characters that all styles have, and the line break."""
    styles = [_code_points(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset(chr(point) for point in frozenset.intersection(*styles)) | {"\n"}


def _code_points(font: bytes) -> frozenset[int]:
    (tables,) = struct.unpack_from(">H", font, 4)
    offsets = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)
    }
    cmap = offsets[b"cmap"]
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    points: set[int] = set()
    for record in range(count):
        start = cmap + struct.unpack_from(">I", font, cmap + 8 + 8 * record)[0]
        (kind,) = struct.unpack_from(">H", font, start)
        if kind == 4:
            points |= _format_4(font, start)
        elif kind == 12:
            points |= _format_12(font, start)
    return frozenset(points)


def _format_4(font: bytes, start: int) -> set[int]:
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    shape = f">{doubled // 2}H"
    ends = struct.unpack_from(shape, font, start + 14)
    starts = struct.unpack_from(shape, font, start + 16 + doubled)
    deltas = struct.unpack_from(shape, font, start + 16 + 2 * doubled)
    offsets_at = start + 16 + 3 * doubled
    offsets = struct.unpack_from(shape, font, offsets_at)
    points: set[int] = set()
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for point in range(first, last + 1):
            glyph = point
            if offset:
                at = offsets_at + 2 * place + offset + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", font, at)
            missing = point == 0xFFFF or (offset and not glyph)
            if not missing and (glyph + delta) % 0x10000:
                points.add(point)
    return points


def _format_12(font: bytes, start: int) -> set[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    points: set[int] = set()
    for group in range(groups):
        first, last, glyph = struct.unpack_from(">III", font, start + 16 + 12 * group)
        points.update(point for point in range(first, last + 1) if glyph + point - first)
    return points
