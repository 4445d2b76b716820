"""Tables: constraints speak, each is tried; migrations are one line, named by what they are for."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture.house import ROOT, tracked

OURS = [config.label for config in apps.get_app_configs() if config.name.startswith("motcua.")]
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]
CONSTRAINTS = [(model, item) for model in MODELS for item in model._meta.constraints]


def test_every_constraint_explains_itself() -> None:
    mute = [
        item.name
        for _model, item in CONSTRAINTS
        if item.violation_error_message == item.default_violation_error_message
        or not str(item.violation_error_message).endswith(".")
    ]
    assert mute == []


def test_every_constraint_is_named_in_a_test() -> None:
    tests = "\n".join(
        path.read_text("utf-8")
        for path in tracked()
        if path.suffix == ".py"
        and "tests" in path.relative_to(ROOT).parts
        and "architecture" not in path.parts
    )
    assert [item.name for _model, item in CONSTRAINTS if f'"{item.name}"' not in tests] == []


def test_names_of_constraints_are_unique() -> None:
    names = [item.name for _model, item in CONSTRAINTS]
    assert len(names) == len(set(names))


def test_every_table_says_what_a_row_is() -> None:
    assert [m.__name__ for m in MODELS if not m.__doc__ or m.__doc__.startswith(f"{m.__name__}(")] == []


def test_every_fact_of_a_dossier_carries_its_authority() -> None:
    """So that the database can be divided by authority one day."""
    facts = apps.get_app_config("dossiers").get_models()
    assert [
        model.__name__ for model in facts if "authority" not in {f.name for f in model._meta.fields}
    ] == []


def test_foreign_keys_point_down_and_protect() -> None:
    found = []
    for model in MODELS:
        for field in model._meta.concrete_fields:
            if field.is_relation and field.remote_field.on_delete.__name__ == "CASCADE":
                inside = field.related_model._meta.app_label == model._meta.app_label
                found += [] if inside else [f"{model.__name__}.{field.name}"]
    assert found == []


def test_money_and_time_are_whole_numbers() -> None:
    kinds = {"FloatField", "DurationField"}
    found = [
        f"{m.__name__}.{f.name}" for m in MODELS for f in m._meta.fields if f.get_internal_type() in kinds
    ]
    assert found == []


@pytest.mark.parametrize("label", OURS)
def test_migrations_are_one_line_named_by_intent(label: str) -> None:
    disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    names = sorted(name for app, name in disk if app == label)
    assert [name for name in names if re.search(r"_(auto|initial|alter|merge|squashed)_?\d*", name)] == []
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for before, after in pairwise(names):
        own = [name for app, name in disk[label, after].dependencies if app == label]
        assert own == [before], f"{label} {after}"


@pytest.mark.django_db
def test_the_migrations_make_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_stand_alone() -> None:
    """A migration must mean the same in ten years: it imports nothing of the apps."""
    found = [
        path.name
        for path in tracked()
        if "migrations" in path.parts
        and re.search(
            r"^(from|import) motcua(?!\.kernel|\.\w+\.migrations)", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert found == []
