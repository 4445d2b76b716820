"""The database refuses to change what is published."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from motcua.catalogue import models as m

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


def a_version(number: int = 1, **more: Any) -> m.ProcedureVersion:
    field, _ = m.Field.objects.get_or_create(code="NCC", name="Người có công")
    procedure, _ = m.Procedure.objects.get_or_create(code="1.010828", defaults={"field": field})
    values = {"name": "Cấp trích lục", "valid_from": date(2026, 1, 1), "authority_kind": "department"}
    return m.ProcedureVersion.objects.create(procedure=procedure, number=number, **(values | more))


def published(number: int = 1, **more: Any) -> m.ProcedureVersion:
    return a_version(number, status="published", published_at=AT, **more)


def refused(act: Any, words: str) -> None:
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        act()


def a_whole_draft() -> m.ProcedureVersion:
    version = a_version()
    m.LegalBasis.objects.create(version=version, position=1, text="x")
    case = m.ProcedureCase.objects.create(version=version, code="01", name="x", position=1)
    m.PaperRequirement.objects.create(version=version, position=1, name="x", originals=1)
    m.TimeLimit.objects.create(version=version, case=case, statutory_text="12 days")
    m.Fee.objects.create(version=version, name="x", amount=0)
    route = m.Route.objects.create(version=version)
    leg = m.Leg.objects.create(
        route=route, position=1, name="x", authority_kind="commune", limit_text="12 days"
    )
    m.Step.objects.create(leg=leg, position=1, key="x", name="x", role="counter", completes_with="hand_over")
    m.ExampleDossier.objects.create(version=version, name="x", received_at=AT, expects_no_date=True)
    return version


def test_every_part_of_a_published_version_stays() -> None:
    version = a_whole_draft()
    m.ProcedureVersion.objects.filter(pk=version.pk).update(status="published", published_at=AT)
    parts = (m.LegalBasis, m.ProcedureCase, m.PaperRequirement, m.TimeLimit, m.Fee, m.Route, m.ExampleDossier)
    for part in (*parts, m.Leg, m.Step):
        row: Any = part._default_manager.get()
        refused(row.delete, "catalogue_frozen")
        refused(row.save, "catalogue_frozen")
    refused(lambda: m.Fee.objects.create(version=version, name="mới", amount=1), "catalogue_frozen")
    route = m.Route.objects.get()
    new_leg = m.Leg(route=route, position=9, name="x", authority_kind="commune", limit_text="1 day")
    refused(new_leg.save, "catalogue_frozen")


def test_only_the_last_day_of_a_published_version_may_be_set() -> None:
    version = published()
    m.ProcedureVersion.objects.filter(pk=version.pk).update(valid_to=date(2026, 12, 31))
    refused(lambda: m.ProcedureVersion.objects.filter(pk=version.pk).update(name="khác"), "catalogue_frozen")
    refused(
        lambda: m.ProcedureVersion.objects.filter(pk=version.pk).update(status="draft"), "catalogue_frozen"
    )
    refused(version.delete, "catalogue_frozen")


def test_one_published_version_a_day() -> None:
    published(1, valid_to=date(2026, 6, 30))
    published(2, valid_from=date(2026, 7, 1))
    refused(lambda: published(3, valid_from=date(2026, 6, 30)), "version_one_valid_per_day")


@pytest.mark.parametrize(
    ("act", "name"),
    [
        (lambda: a_version(valid_to=date(2025, 1, 1)), "version_ends_after_start"),
        (lambda: a_version(status="published"), "version_published_with_time"),
        (lambda: (a_version(1), a_version(2)), "version_one_draft"),
        (lambda: (published(1), a_version(1)), "version_number_once"),
        (
            lambda: m.Procedure.objects.create(
                code="10803", field=m.Field.objects.create(code="x", name="x")
            ),
            "procedure_code_shape",
        ),
        (
            lambda: m.Suspension.objects.create(
                procedure=a_version().procedure, starts_on=date(2026, 7, 1), ends_on=date(2026, 6, 1)
            ),
            "suspension_ends_after_start",
        ),
        (
            lambda: m.PaperRequirement.objects.create(
                version=a_version(), position=1, name="x", from_database=True, required=True
            ),
            "paper_from_database_not_required",
        ),
        (
            lambda: m.ExampleDossier.objects.create(version=a_version(), name="x", received_at=AT),
            "example_expects_something",
        ),
    ],
)
def test_each_constraint_has_its_failing_row(act: Any, name: str) -> None:
    refused(act, name)


def twice(make: Any) -> Any:
    def act() -> None:
        version = a_version()
        make(version)
        make(version)

    return act


def _leg(version: m.ProcedureVersion) -> m.Leg:
    route, _ = m.Route.objects.get_or_create(version=version)
    return m.Leg.objects.get_or_create(
        route=route, position=1, defaults={"name": "x", "authority_kind": "commune", "limit_text": "1 day"}
    )[0]


def _step(leg: m.Leg, position: int, key: str, **more: Any) -> m.Step:
    return m.Step.objects.create(
        leg=leg, position=position, key=key, name="x", role="counter", completes_with="hand_over", **more
    )


@pytest.mark.parametrize(
    ("make", "name"),
    [
        (lambda v: m.LegalBasis.objects.create(version=v, position=1, text="x"), "legal_basis_position_once"),
        (
            lambda v: m.ProcedureCase.objects.create(version=v, code="1", name="x", position=1),
            "case_code_once",
        ),
        (lambda v: m.PaperRequirement.objects.create(version=v, position=1, name="x"), "paper_position_once"),
        (lambda v: m.TimeLimit.objects.create(version=v, statutory_text="1 day"), "limit_once_per"),
        (lambda v: m.Fee.objects.create(version=v, name="x", amount=1), "fee_once"),
        (lambda v: m.Route.objects.create(version=v), "route_once_per_case"),
        (
            lambda v: m.Leg.objects.create(
                route=m.Route.objects.get_or_create(version=v)[0], position=1, name="x", limit_text="x"
            ),
            "leg_position_once",
        ),
        (lambda v: _step(_leg(v), 1, f"k{m.Step.objects.count()}"), "step_position_once"),
        (lambda v: _step(_leg(v), m.Step.objects.count(), "k"), "step_key_once"),
        (lambda v: _step(_leg(v), 1, "k", minutes=1, days=1), "step_one_unit"),
        (
            lambda v: m.ExampleDossier.objects.create(
                version=v, name="x", received_at=AT, expects_no_date=True
            ),
            "example_name_once",
        ),
        (
            lambda v: m.Suspension.objects.create(procedure=v.procedure, starts_on=date(2026, 7, 1)),
            "suspension_once_per_start",
        ),
    ],
)
def test_each_part_stands_once(make: Any, name: str) -> None:
    refused(twice(make), name)
