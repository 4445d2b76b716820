"""The description of the interface: committed, current, complete."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from motcua.api.api import api
from motcua.api.errors import Unauthenticated
from motcua.api.problems import SENTENCES, TITLES
from motcua.kernel.errors import all_errors

COMMITTED = Path(__file__).parents[4] / "docs" / "api" / "openapi.json"
REFUSALS = {"400", "401", "403", "404", "409", "422", "429"}


def described() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema()))
    return schema


def test_the_committed_description_is_current() -> None:
    assert json.loads(COMMITTED.read_text("utf-8")) == described(), (
        "run scripts/openapi.py and commit docs/api/openapi.json"
    )


@pytest.mark.django_db
def test_it_is_public_and_the_same() -> None:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json() == described()


def test_every_address_declares_its_refusals_as_problems() -> None:
    for path, item in described()["paths"].items():
        for method, operation in item.items():
            wanted = REFUSALS | ({"413", "415"} if method == "post" else set())
            assert wanted <= operation["responses"].keys(), path
            for status in wanted:
                assert list(operation["responses"][status]["content"]) == ["application/problem+json"]
            assert operation["x-motcua-scope"]
            assert operation["security"]
            assert operation["summary"]


def test_every_act_has_its_own_typed_body() -> None:
    from motcua.dossiers.public import Act

    mapping = described()["components"]["schemas"]["ActIn"]["discriminator"]["mapping"]
    assert set(mapping) == {act.value for act in Act} - {Act.SUBMIT.value}
    for name in mapping.values():
        body = described()["components"]["schemas"][name.rsplit("/", 1)[1]]
        assert body["additionalProperties"] is False


def test_every_refusal_has_a_title_for_its_status() -> None:
    assert Unauthenticated.status in TITLES
    for error in all_errors():
        if error.__module__.startswith("motcua."):
            assert error.status in TITLES, error
    assert all(sentence.endswith((".", "}.")) for sentence in SENTENCES.values())
