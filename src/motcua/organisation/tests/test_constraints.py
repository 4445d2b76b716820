"""One violating row for each constraint, refused by the database and explained in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from motcua.organisation.models import (
    Absence,
    Authority,
    Delegation,
    Holding,
    Officer,
    Post,
    Succession,
    Unit,
)
from motcua.organisation.tests.cast import BEGAN, NOW, TODAY, Cast, make_authority, make_cast

EARLIER = BEGAN - timedelta(1)
pytestmark = pytest.mark.django_db


def _authority(cast: Cast, **values: object) -> Authority:
    facts = {"code": "H99", "name": "x", "short_name": "x", "level": "centre", "place_name": "x",
             "head_title": "x", "valid_from": BEGAN}  # fmt: skip
    return Authority(**{**facts, **values})


def _unit(cast: Cast, **values: object) -> Unit:
    return Unit(
        **{
            "authority": cast.authority,
            "code": "moi",
            "name": "x",
            "kind": "other",
            "valid_from": BEGAN,
            **values,
        }
    )


def _post(cast: Cast, **values: object) -> Post:
    return Post(**{"unit": cast.ncc, "code": "moi", "title": "x", "role": "clerk", **values})


def _delegation(cast: Cast, **values: object) -> Delegation:
    facts = {"delegator": cast["dung"], "delegate": cast["diem"], "starts_at": NOW,
             "ends_at": NOW + timedelta(1), "basis": "QĐ 1"}  # fmt: skip
    return Delegation(**{**facts, **values})


def _absence(cast: Cast, **values: object) -> Absence:
    return Absence(
        **{"officer": cast["dung"], "starts_on": TODAY, "ends_on": TODAY, "reason": "phép", **values}
    )


def _own_parent(cast: Cast) -> models.Model:
    cast.authority.parent = cast.authority
    return cast.authority


def _twice(make: Callable[..., models.Model]) -> Callable[[Cast], models.Model]:
    def second(cast: Cast) -> models.Model:
        make(cast).save()
        return make(cast)

    return second


def _succession(cast: Cast, **values: object) -> Succession:
    other = Authority.objects.get(code="H12.08")
    return Succession(**{"predecessor": cast.authority, "successor": other, "effective_on": TODAY, **values})


VIOLATIONS: dict[str, Callable[[Cast], models.Model]] = {
    "authority_dates_in_order": lambda cast: _authority(cast, valid_to=EARLIER),
    "authority_level_known": lambda cast: _authority(cast, level="x"),
    "authority_code_shape": lambda cast: _authority(cast, code="h12.03"),
    "authority_not_own_parent": _own_parent,
    "authority_named": lambda cast: _authority(cast, short_name=""),
    "succession_once": _twice(_succession),
    "succession_by_another": lambda cast: _succession(cast, successor=cast.authority),
    "unit_dates_in_order": lambda cast: _unit(cast, valid_to=EARLIER),
    "unit_kind_known": lambda cast: _unit(cast, kind="x"),
    "unit_code_once_in_authority": lambda cast: _unit(cast, code="ncc"),
    "unit_code_shape": lambda cast: _unit(cast, code="Phòng 1"),
    "post_role_known": lambda cast: _post(cast, role="king"),
    "post_prefix_known": lambda cast: _post(cast, sign_prefix="Q.", sign_for="x"),
    "post_code_once_in_unit": lambda cast: _post(cast, code="case-officer"),
    "post_prefix_names_its_head": lambda cast: _post(cast, sign_prefix="KT."),
    "officer_named": lambda cast: Officer(code="moi", full_name=""),
    "officer_code_shape": lambda cast: Officer(code="Mới", full_name="x"),
    "holding_dates_in_order": lambda cast: Holding(
        officer=cast["dung"], post=Post.objects.get(role="admin"), valid_from=BEGAN, valid_to=EARLIER
    ),
    "holding_once_at_a_time": lambda cast: Holding(
        officer=cast["dung"], post=cast["dung"].holdings.get().post, valid_from=TODAY, valid_to=None
    ),
    "absence_dates_in_order": lambda cast: _absence(cast, ends_on=EARLIER),
    "absence_has_reason": lambda cast: _absence(cast, reason=""),
    "absence_once_at_a_time": _twice(_absence),
    "delegation_times_in_order": lambda cast: _delegation(cast, ends_at=NOW),
    "delegation_to_another": lambda cast: _delegation(cast, delegate=cast["dung"]),
    "delegation_has_basis": lambda cast: _delegation(cast, basis=""),
    "delegation_once_at_a_time": _twice(_delegation),
}  # fmt: skip


def test_every_constraint_has_a_violating_row() -> None:
    tables = [Absence, Authority, Delegation, Holding, Officer, Post, Succession, Unit]
    assert {constraint.name for table in tables for constraint in table._meta.constraints} == set(VIOLATIONS)


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violating_row_is_refused_by_the_database_and_in_words(name: str) -> None:
    row = VIOLATIONS[name](make_cast())
    constraint = next(item for item in row._meta.constraints if item.name == name)
    assert str(constraint.violation_error_message).endswith(".")
    assert "Ràng buộc" not in str(constraint.violation_error_message)
    with pytest.raises(ValidationError):
        constraint.validate(type(row), row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


def test_a_closed_holding_lets_the_same_post_be_held_again() -> None:
    cast = make_cast()
    held = cast["dung"].holdings.get()
    held.valid_to = date(2026, 1, 31)
    held.save()
    Holding.objects.create(officer=cast["dung"], post=held.post, valid_from=date(2026, 2, 1))


def test_validity_counts_both_ends() -> None:
    make_authority("H12.15", valid_from=date(1997, 1, 1), valid_to=date(2025, 2, 28))
    assert Authority.objects.valid_on(date(2025, 2, 28)).count() == 1
    assert not Authority.objects.valid_on(date(2025, 3, 1)).exists()
    assert Authority.objects.get().is_valid_on(date(1997, 1, 1))
