"""Money in whole đồng. There is no smaller coin, so an int is exact."""

from __future__ import annotations

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")


def format_vnd(amount: int) -> str:
    """Return an amount as officers write it: 1200000 gives "1.200.000 đồng"."""
    return f"{amount:,}".replace(",", ".") + " đồng"


def spell_vnd(amount: int) -> str:
    """Return an amount of 0 to 999,999,999,999 đồng in words, as a receipt needs it. Raises ValueError outside."""
    if not 0 <= amount < 10**12:
        raise ValueError(amount)
    if amount == 0:
        return "Không đồng"
    groups: list[int] = []
    while amount:
        amount, rest = divmod(amount, 1000)
        groups.append(rest)
    parts: list[str] = []
    for scale in range(len(groups) - 1, -1, -1):
        if groups[scale]:
            parts.append(f"{_spell_group(groups[scale], full=bool(parts))} {_SCALES[scale]}".strip())
    text = " ".join(parts) + " đồng"
    return text[0].upper() + text[1:]


def _spell_group(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words: list[str] = []
    if hundreds or full:
        words += [_DIGITS[hundreds], "trăm"]
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens == 1:
        words.append("mười")
    elif units and words:
        words.append("lẻ")
    if units:
        words.append(_unit_word(units, tens))
    return " ".join(words)


def _unit_word(units: int, tens: int) -> str:
    if units == 5 and tens:
        return "lăm"
    if units == 1 and tens > 1:
        return "mốt"
    return _DIGITS[units]
