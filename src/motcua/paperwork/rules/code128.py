"""Code 128 bars of a dossier number, as a string of modules ("1" dark, "0" light).

Symbology of ISO/IEC 15417, sets B and C: four or more digits in a row are packed in pairs.
"""

from __future__ import annotations

import re

_WIDTHS = (  # noqa: SIM905 - one table, read as in the standard
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 "
    "122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 "
    "322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 "
    "112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 "
    "331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 "
    "112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 "
    "124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 "
    "411311 113141 114131 311141 411131 211412 211214 211232 2331112"
).split()
_START_B, _START_C, _TO_B, _TO_C, _STOP = 104, 105, 100, 99, 106
_RUNS = re.compile(r"\d{4,}|.", re.DOTALL)


def code128_modules(text: str) -> str:
    """Return the modules of a text of printable ASCII. Raises ValueError for anything else."""
    if not text or not all(" " <= ch <= "~" for ch in text):
        raise ValueError(text)
    values = _symbol_values(text)
    check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % 103
    return "".join(_modules(value) for value in [*values, check, _STOP])


def _symbol_values(text: str) -> list[int]:
    values: list[int] = []
    in_c = False
    for run in _RUNS.findall(text):
        packed = len(run) >= 4
        if not values:
            values.append(_START_C if packed else _START_B)
        elif packed != in_c:
            values.append(_TO_C if packed else _TO_B)
        in_c = packed
        if not packed:
            values.append(ord(run) - 32)
            continue
        even = len(run) // 2 * 2
        values += [int(run[place : place + 2]) for place in range(0, even, 2)]
        if even < len(run):
            values += [_TO_B, ord(run[-1]) - 32]
            in_c = False
    return values


def _modules(value: int) -> str:
    return "".join(
        ("1" if place % 2 == 0 else "0") * int(width) for place, width in enumerate(_WIDTHS[value])
    )
