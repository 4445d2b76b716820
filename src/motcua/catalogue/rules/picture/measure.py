"""How wide words are in Be Vietnam Pro, and how to break them into lines that fit."""

from __future__ import annotations

import unicodedata

# Advance widths in thousandths of the font size, read from the font files; marks above and below add nothing.
_PLAIN = {
    230: " ", 255: "l·", 258: "I", 264: "i", 274: "j", 286: ".:", 303: ",;", 318: '"', 370: "“", 385: "1", 386: "f",
    392: "r", 407: "”", 428: "t", 439: "()", 465: "J", 502: "z", 503: "/", 508: "s", 555: "k", 559: "x", 566: "u",
    573: "n", 576: "vư", 583: "hy", 594: "7", 599: "e", 608: "-+", 613: "c", 620: "E", 624: "L", 633: "F", 634: "8",
    635: "S", 642: "aoơ", 643: "g", 644: "P", 650: "T", 651: "2", 652: "bdpq", 660: "Z35", 662: "đ", 665: "Y", 668: "R",
    674: "B", 676: "0", 679: "K", 680: "69", 682: "–", 706: "V", 709: "H", 710: "4", 720: "X", 725: "U", 726: "…",
    728: "D", 732: "N", 736: "A", 740: "&", 745: "Ư", 775: "C", 783: "G", 788: "Đ", 822: "Q", 826: "OƠ", 849: "%",
    853: "M", 870: "w", 893: "m", 1005: "W",
}  # fmt: skip
_BOLD = {
    230: " ", 277: "l", 280: "I", 285: "i", 288: "·", 292: "j", 319: ".:", 332: ",;", 367: '"', 401: "f", 415: "1",
    416: "r", 420: "“", 434: "t", 440: "”", 449: "()", 482: "J", 514: "z", 527: "s", 528: "/", 581: "u", 584: "k",
    587: "ư", 588: "v", 590: "n", 591: "x", 592: "y", 596: "7", 600: "h", 607: "-", 611: "e", 624: "c", 634: "E",
    637: "L+", 640: "F", 652: "ao", 654: "g", 656: "S8", 660: "2ơ", 662: "bdpq", 664: "Z", 667: "P", 674: "T35",
    677: "đ", 692: "0", 693: "69", 696: "–", 697: "R", 698: "B", 701: "Y", 703: "K", 716: "4", 725: "H", 732: "V",
    733: "U", 743: "DN", 745: "Ư", 753: "X", 755: "&", 758: "A", 778: "C", 786: "Đ", 788: "G", 817: "…", 825: "Q",
    828: "OƠ", 863: "%", 877: "M", 879: "w", 895: "m", 1039: "W",
}  # fmt: skip
_WIDTHS = {
    False: {char: width for width, chars in _PLAIN.items() for char in chars},
    True: {char: width for width, chars in _BOLD.items() for char in chars},
}
_UNKNOWN = 700
_HORN = "\u031b"


def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line in the units of the picture."""
    return sum(_advance(char, bold) for char in unicodedata.normalize("NFC", text)) * size / 1000


def _advance(char: str, bold: bool) -> int:
    table = _WIDTHS[bold]
    if char in table:
        return table[char]
    parts = unicodedata.normalize("NFD", char)
    base = unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
    return table.get(base, _UNKNOWN)


def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 4) -> list[str]:
    """Return lines no wider than `room`, about equally long; what does not fit in `most` lines ends in an ellipsis."""
    lines = _filled(text, room, size, bold)
    if len(lines) > most:
        return [*lines[: most - 1], _shortened(lines[most - 1], room, size, bold)]
    narrower = room
    while len(lines) > 1 and narrower > room / 2:
        narrower -= 2
        tighter = _filled(text, narrower, size, bold)
        if len(tighter) > len(lines) or width(max(text.split(), key=len), size, bold) > narrower:
            break
        lines = tighter
    return lines


def _filled(text: str, room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        for piece in _pieces(word, room, size, bold):
            joined = f"{lines[-1]} {piece}" if lines else piece
            if lines and width(joined, size, bold) <= room:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char, size, bold) > room:
            pieces.append("")
        pieces[-1] += char
    return pieces


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(line + "…", size, bold) > room:
        line = line[:-1].rstrip()
    return line + "…"
