"""Refusals: a stable code, a sentence that says what happened and what to do, in two languages."""

from __future__ import annotations

import ast
import inspect
import re
import string
from collections import Counter

import pytest
from django.utils import translation

from motcua.kernel.errors import DomainError, all_errors, text_of
from tests.architecture.house import calls, import_all, named, place, python_files

import_all()
ERRORS = sorted(
    {
        error
        for error in all_errors()
        if error.__module__.startswith("motcua.") and ".tests." not in error.__module__
    },
    key=lambda error: error.code,
)
STATUSES = {400, 401, 403, 404, 405, 409, 413, 415, 422, 429}
BLAME = ("không hợp lệ", "thành công", "lỗi của bạn", "sai cú pháp", "vui lòng", "null", "exception")


def names_in(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def test_there_are_refusals() -> None:
    assert len(ERRORS) > 100


def test_codes_are_unique_and_their_own() -> None:
    assert [error.__name__ for error in ERRORS if "code" not in vars(error)] == []
    assert [code for code, count in Counter(error.code for error in ERRORS).items() if count > 1] == []
    assert [error.code for error in ERRORS if not re.fullmatch(r"[a-z]+\.[a-z_]+", error.code)] == []


def test_statuses_are_those_of_refusals() -> None:
    assert {error.code: error.status for error in ERRORS if error.status not in STATUSES} == {}


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.code)
def test_words(error: type[DomainError]) -> None:
    for text in filter(None, (error.officer, error.citizen)):
        assert text[0].isupper() or text[0] in "{“" or "_" in text.split()[0], text
        assert text.rstrip("”)").endswith((".", "?", "…", "}")), text
        assert " ".join(text.split()) == text
        assert not any(word in text.lower() for word in BLAME), text
        assert not re.search(r'["\']|\.\.\.', text), f"“ ” and … instead: {text}"
        with translation.override("en"):
            english = translation.gettext(text)
        assert english != text or not re.search(r"[^\W\d_]{2}", re.sub(r"\{\w+\}", "", text)), (
            f"no English: {text}"
        )
        assert names_in(english) <= names_in(text), f"the English has a name that is never filled: {english}"


def test_a_citizen_is_not_shown_more_details_than_an_officer() -> None:
    assert [error.code for error in ERRORS if names_in(error.citizen) - names_in(error.officer)] == []


def test_every_detail_is_given_where_the_refusal_is_raised() -> None:
    """A missing detail shows as a dash, which helps nobody."""
    wrong = []
    for path in python_files():
        for name, call in calls(path):
            error = named(path, name)
            if not (inspect.isclass(error) and error in ERRORS) or any(
                keyword.arg is None for keyword in call.keywords
            ):
                continue
            if inspect.signature(error.__init__) != inspect.signature(DomainError.__init__):
                continue
            given = {keyword.arg for keyword in call.keywords}
            needed = names_in(error.officer) | names_in(error.citizen)
            if needed - given:
                wrong.append(f"{place(path, call.lineno)} {name}: {sorted(needed - given)}")
    assert wrong == []


def test_refusals_are_raised_with_words_not_with_text() -> None:
    """`raise DomainError("…")` would have no code."""
    found = []
    for path in python_files():
        found += [
            place(path, call.lineno)
            for name, call in calls(path)
            if name in {error.__name__ for error in ERRORS} | {"DomainError"}
            and call.args
            and isinstance(call.args[0], ast.Constant)
        ]
    assert found == []


def test_both_audiences_get_a_sentence() -> None:
    for error in ERRORS:
        if inspect.signature(error.__init__) == inspect.signature(DomainError.__init__):
            refusal = error(**dict.fromkeys(names_in(error.officer), "x"))
            assert "–" not in text_of(refusal, "officer") + text_of(refusal, "citizen"), error.code


def test_every_refusal_is_raised_somewhere() -> None:
    """A refusal that nothing raises is a promise of the documentation that nobody keeps."""
    text = "\n".join(path.read_text("utf-8") for path in python_files() if path.name not in {"public.py"})
    uses = {error: len(re.findall(rf"\b{error.__name__}\b", text)) for error in ERRORS}
    bases = {base for error in ERRORS for base in error.__mro__[1:]}
    assert [error.code for error, count in uses.items() if count < 2 and error not in bases] == []
