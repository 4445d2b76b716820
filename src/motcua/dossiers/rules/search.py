"""The folded text by which a dossier is found."""

from __future__ import annotations

import re

from motcua.kernel.text import words

_TSQUERY_WORD = re.compile(r"^[0-9a-z]+$")


def search_text(number: str, *texts: str) -> str:
    """Return the words of a dossier's names, numbers and procedure, each once, without diacritics."""
    found: dict[str, None] = {}
    for text in (number, *texts):
        for word in words(text):
            found.setdefault(word)
        if (joined := "".join(words(text))).isdigit():
            found.setdefault(joined)
    for part in number.split("-"):
        found.setdefault("".join(words(part)))
    return " ".join(found)


def tsquery(typed: str, most: int = 8) -> str:
    """Return a PostgreSQL `simple` query: every word typed must begin a word of the dossier.

    Spaces inside an identity or phone number are forgiven. Returns "" when nothing can be searched.
    """
    compact = re.sub(r"(?<=\d)[\s.](?=\d)", "", typed)
    parts = [word for word in words(compact) if _TSQUERY_WORD.match(word)][:most]
    return " & ".join(f"{word[:64]}:*" for word in parts)
