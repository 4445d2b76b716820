"""Numbers that end up in a record which cannot be taken back show their last digits only."""

from __future__ import annotations

import pytest

from motcua.parties.public import mask_numbers


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0961 7100 4512", "xxxxxxxx4512"),
        ("lê văn an 0900000206", "lê văn an xxxxxx0206"),
        ("H12.03-261102-0005", "H12.03-261102-0005"),
        ("tro cap 2026", "tro cap 2026"),
    ],
)
def test_long_numbers_are_masked_and_dossier_numbers_kept(typed: str, kept: str) -> None:
    assert mask_numbers(typed) == kept
