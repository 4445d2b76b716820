"""Secrets of clients: shown once, kept as a hash.

A token is 256 random bits, so a plain SHA-256 is enough: there is nothing to guess.
"""

from __future__ import annotations

import hashlib
import secrets

MARK = "mcua_"
SHOWN_LETTERS = 10


def new_token() -> str:
    """Return a new token: a mark by which leaked ones can be searched for, then 256 random bits."""
    return MARK + secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what is kept of a token, in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def prefix_of(token: str) -> str:
    """Return the first letters of a token, by which people tell tokens apart."""
    return token[:SHOWN_LETTERS]
