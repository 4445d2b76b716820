"""Nothing grows beyond what can be read at once. The lists of exceptions may only shrink."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.house import ROOT, TEMPLATES, place, python_files, tracked, tree

FILE, TEST_FILE, FUNCTION, TEMPLATE, CLASS_METHODS = 400, 500, 50, 120, 20
JOURNEY = 80  # one person's story, told from beginning to end
# Tables of data written as Python, read by one script that is run by hand.
LONG_FILES = {
    "scripts/build_catalogue_data.py": 740,
    "scripts/catalogue_curated.py": 796,
}
LONG_FUNCTIONS = {
    "scripts/build_catalogue_data.py procedure": 58,
    "scripts/build_catalogue_data.py templates": 299,
}


def all_python() -> list[Path]:
    others = [path for path in tracked() if path.suffix == ".py" and ROOT / "src" not in path.parents]
    return [*python_files(tests=True), *others]


def lines(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def limit_of(path: Path) -> int:
    return TEST_FILE if "tests" in path.parts else FILE


def test_files() -> None:
    long = {place(path): lines(path) for path in all_python() if lines(path) > limit_of(path)}
    assert_only_shrinking(long, LONG_FILES)


def test_functions() -> None:
    long = {}
    for path in all_python():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                if length > (JOURNEY if "journeys" in path.parts else FUNCTION):
                    long[f"{place(path)} {node.name}"] = length
    assert_only_shrinking(long, LONG_FUNCTIONS)


def test_classes() -> None:
    broad = []
    for path in python_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef):
                public = [
                    item
                    for item in node.body
                    if isinstance(item, ast.FunctionDef) and not item.name.startswith("_")
                ]
                if len(public) > CLASS_METHODS:
                    broad.append(f"{place(path)} {node.name}: {len(public)}")
    assert broad == []


def test_templates() -> None:
    assert {place(p): lines(p) for p in TEMPLATES.rglob("*.html") if lines(p) > TEMPLATE} == {}


def assert_only_shrinking(found: dict[str, int], allowed: dict[str, int]) -> None:
    grown = {name: size for name, size in found.items() if size > allowed.get(name, 0)}
    assert grown == {}, "split these"
    assert set(allowed) - set(found) == set(), "these are short now: take them off the list"
