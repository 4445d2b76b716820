"""The seal's arithmetic."""

from __future__ import annotations

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from motcua.journal.rules import merkle

hashes = st.lists(st.binary(min_size=32, max_size=32).map(bytes.hex), min_size=1, max_size=70)


def test_known_roots() -> None:
    """RFC 6962: the empty tree, and one leaf with its prefix."""
    assert merkle.root([]) == hashlib.sha256(b"").hexdigest()
    leaf = "ab" * 32
    assert merkle.root([leaf]) == hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).hexdigest()


@given(hashes, st.data())
def test_every_entry_is_proved_and_no_other(entries: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(entries) - 1))
    path, root = merkle.proof(entries, index), merkle.root(entries)
    assert merkle.proves(entries[index], index, len(entries), path, root)
    stranger = hashlib.sha256(b"stranger").hexdigest()
    assert not merkle.proves(stranger, index, len(entries), path, root)
    assert not merkle.proves(entries[index], len(entries), len(entries), path, root)


@given(hashes)
def test_order_and_number_matter(entries: list[str]) -> None:
    assert merkle.root([*entries, entries[-1]]) != merkle.root(entries)
    if entries[0] != entries[-1]:
        assert merkle.root(entries[::-1]) != merkle.root(entries)
