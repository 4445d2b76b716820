"""Join the message parts of the rooms into the catalogue of each language and compile it.

``src/motcua/locale/<language>/parts/*.po`` go to ``LC_MESSAGES/django.po`` and ``.mo``. Source
strings are Vietnamese: the English parts translate them; the Vietnamese parts reword the English
strings of libraries that speak no Vietnamese. Two parts that disagree stop the run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

LOCALES = Path(__file__).resolve().parent.parent / "src/motcua/locale"


def merge(language: str) -> int:
    """Write the catalogue of one language; return how many messages disagree between parts."""
    joined = Catalog(locale=language, project="motcua", charset="utf-8", fuzzy=False)
    clashes = 0
    for part in sorted((LOCALES / language / "parts").glob("*.po")):
        with part.open("rb") as handle:
            for message in read_po(handle, locale=language):
                if not message.id:
                    continue
                known = joined.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    print(f"{language}/{part.name}: {message.id!r}: {known.string!r} or {message.string!r}?")
                    clashes += 1
                joined.add(message.id, message.string, context=message.context)
    folder = LOCALES / language / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "django.po").open("wb") as handle:
        write_po(handle, joined, omit_header=False, sort_output=True, width=110)
    with (folder / "django.mo").open("wb") as handle:
        write_mo(handle, joined)
    return clashes


if __name__ == "__main__":
    sys.exit(1 if sum(merge(path.parent.name) for path in sorted(LOCALES.glob("*/parts"))) else 0)
