"""Join the message parts of the rooms into the catalogue of each language, compile it, list what is missing.

Source strings are Vietnamese. ``src/motcua/locale/en/parts/*.po`` translate them; the Vietnamese parts
reword the English strings of libraries that speak no Vietnamese. Both go to ``LC_MESSAGES/django.po``
and ``.mo``. Ends with 1 when two parts disagree or a sentence has no English, and says which.
"""

from __future__ import annotations

import ast
import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/motcua"
LOCALES = SOURCE / "locale"
MARKS = {"N_", "_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL_MARKS = {"ngettext", "ngettext_lazy"}
CALL = re.compile(r"\b(?:ngettext|gettext|_)\(")
Found = dict[str, str]
# Fixed, so that the same messages give the same files.
HEADER: dict[str, Any] = {
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),
    "revision_date": datetime(2026, 1, 1, tzinfo=UTC),
    "last_translator": "motcua",
    "language_team": "motcua",
    "msgid_bugs_address": "",
    "version": "",
    "header_comment": "# Made by scripts/messages.py from the parts; change those.",
}


def joined(language: str) -> tuple[Catalog, list[str]]:
    """Return the parts of a language as one catalogue, and what two parts say differently."""
    catalogue = Catalog(locale=language, project="motcua", charset="utf-8", fuzzy=False, **HEADER)
    clashes = []
    for part in sorted((LOCALES / language / "parts").glob("*.po")):
        with part.open("rb") as handle:
            for message in read_po(handle, locale=language):
                if not message.id:
                    continue
                known = catalogue.get(message.id, message.context)
                if known is not None and known.string != message.string:
                    clashes.append(f"{part.name}: {message.id!r}: {known.string!r} or {message.string!r}?")
                catalogue.add(message.id, message.string, context=message.context)
    return catalogue, clashes


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """Return the text and the compiled form of a catalogue, the same bytes for the same messages."""
    text, compiled = io.BytesIO(), io.BytesIO()
    write_po(text, catalogue, sort_output=True, width=110)
    write_mo(compiled, catalogue)
    return text.getvalue(), compiled.getvalue()


def found() -> Found:
    """Return every marked source sentence with the place where it was first seen."""
    seen: Found = {}
    for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("templates/**/*.html")]):
        if not {"tests", "migrations"} & set(path.relative_to(SOURCE).parts):
            code = path.read_text("utf-8")
            for sentence in marked(code if path.suffix == ".py" else _as_code(code)):
                seen.setdefault(sentence, str(path.relative_to(ROOT)))
    return seen


def marked(code: str) -> Iterator[str]:
    """Yield the sentences that Python code marks for translation. Raises ValueError for one that is computed."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = getattr(node.func, "attr", "") or getattr(node.func, "id", "")
        first = node.args[: 2 if name in PLURAL_MARKS else 1]
        if name in MARKS | PLURAL_MARKS:
            yield from (
                arg.value for arg in first if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
            )


def _as_code(template: str) -> str:
    """Return a template as Python: Django blanks out all but the calls; each becomes a line of its own."""
    from django.utils.translation.template import templatize

    lines = templatize(template).splitlines()
    return "\n".join(_call_at(line[mark.start() :]) for line in lines for mark in CALL.finditer(line))


def _call_at(text: str) -> str:
    """Return the call that a text begins with."""
    for end, char in enumerate(text):
        if char == ")":
            try:
                ast.parse(text[: end + 1])
            except SyntaxError:
                continue
            return text[: end + 1]
    raise ValueError(text)


def missing() -> list[str]:
    """Return the source sentences without English, each with its place."""
    english, library = joined("en")[0], joined("vi")[0]
    lines = []
    for sentence, place in found().items():
        entry = english.get(sentence)
        if has_words(sentence) and sentence not in library and (entry is None or not entry.string):
            lines.append(f"{place}: {sentence!r}")
    return lines


def has_words(sentence: str) -> bool:
    """Tell whether a sentence has words at all: placeholders and signs need no translation."""
    return bool(re.search(r"[^\W\d_]{2,}", re.sub(r"\{[^}]*\}|%\([^)]*\)s|%\w", "", sentence)))


def nfc(sentence: str) -> str:
    """Return a sentence in composed letters."""
    return unicodedata.normalize("NFC", sentence)


def main() -> int:
    """Write the catalogues; return how the run ended."""
    faults = []
    for language in sorted(path.parent.name for path in LOCALES.glob("*/parts")):
        catalogue, clashes = joined(language)
        faults += clashes
        folder = LOCALES / language / "LC_MESSAGES"
        folder.mkdir(parents=True, exist_ok=True)
        text, compiled = written(catalogue)
        (folder / "django.po").write_bytes(text)
        (folder / "django.mo").write_bytes(compiled)
    faults += missing()
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
