"""What the command says, in Vietnamese, English or both.

`--lang`, then MOTCUA_LANG, then LANG decide; when none of them says, both are printed, because
the person who installs and the officer who reads over the shoulder may differ.
"""

from __future__ import annotations

import os
import sys

BOTH, VI, EN = "both", "vi", "en"

_chosen: str | None = None


def choose(lang: str | None) -> None:
    """Fix the language for the rest of the run; None leaves it to the environment."""
    global _chosen
    _chosen = lang


def language() -> str:
    """Return "vi", "en" or "both"."""
    if _chosen:
        return _chosen
    for name in ("MOTCUA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "").lower()
        if value.startswith((VI, EN)):
            return value[:2]
    return BOTH


def pick(vi: str, en: str) -> str:
    """Return the sentence in the chosen language, or both joined by a slash."""
    if vi == en:
        return vi
    return {VI: vi, EN: en}.get(language(), f"{vi} / {en}")


def say(vi: str, en: str) -> None:
    """Print one line of progress at once."""
    print(pick(vi, en), flush=True)


def complain(vi: str, en: str) -> None:
    """Print one line of trouble on the error stream."""
    print(pick(vi, en), file=sys.stderr, flush=True)
