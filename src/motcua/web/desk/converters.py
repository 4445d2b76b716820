"""How dossier numbers stand in addresses."""

from __future__ import annotations


class NumberConverter:
    """A dossier number as it is written; anything else is no address of a dossier."""

    regex = r"[0-9A-Za-z]+(?:\.[0-9A-Za-z]+)*-[0-9]{6,8}-[0-9]{4,7}"

    def to_python(self, value: str) -> str:
        """Return the number in capitals."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """Return the number as it is."""
        return value
