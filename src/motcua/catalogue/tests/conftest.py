"""A small office: one department with everybody in place, its calendar, one procedure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from motcua.catalogue import models as m
from motcua.catalogue.rules.facts import VersionFacts
from motcua.catalogue.tests.samples import GOOD
from motcua.deadlines.public import CalendarDay, OfficeHours
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.organisation.public import Authority, Holding, Officer, Post, Unit

SINCE = date(2025, 7, 1)
SESSIONS = [["07:00", "11:00"], ["13:00", "17:00"]]
ROLES = {
    "counter": "one_stop",
    "case_officer": "division",
    "division_head": "division",
    "director": "leadership",
    "clerk": "clerical",
}


@pytest.fixture
def office(db: None) -> Authority:
    """Return a department whose posts are all held, with the calendar of November 2026."""
    body = Authority.objects.create(
        code="H12.03", name="Sở Nội vụ", short_name="Sở Nội vụ", level="department", place_name="Cà Mau",
        head_title="Giám đốc", valid_from=SINCE,
    )  # fmt: skip
    for kind in sorted(set(ROLES.values())):
        Unit.objects.create(
            authority=body, code=kind.replace("_", "-"), name=kind, kind=kind, valid_from=SINCE
        )
    for role, kind in ROLES.items():
        code = role.replace("_", "-")
        post = Post.objects.create(unit=Unit.objects.get(kind=kind), code=code, title=role, role=role)
        officer = Officer.objects.create(code=code, full_name=role)
        Holding.objects.create(officer=officer, post=post, valid_from=SINCE)
    days = ("mon", "tue", "wed", "thu", "fri")
    OfficeHours.objects.create(
        authority=None, weekly={day: SESSIONS for day in days}, valid_from=date(1900, 1, 1)
    )
    CalendarDay.objects.create(
        authority=None, date=date(2026, 11, 24), kind="off", name="Ngày Văn hóa Việt Nam"
    )
    return body


@pytest.fixture
def procedure(office: Authority) -> m.Procedure:
    """Return a procedure without a version."""
    return m.Procedure.objects.create(
        code="1.010828", field=m.Field.objects.create(code="NCC", name="Người có công")
    )


@pytest.fixture
def keeper() -> Actor:
    """Return one of the quality staff."""
    return Actor(kind="officer", id="hanh", name="Hạnh", authority="H12.03", roles=frozenset({"quality"}))


def moment(text: str) -> datetime:
    """Return a local moment."""
    return datetime.fromisoformat(text).replace(tzinfo=VN)


def good(**more: Any) -> VersionFacts:
    """Return sound facts of the procedure, decided by the department."""
    return replace(GOOD, authority="H12.03", **more)
