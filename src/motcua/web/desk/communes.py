"""The communes people live in, for a choice at the counter."""

from __future__ import annotations

from motcua.kernel.text import fold
from motcua.organisation.public import Authority

KINDS = ("xa ", "phuong ", "ubnd ", "thi tran ", "dac khu ")


def commune_choices() -> list[tuple[str, str]]:
    """Return (code, name) of the communes of the province, by name. One query."""
    rows = Authority.objects.filter(level="commune").exclude(commune_code="").order_by("short_name")
    return [(code, _short(name)) for code, name in rows.values_list("commune_code", "short_name")]


def _short(name: str) -> str:
    short = name.removeprefix("UBND ")
    return short[:1].upper() + short[1:]


def commune_in(address: str) -> str:
    """Return the code of the commune an address ends with, or "" where none is named for sure. One query."""
    parts = [part.strip() for part in fold(address).split(",")]
    for code, name in commune_choices():
        bare = fold(name)
        for kind in KINDS:
            bare = bare.removeprefix(kind)
        if any(part.removeprefix("xa ").removeprefix("phuong ") == bare for part in parts):
            return code
    return ""
