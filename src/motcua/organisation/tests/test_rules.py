"""The pure rules of hierarchy, filling and delegation."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from motcua.kernel.clock import VN
from motcua.organisation.errors import AlreadyPast, DelegationTooLong, EndBeforeStart
from motcua.organisation.rules.delegation import Power, check_window, scopes_meet
from motcua.organisation.rules.filling import Need, Seat, unfilled
from motcua.organisation.rules.hierarchy import Link, find_cycle, heirs

MARCH = date(2025, 3, 1)
JULY = date(2025, 7, 1)
LINKS = [
    Link("LĐ", "NV", "", MARCH),
    Link("LĐ", "YT", "Bảo trợ xã hội", MARCH),
    Link("LĐ-BL", "NV-BL", "", MARCH),
    Link("NV-BL", "NV", "", JULY),
    Link("HUYỆN", "XÃ 1", "", JULY),
    Link("HUYỆN", "XÃ 2", "", JULY),
]


@pytest.mark.parametrize(
    ("code", "field", "day", "expected"),
    [
        ("LĐ", "Người có công", date(2025, 2, 28), ("LĐ",)),
        ("LĐ", "Người có công", MARCH, ("NV",)),
        ("LĐ", "Bảo trợ xã hội", MARCH, ("YT",)),
        ("LĐ", "", MARCH, ("NV",)),
        ("LĐ-BL", "Việc làm", date(2025, 6, 30), ("NV-BL",)),
        ("LĐ-BL", "Việc làm", JULY, ("NV",)),
        ("HUYỆN", "", JULY, ("XÃ 1", "XÃ 2")),
        ("NV", "", JULY, ("NV",)),
    ],
)
def test_work_is_found_at_its_heir(code: str, field: str, day: date, expected: tuple[str, ...]) -> None:
    assert heirs(LINKS, code, field, day) == expected


def test_heirs_that_go_round_end() -> None:
    assert heirs([Link("A", "B", "", JULY), Link("B", "A", "", JULY)], "A", "", JULY) == ()


def test_a_circle_of_parents_is_named() -> None:
    assert find_cycle({"A": "", "B": "A", "C": "B"}) == ()
    assert find_cycle({"A": "C", "B": "A", "C": "B", "D": "A"}) == ("A", "C", "B", "A")
    assert find_cycle({"A": "A"}) == ("A", "A")


def test_unfilled_posts_are_named_once() -> None:
    seats = [Seat("H12.03", "ncc", "division", "case_officer")]
    needs = [
        Need("H12.03", "case_officer"),
        Need("H12.03", "case_officer", unit="ncc"),
        Need("H12.03", "case_officer", unit_kind="division"),
        Need("H12.03", "case_officer", unit="vlatld"),
        Need("H12.03", "director"),
        Need("H12.03", "director"),
        Need("H12.08", "case_officer"),
    ]
    assert unfilled(needs, seats) == [needs[3], needs[4], needs[6]]


def test_a_delegation_begins_now_or_later() -> None:
    at = datetime(2026, 3, 2, 9, 0, tzinfo=VN)
    assert check_window(at - timedelta(hours=1), at + timedelta(days=3), at) == at
    later = at + timedelta(days=1)
    assert check_window(later, later + timedelta(days=1), at) == later
    with pytest.raises(AlreadyPast):
        check_window(at - timedelta(days=1), later, at)
    with pytest.raises(EndBeforeStart):
        check_window(later, later, at)
    with pytest.raises(DelegationTooLong):
        check_window(later, later + timedelta(days=400), at)


def test_scopes_meet_when_one_is_everything() -> None:
    assert scopes_meet([], ["1.000001"])
    assert scopes_meet(["1.000001"], ["1.000001", "1.000002"])
    assert not scopes_meet(["1.000001"], ["1.000002"])


def test_a_power_fits_its_place_scope_and_signing() -> None:
    power = Power(
        role="director", authority="H12.03", unit="lanh-dao", unit_kind="leadership", officer_code="giang",
        officer_name="Giang", signs=False, delegated=True, procedures=frozenset({"1.000001"}),
    )  # fmt: skip
    place = {"roles": {"director"}, "authority": "H12.03"}
    assert power.fits(**place, procedure="1.000001")
    assert power.fits(**place, procedure="1.000001", unit_kind="leadership")
    assert not power.fits(**place, procedure="1.000002")
    assert not power.fits(**place, procedure="1.000001", signing=True)
    assert not power.fits(**place, procedure="1.000001", unit="ncc")
    assert not power.fits(roles={"clerk"}, authority="H12.03", procedure="1.000001")
