"""Vietnamese text: cleaning what people type, and folding it for search."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.kernel.errors import DomainError

_FOLD_EXTRA = str.maketrans({"đ": "d", "ð": "d", "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def N_(text: str) -> str:
    """Mark a Vietnamese source sentence for translation at the time it is shown."""
    return text


def fold(text: str) -> str:
    """Return text lower-cased without Vietnamese marks, so that "tro cap" finds "Trợ cấp".

    Folds đ, Đ and the look-alike Ð (U+00D0) to d, and all spelling of the tone place to one.
    """
    lowered = unicodedata.normalize("NFD", text.lower())
    bare = "".join(ch for ch in lowered if not unicodedata.combining(ch))
    return _SPACES.sub(" ", bare.translate(_FOLD_EXTRA)).strip()


def words(text: str) -> list[str]:
    """Return the folded words of a text, for building and asking a search index."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def nfc(text: str) -> str:
    """Return text in composed form; two official lists spell the same letter two ways."""
    return unicodedata.normalize("NFC", text)


def clean_line(text: str, *, limit: int = 200, field: str | None = None) -> str:
    """Return one tidy line: composed, trimmed, single spaces.

    Raises TextTooLong when longer than `limit` characters, UnreadableText for control characters.
    """
    return _checked(_SPACES.sub(" ", nfc(text)).strip(), limit, field)


def clean_text(text: str, *, limit: int = 4000, field: str | None = None) -> str:
    """Return tidy text that keeps its line breaks. Raises as clean_line does."""
    lines = [_SPACES.sub(" ", line).strip() for line in nfc(text).replace("\r\n", "\n").split("\n")]
    return _checked("\n".join(lines).strip(), limit, field)


def clean_name(text: str, *, limit: int = 200, field: str | None = None) -> str:
    """Return the name of a person or body; pictures and other symbols are refused.

    Raises NameHasSymbol, TextTooLong, UnreadableText.
    """
    from motcua.kernel.text_errors import NameHasSymbol

    name = clean_line(text.replace("Ð", "Đ"), limit=limit, field=field)
    for ch in name:
        category = unicodedata.category(ch)
        if category in {"So", "Sk", "Sm", "Cs", "Co", "Cn", "Cf"} or ch in "<>{}[]|\\^~`":
            raise NameHasSymbol(field=field, symbol=ch)
    return name


def _checked(text: str, limit: int, field: str | None) -> str:
    from motcua.kernel.text_errors import TextTooLong, UnreadableText

    problem: DomainError | None = None
    if len(text) > limit:
        problem = TextTooLong(field=field, limit=limit, length=len(text))
    elif any(unicodedata.category(ch) in {"Cc", "Cs"} and ch != "\n" for ch in text):
        problem = UnreadableText(field=field)
    if problem:
        raise problem
    return text
