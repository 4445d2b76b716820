"""Merkle trees as in RFC 6962: leaf and node hashes cannot be mistaken for one another."""

from __future__ import annotations

import hashlib


def _leaf(entry: str) -> bytes:
    return hashlib.sha256(b"\x00" + bytes.fromhex(entry)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _levels(leaves: list[bytes]) -> list[list[bytes]]:
    levels = [leaves]
    while len(levels[-1]) > 1:
        row = levels[-1]
        paired = [_node(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        if len(row) % 2:
            paired.append(row[-1])
        levels.append(paired)
    return levels


def root(entries: list[str]) -> str:
    """Return the root over entry hashes (hexadecimal, in order); the empty day has its own root."""
    if not entries:
        return hashlib.sha256(b"").hexdigest()
    return _levels([_leaf(entry) for entry in entries])[-1][0].hex()


def proof(entries: list[str], index: int) -> list[str]:
    """Return the sibling hashes that lead from one entry to the root. Raises IndexError outside the day."""
    if not 0 <= index < len(entries):
        raise IndexError(index)
    path: list[str] = []
    for row in _levels([_leaf(entry) for entry in entries])[:-1]:
        sibling = index ^ 1
        if sibling < len(row):
            path.append(row[sibling].hex())
        index >>= 1
    return path


def proves(entry: str, index: int, size: int, path: list[str], expected_root: str) -> bool:
    """Tell whether a path shows that an entry stood at an index of a day of that size."""
    if not 0 <= index < size:
        return False
    current, remaining, last = _leaf(entry), list(path), size - 1
    while last:
        if index % 2 or index < last:
            if not remaining:
                return False
            sibling = bytes.fromhex(remaining.pop(0))
            current = _node(sibling, current) if index % 2 else _node(current, sibling)
        index >>= 1
        last >>= 1
    return not remaining and current.hex() == expected_root
