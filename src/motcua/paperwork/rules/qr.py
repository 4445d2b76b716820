"""QR symbol of a look-up address, as rows of modules ("1" dark, "0" light)."""

from __future__ import annotations

import functools

import segno


@functools.lru_cache(maxsize=64)
def _rows(payload: str) -> tuple[str, ...]:
    symbol = segno.make_qr(payload, error="m", boost_error=False)
    return tuple("".join("1" if module & 1 else "0" for module in row) for row in symbol.matrix)


def qr_rows(payload: str) -> list[str]:
    """Return the rows without quiet zone, error correction M (15 %). Raises segno.DataOverflowError when too long."""
    return list(_rows(payload))
