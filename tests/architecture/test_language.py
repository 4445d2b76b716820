"""One word for one thing: code is named from the glossary, screens speak as it says, the catalogues are whole."""

from __future__ import annotations

import ast
import enum
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from scripts import language, messages

from tests.architecture.house import SOURCE, import_all, place, python_files, tree

GLOSSARY = language.glossary()
TERMS = GLOSSARY["term"]
KNOWN = {name for term in TERMS for name in term["code"]} | set(GLOSSARY["names"]["technical"])
FACES = {"web", "api", "cli", "config"}
FOUND = messages.found()


def named() -> Iterator[tuple[str, str]]:
    """Yield what the glossary must know with where it is: models, closed lists, states, events, commands."""
    import_all()
    for config in apps.get_app_configs():
        if config.name.startswith("motcua."):
            yield from (
                (model.__name__, config.label)
                for model in config.get_models()
                if not model._meta.auto_created
            )
    for name, module in sorted(sys.modules.items()):
        if not name.startswith("motcua.") or ".tests" in name:
            continue
        room = name.split(".")[2:3]
        for item in vars(module).values():
            if getattr(item, "__module__", "") != name:
                continue
            if room == ["events"] and inspect.isclass(item):
                yield item.__name__, name
            if room == ["states"] and inspect.isclass(item) and issubclass(item, enum.Enum):
                yield item.__name__, name
            if room == ["commands"] and inspect.isfunction(item) and hasattr(item, "__wrapped__"):
                yield item.__name__, name
    from motcua.dossiers.states import Act, State

    yield from ((member.name, "dossiers.states") for member in (*State, *Act))


def test_code_is_named_from_the_glossary() -> None:
    assert sorted({f"{name} ({where})" for name, where in named() if name not in KNOWN}) == []


def test_the_glossary_names_nothing_that_is_gone() -> None:
    words = {name for name, _where in named()}
    text = "\n".join(path.read_text("utf-8") for path in python_files())
    assert sorted(name for name in KNOWN - words if not re.search(rf"\b{name}\b", text)) == []


def test_every_term_is_whole() -> None:
    for term in TERMS:
        assert {"vi", "en", "code", "means", "source"} <= set(term), term["vi"]
        assert term["means"].endswith("."), term["vi"]
    assert len({term["vi"] for term in TERMS}) == len(TERMS)


def names_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", node.name).lower(), node.lineno


def test_no_synonyms_in_code() -> None:
    banned = [word for term in TERMS for word in term.get("not_in_code", [])]
    found = [
        f"{place(path, line)} {name}"
        for path in python_files()
        if path.relative_to(SOURCE).parts[0] not in FACES
        for name, line in names_of(path)
        if not name.startswith("_") and any(f"_{word}_" in f"_{name}_" for word in banned)
    ]
    assert found == []


def test_no_synonyms_on_screens() -> None:
    banned = [word for term in TERMS for word in term.get("not_on_screen", [])] + GLOSSARY["style"][
        "not_on_screen"
    ]
    found = [
        f"{where}: {text!r} has {word!r}"
        for text, where in FOUND.items()
        for word in banned
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text.lower())
    ]
    assert found == []


def test_vietnamese_is_spelled_as_the_house_spells() -> None:
    """Tone marks as in the decrees (hóa, thủy, ủy), composed letters, typographic quotes, one space."""
    found = []
    for text, where in FOUND.items():
        bare = re.sub(r"%\(\w+\)s|\{[^}]*\}", "x", re.sub(r"<[^>]+>", "", text))
        wrong = re.findall(r"\w*(?:oà|oá|oả|oã|oạ|oè|oé|oẻ|oẽ|oẹ|uỳ|uý|uỷ|uỹ|uỵ)\b", bare)
        wrong = [word for word in wrong if not word.lower().startswith("qu")]
        if wrong or "  " in bare or '"' in bare or "..." in bare or text != messages.nfc(text):
            found.append(f"{where}: {text!r} {wrong}")
    assert found == []


def test_the_page_belongs_to_the_glossary() -> None:
    assert language.PAGE.read_text("utf-8") == language.page(), "run scripts/language.py"


def test_every_sentence_has_its_english() -> None:
    assert messages.missing() == []


def test_placeholders_are_the_same_in_english() -> None:
    english, _clashes = messages.joined("en")
    wrong = []
    for message in english:
        if message.id and isinstance(message.id, str) and message.string:
            before, after = (sorted(set(holes(text))) for text in (message.id, message.string))
            if before != after:
                wrong.append(f"{message.id!r}: {before} {after}")
    assert wrong == []


def holes(text: str) -> list[str]:
    return re.findall(r"%\((\w+)\)s", text) or re.findall(r"\{(\w+)[^}]*\}", text)


def test_no_sentence_is_left_that_nobody_says() -> None:
    """Words of data (names of days off, fields, fees) are translated too; they are no sentences of the code."""
    text = "\n".join(path.read_text("utf-8") for path in python_files())
    english, _clashes = messages.joined("en")
    data = "".join(
        path.read_text("utf-8")
        for path in (messages.ROOT / "sites").rglob("*.*")
        if path.suffix in {".csv", ".toml"}
    )
    said = (message.id[0] if isinstance(message.id, tuple) else message.id for message in english)
    unused = [
        words for words in said if words and words not in FOUND and words not in text and words not in data
    ]
    assert unused == []


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_catalogues_are_in_step_with_their_parts(code: str) -> None:
    catalogue, clashes = messages.joined(code)
    assert clashes == []
    text, compiled = messages.written(catalogue)
    folder = messages.LOCALES / code / "LC_MESSAGES"
    assert (folder / "django.po").read_bytes() == text, "run make messages"
    assert (folder / "django.mo").read_bytes() == compiled, "run make messages"


# Stored with what was done, in the language of the office; the currency; the name of the language itself.
STORED = {"lần nộp trước", "Tra cứu “", " hồ sơ", "đ", "đồng", "Whole đồng"}
MARKS = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýĩũ]")


def test_every_vietnamese_sentence_of_a_page_is_marked() -> None:
    """The rooms of rules word both languages themselves; names of apps and the gallery are for those who build."""
    found = []
    for path in python_files():
        if path.relative_to(SOURCE).parts[0] not in {"web", "api"} or path.name in {"apps.py", "gallery.py"}:
            continue
        told = {id(node.body[0].value) for node in ast.walk(tree(path)) if ast_docstring(node)}
        for node in ast.walk(tree(path)):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if MARKS.search(text) and id(node) not in told and text not in FOUND and text not in STORED:
                found.append(f"{place(path, node.lineno)} {text!r}")
    assert found == []


def ast_docstring(node: ast.AST) -> bool:
    """Tell whether a node begins with a docstring."""
    return (
        isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None
    )
