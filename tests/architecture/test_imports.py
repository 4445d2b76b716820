"""Floors, rooms and doors: who may import whom."""

from __future__ import annotations

import functools

import grimp
import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.house import ROOT

DOORS = {"public", "events", "ports"}
BEHIND_DOORS = {
    "journal",
    "organisation",
    "parties",
    "deadlines",
    "paperwork",
    "catalogue",
    "dossiers",
    "api",
}


@functools.cache
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("motcua")


def test_the_import_contracts_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_every_app_with_tables_has_a_door() -> None:
    models = {name.split(".")[1] for name in imports().modules if name.split(".")[2:] == ["models"]}
    assert models - {"config"} == BEHIND_DOORS
    assert {app for app in BEHIND_DOORS if f"motcua.{app}.public" not in imports().modules} == set()


def test_neighbours_use_the_front_door() -> None:
    """Across apps only `public`, `events` and `ports`; config wires handlers; a test may look behind."""
    climbed = []
    for importer in sorted(imports().modules):
        here = importer.split(".")
        if "tests" in here or here[1:2] == ["config"]:
            continue
        for imported in imports().find_modules_directly_imported_by(importer):
            there = imported.split(".")
            elsewhere = there[1:2] != here[1:2] and bool(BEHIND_DOORS.intersection(there[1:2]))
            if elsewhere and not DOORS.intersection(there[2:3]):
                climbed.append(f"{importer} -> {imported}")
    assert climbed == []
