"""What the tests of the house look at: files, syntax trees, rooms."""

from __future__ import annotations

import ast
import functools
import importlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/motcua"
TEMPLATES = SOURCE / "templates"
NOT_OURS = {
    ".git",
    ".venv",
    "var",
    "__pycache__",
    ".hypothesis",
    ".mypy_cache",
    ".ruff_cache",
    ".import_linter_cache",
}
# Programs, not rooms: importing them does something.
PROGRAMS = {
    "motcua.cli.__main__",
    "motcua.config.settings_test",
    "motcua.config.wsgi",
    "motcua.paperwork.queries.typeset_child",
}


@functools.cache
def tracked() -> tuple[Path, ...]:
    """Return the files that git keeps, or all files of the folder where there is no git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        asked = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
        answer = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True)
        names = answer.stdout.decode().split("\0")
        return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())
    return tuple(
        path
        for path in ROOT.rglob("*")
        if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts)
    )


@functools.cache
def python_files(tests: bool = False) -> tuple[Path, ...]:
    """Return the Python files of the package without migrations, with or without tests."""
    files = (path for path in tracked() if path.suffix == ".py" and SOURCE in path.parents)
    return tuple(
        path for path in files if "migrations" not in path.parts and (tests or "tests" not in path.parts)
    )


@functools.cache
def tree(path: Path) -> ast.Module:
    """Return the syntax of a file."""
    return ast.parse(path.read_text("utf-8"))


def place(path: Path, line: int = 0) -> str:
    """Return a file, and a line of it, as people look for it."""
    name = str(path.relative_to(ROOT))
    return f"{name}:{line}" if line else name


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Yield the calls of a file with the last part of what is called."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", "") or getattr(node.func, "id", ""), node


@functools.cache
def import_all() -> tuple[str, ...]:
    """Import every module of the package, so that every class is known; return the names."""
    names = tuple(sorted(name for name in map(module_of, python_files()) if name not in PROGRAMS))
    for name in names:
        importlib.import_module(name)
    return names


def module_of(path: Path) -> str:
    """Return the dotted name of the module in a file."""
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")


def named(path: Path, name: str) -> Any:
    """Return what a name stands for in the module of a file, None when it has no such name at its top."""
    import_all()
    return getattr(sys.modules.get(module_of(path)), name, None)


def modules_called(room: str) -> list[str]:
    """Return the modules of one room of all apps: "events" gives motcua.dossiers.events and the others."""
    return [name for name in import_all() if name.split(".")[2:3] == [room]]
