"""Generated calls, right and wrong, against the running application: no fault, and every answer as described."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, settings
from schemathesis.specs.openapi import checks

from motcua.api.tests.conftest import Caller, a_procedure, make_client, reception
from motcua.api.tests.test_openapi import described

EXAMPLES = 20
CHECKS = (
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
)


@dataclass
class Running:
    """The application and things that are there."""

    caller: Caller
    number: str
    code: str


@pytest.fixture(scope="module")
def running(camau_loaded: None, django_db_blocker: Any) -> Iterator[Running]:
    with django_db_blocker.unblock():
        caller = make_client(("chi",), rate_per_minute=1_000_000)
        number = caller.post("/dossiers", reception()).json()["number"]
        yield Running(caller, number, a_procedure().procedure.code)


schema = schemathesis.openapi.from_dict(described())
schema.app = get_wsgi_application()


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    # The listed boundary cases of every field (Phase.explicit) take minutes; test_bad_input.py has those that matter.
    phases=[Phase.explicit, Phase.generate] if os.environ.get("MOTCUA_LONG") else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_generated_calls(case: Any, committed: None, running: Running) -> None:
    case.headers = {name: value for name, value in (case.headers or {}).items() if name != "Motcua-Officer"}
    headers = {"Authorization": f"Bearer {running.caller.token}"}
    case.call_and_validate(headers=headers, checks=CHECKS)
    if {"number", "code"} & case.path_parameters.keys():
        real = {"number": running.number, "code": running.code}
        case.path_parameters = {name: real.get(name, value) for name, value in case.path_parameters.items()}
        case.call_and_validate(headers=headers, checks=CHECKS)
