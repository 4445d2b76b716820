"""Habits that keep the law readable: acts in commands, time as an argument, whole numbers, one clock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.house import SOURCE, calls, named, place, python_files, tree

NOW = {"now", "utcnow", "today", "localtime", "localdate"}
CLOCKS = {"datetime", "date", "timezone", "time"}
# Where amounts and times are computed; elsewhere a float is a coordinate or a rate.
EXACT = {"kernel", "deadlines", "dossiers", "parties", "organisation", "journal"}
LIKENESS = {"src/motcua/deadlines/rules/source.py"}  # How alike two words are, to name a misspelt key.
# Rooms that decide: who acts and when are told to them.
DECIDING = {"rules", "commands", "policies", "models", "states", "events"}


def room_of(path: Path) -> str:
    """Return the room of an app that a file belongs to."""
    return "".join(path.relative_to(SOURCE).parts[1:2]).removesuffix(".py")


def test_no_save_overrides() -> None:
    names = {"save", "delete", "bulk_create"}
    found = [
        place(path, node.lineno)
        for path in python_files()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
        for item in node.body
        if isinstance(item, ast.FunctionDef) and item.name in names
    ]
    assert found == []


def test_no_signals() -> None:
    found = [
        place(path, node.lineno)
        for path in python_files()
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.ImportFrom) and "signals" in (node.module or ""))
        or (isinstance(node, ast.FunctionDef) and any("receiver" in ast.dump(d) for d in node.decorator_list))
    ]
    # The connection of a request gets its limits when it opens; django offers no other place.
    assert [item for item in found if not item.startswith("src/motcua/config/")] == []


def test_no_drawers() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "helper.py", "common.py", "misc.py", "tools.py"}
    assert [place(path) for path in python_files(tests=True) if path.name in drawers] == []


def test_one_clock() -> None:
    found = []
    for path in python_files():
        if path == SOURCE / "kernel/clock.py":
            continue
        for name, call in calls(path):
            owner = call.func.value if isinstance(call.func, ast.Attribute) else None
            if name in NOW and getattr(owner, "id", getattr(owner, "attr", "")) in CLOCKS:
                found.append(place(path, call.lineno))
    assert found == []


def test_those_who_decide_are_told_the_time() -> None:
    found = []
    for path in python_files():
        if room_of(path) in DECIDING:
            for node in ast.walk(tree(path)):
                imported = isinstance(node, ast.ImportFrom) and node.module == "motcua.kernel.clock"
                if imported and {alias.name for alias in node.names} & {"now", "today"}:
                    found.append(place(path, node.lineno))
    assert found == []


def test_no_floats_where_money_and_time_are_counted() -> None:
    found = []
    for path in python_files():
        if path.relative_to(SOURCE).parts[0] in EXACT and place(path) not in LIKENESS:
            found += [
                place(path, call.lineno) for name, call in calls(path) if name in {"float", "FloatField"}
            ]
            found += [
                place(path, node.lineno)
                for node in ast.walk(tree(path))
                if isinstance(node, ast.Constant) and type(node.value) is float
            ]
    assert found == []


def is_command(function: ast.AST) -> bool:
    """Tell whether a function is decorated as a legal act."""
    return isinstance(function, ast.FunctionDef) and any(
        getattr(decorator, "id", "") == "command" for decorator in function.decorator_list
    )


def test_no_command_calls_another() -> None:
    """A command is one transaction of its own: what two share is an inner function."""
    found, commands = [], 0
    for path in python_files():
        for function in filter(is_command, tree(path).body):
            commands += 1
            for node in ast.walk(function):
                called = (
                    named(path, node.func.id)
                    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
                    else None
                )
                if getattr(called, "__wrapped__", None) and ".commands." in getattr(called, "__module__", ""):
                    found.append(f"{place(path, node.lineno)} {called.__name__}")
    assert commands > 40
    assert found == []


def test_print_is_for_the_command_line() -> None:
    found = [
        place(path, call.lineno)
        for path in python_files()
        if path.relative_to(SOURCE).parts[0] != "cli"
        for name, call in calls(path)
        if name in {"print", "breakpoint"} and isinstance(call.func, ast.Name)
    ]
    assert found == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "HACK"])
def test_nothing_is_left_for_later(word: str) -> None:
    assert [place(path) for path in python_files(tests=True) if f"# {word}" in path.read_text("utf-8")] == []


def test_every_room_says_what_it_is_for() -> None:
    undocumented = [
        place(path)
        for path in python_files()
        if not ast.get_docstring(tree(path)) and path.read_text().strip()
    ]
    assert undocumented == []


def test_public_functions_say_what_they_do() -> None:
    found = []
    for path in python_files():
        if path.relative_to(SOURCE).parts[0] in {"kernel", "journal", "deadlines", "dossiers", "catalogue"}:
            for node in tree(path).body:
                public = isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
                if public and not ast.get_docstring(node):
                    found.append(f"{place(path, node.lineno)} {node.name}")
    assert found == []
