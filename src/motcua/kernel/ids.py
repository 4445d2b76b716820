"""Identifiers that sort by time of birth and tell nothing else."""

from __future__ import annotations

import secrets
import time
from uuid import UUID


def new_id() -> UUID:
    """Return a UUID version 7: 48 bits of milliseconds, then random bits."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value &= ~(0xF << 76)
    value |= 7 << 76
    value &= ~(0x3 << 62)
    value |= 2 << 62
    return UUID(int=value)
