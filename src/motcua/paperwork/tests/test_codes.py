"""Bars and QR: read back from the modules and from the printed picture."""

import re
from itertools import pairwise

import pytest
import segno
from PIL import Image

from motcua.paperwork.rules.code128 import _WIDTHS, code128_modules
from motcua.paperwork.rules.freezing import freeze
from motcua.paperwork.rules.qr import qr_rows
from motcua.paperwork.tests import samples
from motcua.paperwork.tests.drawing import picture

# Modules of the same number drawn by another programme, for the design mockup.
DRAWN_ELSEWHERE = (
    "11010010000110001010001001110011011001110010100110011101100101110011001110010100110011101001110110011"
    "01110010010011011100101110111101110010011011000100100111011011101011110111010011011100101110111101101"
    "100110011001110010101100011101100011101011"
)


def decode(modules: str) -> str:
    """Read Code 128 modules, checking symbol by symbol and the check sum. Raises ValueError."""
    widths = "".join(str(len(run)) for run in re.findall(r"1+|0+", modules))
    if len(widths) % 6 != 1 or not widths.endswith("2331112"):
        raise ValueError("no stop symbol")
    values = [_WIDTHS.index(widths[place : place + 6]) for place in range(0, len(widths) - 7, 6)]
    *content, check = values
    if (content[0] + sum(place * value for place, value in enumerate(content))) % 103 != check:
        raise ValueError("check sum")
    return _spelled(content)


def _spelled(values: list[int]) -> str:
    pairs = {104: False, 105: True}[values[0]]
    said = ""
    for value in values[1:]:
        if value in (99, 100):
            pairs = value == 99
        else:
            said += f"{value:02d}" if pairs else chr(value + 32)
    return said


def test_every_symbol_is_eleven_modules_and_unlike_the_others() -> None:
    assert len(set(_WIDTHS)) == 107
    for widths in _WIDTHS[:-1]:
        assert sum(map(int, widths)) == 11
        assert sum(map(int, widths[::2])) % 2 == 0


@pytest.mark.parametrize(
    "text",
    [
        samples.NUMBER,
        "000.00.05.H12-261008-0975",
        "G09.20-20260609-0092637",
        "1",
        "12345",
        "A12345B",
        "~ !",
        "00001111",
    ],
)
def test_bars_read_back(text: str) -> None:
    assert decode(code128_modules(text)) == text


def test_bars_are_those_of_another_programme() -> None:
    assert code128_modules(samples.NUMBER).startswith(DRAWN_ELSEWHERE[:50])
    assert decode(DRAWN_ELSEWHERE.strip()) == samples.NUMBER


@pytest.mark.parametrize("text", ["", "Đ12", "a\n", "é"])
def test_only_printable_ascii_has_bars(text: str) -> None:
    with pytest.raises(ValueError):
        code128_modules(text)


def _bars_in(line: bytes) -> str:
    dark = "".join("1" if dot < 128 else "0" for dot in line).strip("0")
    runs = [(run[0], len(run)) for run in re.findall(r"1+|0+", dark)]
    module = runs[0][1] / 2
    return "".join(shade * round(length / module) for shade, length in runs)


def test_printed_bars_scan_as_the_dossier_number() -> None:
    page = picture(samples.receipt(), 762).crop((30 * 30, 20 * 30, 98 * 30, 60 * 30))
    read = set()
    for row in range(0, page.height, 4):
        line = page.crop((0, row, page.width, row + 1)).tobytes()
        try:
            read.add(decode(_bars_in(line)))
        except (ValueError, IndexError, ZeroDivisionError):
            continue
    assert read == {samples.NUMBER}


def _qr_in(page: Image.Image, side: int) -> list[str]:
    area = page.point(lambda dot: 255 if dot < 128 else 0)
    left, top, right, bottom = area.getbbox() or (0, 0, 0, 0)
    step_x, step_y = (right - left) / side, (bottom - top) / side
    return [
        "".join(
            "1"
            if page.getpixel((int(left + (x + 0.5) * step_x), int(top + (y + 0.5) * step_y))) < 128
            else "0"
            for x in range(side)
        )
        for y in range(side)
    ]


def test_printed_qr_is_the_look_up_address() -> None:
    slip = samples.receipt()
    payload = freeze(slip, token="kO3vT9x-1aZ")["printed"]["qr_payload"]
    assert payload == f"https://motcua.example/tra-cuu/?ma={samples.NUMBER}&t=kO3vT9x-1aZ"
    expected = qr_rows(payload)
    page = picture(slip).crop((295, 2000, 515, 2770))
    bottom = page.crop((0, page.height - 1, 1, page.height))
    assert bottom.getpixel((0, 0)) == 255
    rows = [row for row in range(page.height) if min(page.crop((0, row, 220, row + 1)).tobytes()) < 128]
    found = page.crop((0, rows[-1] - 209, 220, rows[-1] + 1))
    assert _qr_in(found, len(expected)) == expected


def test_qr_is_of_medium_correction_and_never_a_micro_symbol() -> None:
    assert len(qr_rows("x")) == 21
    assert len(qr_rows("x" * 15)) == 25
    assert qr_rows("x") != ["".join(map(str, row)) for row in segno.make_qr("x", error="h").matrix]


def test_bars_have_room_and_size_to_be_scanned() -> None:
    page = picture(samples.receipt()).crop((250, 200, 1000, 600))
    rows = [page.crop((0, row, 750, row + 1)).tobytes() for row in range(page.height)]
    barred = [row for row in rows if sum(a != b for a, b in pairwise(dot < 128 for dot in row)) > 100]
    assert len(barred) >= 75
    left = min(next(place for place, dot in enumerate(row) if dot < 128) for row in barred)
    right = max(750 - next(place for place, dot in enumerate(reversed(row)) if dot < 128) for row in barred)
    assert (right - left) / len(code128_modules(samples.NUMBER)) >= 2.4
