"""Every fault that keeps a version from being published, one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.catalogue.rules import facts
from motcua.catalogue.rules.publication import ExampleResult, Surroundings, check_publication
from motcua.catalogue.rules.split import split_days, split_minutes
from motcua.catalogue.tests.samples import (
    AROUND,
    GOOD,
    LEG,
    MORNING,
    STEPS,
    measure,
    step,
    with_leg,
    with_step,
    without_act,
)


def codes(version: facts.VersionFacts, around: Surroundings = AROUND) -> set[str]:
    found = check_publication(version, around)
    assert all("{" not in finding.text for finding in found)
    return {finding.code for finding in found}


def test_a_sound_version_has_no_fault() -> None:
    assert codes(GOOD) == set()


CASE = (facts.CaseFacts(code="01", name="Một"),)
DAYS = tuple(replace(s, minutes=None, days=Decimal("0.5")) for s in STEPS)
SIDE = replace(LEG, name="Bên", parallel_group="a", steps=(step("ben", "case_officer", 2400, "examine"),))
PARALLEL = (replace(LEG, parallel_group="a"), SIDE)


@pytest.mark.parametrize(
    ("version", "code"),
    [
        (replace(GOOD, name=" "), "name_missing"),
        (replace(GOOD, channels=()), "channels_missing"),
        (replace(GOOD, channels=("pigeon",)), "channel_unknown"),
        (replace(GOOD, authority_kind="x"), "authority_kind_unknown"),
        (replace(GOOD, result_name=""), "result_missing"),
        (replace(GOOD, papers=()), "papers_missing"),
        (
            replace(GOOD, cases=CASE, papers=(facts.PaperFacts(name="x", case="02", originals=1),)),
            "paper_case_unknown",
        ),
        (
            replace(GOOD, cases=CASE, papers=(facts.PaperFacts(name="x", case="02", originals=1),)),
            "papers_missing_for_case",
        ),
        (replace(GOOD, papers=(facts.PaperFacts(name="x"),)), "paper_without_copies"),
        (
            replace(GOOD, papers=(facts.PaperFacts(name="x", from_database=True),)),
            "paper_in_database_required",
        ),
        (replace(GOOD, payment_timing="before"), "fee_missing"),
        (replace(GOOD, fees=(facts.FeeFacts(name="x", amount=1),)), "fee_without_timing"),
        (replace(GOOD, fees=(facts.FeeFacts(name="x", amount=-1),), payment_timing="after"), "fee_wrong"),
        (replace(GOOD, fees=(facts.FeeFacts(name="x", amount=0, case="9"),)), "fee_case_unknown"),
        (replace(GOOD, valid_to=date(2025, 1, 1)), "validity_reversed"),
        (replace(GOOD, limits=()), "limit_missing"),
        (
            replace(GOOD, limits=(*GOOD.limits, facts.LimitFacts(statutory_text="1 day", case="9"))),
            "limit_case_unknown",
        ),
        (
            replace(GOOD, limits=(facts.LimitFacts(statutory_text="mai", outcome="grant"),)),
            "limit_unreadable",
        ),
        (
            replace(GOOD, limits=(*GOOD.limits, facts.LimitFacts(statutory_text="1 day", channel="x"))),
            "limit_channel_unknown",
        ),
        (
            replace(GOOD, limits=(*GOOD.limits, facts.LimitFacts(statutory_text="1 day", outcome="x"))),
            "limit_outcome_unknown",
        ),
        (
            replace(
                GOOD,
                limits=(facts.LimitFacts(statutory_text="5 working days", committed_text="6 working days"),),
            ),
            "limit_longer_than_law",
        ),
        (replace(GOOD, routes=()), "route_missing"),
        (replace(GOOD, routes=(facts.RouteFacts(legs=(LEG,), case="9"),)), "route_case_unknown"),
        (with_leg(steps=()), "leg_without_steps"),
        (with_leg(limit_text="mai"), "leg_limit_unreadable"),
        (with_leg(limit_text="4 working days"), "legs_do_not_add_up"),
        (with_step(2, minutes=1919), "steps_do_not_add_up"),
        (with_step(2, minutes=None), "step_wrong_unit"),
        (with_leg(steps=DAYS), "step_wrong_unit"),
        (with_step(1, key="nhan"), "step_key_twice"),
        (with_step(1, goes_to=("mất",)), "step_goes_nowhere"),
        (with_step(1, goes_to=("xem",)), "step_unreachable"),
        (with_step(5, goes_to=("ky",)), "step_never_ends"),
        (with_step(3, goes_to=("end",)), "end_not_one"),
        (replace(GOOD, routes=(facts.RouteFacts(legs=PARALLEL),)), "start_not_one"),
        (with_step(3, sends_back_to=("ky",)), "step_sends_back_wrong"),
        (with_step(3, sends_back_to=()), "step_send_back_nowhere"),
        (with_step(2, role="king"), "role_unknown"),
        (with_step(2, acts=("propose", "dance")), "act_unknown"),
        (with_step(2, completes_with="add_note"), "step_not_completable"),
        (with_step(2, acts=("propose", "approve")), "maker_checks_self"),
        (without_act("approve_supplement"), "act_unanswered"),
        (without_act("complete_supplement"), "act_unanswered"),
        (without_act("confirm_payment"), "act_unanswered"),
        (without_act("issue"), "act_missing"),
        (with_leg(steps=STEPS[:-1]), "end_without_return"),
        (replace(GOOD, examples=()), "example_missing"),
    ],
)
def test_each_fault_is_told(version: facts.VersionFacts, code: str) -> None:
    assert code in codes(version)


def test_all_faults_are_told_together() -> None:
    wrong = replace(with_step(2, minutes=1), papers=(), result_name="", examples=())
    assert {"papers_missing", "result_missing", "steps_do_not_add_up", "example_missing"} <= codes(wrong)


def test_an_overlap_and_a_vacancy_and_a_failing_example_are_told() -> None:
    late = ExampleResult(MORNING, date(2026, 12, 1))
    around = Surroundings(
        measure=measure,
        vacant=lambda leg, each: each.role == "clerk",
        other_spans=((date(2026, 6, 1), None),),
        run_example=lambda version, example: late,
    )
    found = check_publication(GOOD, around)
    assert {finding.code for finding in found} == {"validity_overlaps", "post_vacant", "example_fails"}
    assert "30/11/2026" in found[-1].text
    assert "01/12/2026" in found[-1].text


def test_a_calendar_leg_adds_up_in_days() -> None:
    days = split_days(Fraction(12), [4, 4, 64, 8, 8, 4, 4])
    steps = tuple(replace(s, minutes=None, days=d) for s, d in zip(STEPS, days, strict=True))
    version = replace(
        with_leg(limit_text="12 days", steps=steps), limits=(facts.LimitFacts(statutory_text="12 days"),)
    )
    assert codes(version) == set()


def test_serial_legs_add_up_to_a_mixed_limit() -> None:
    first = replace(
        LEG,
        steps=(step("xa", "counter", 2400, "hand_over", "complete_supplement", "confirm_payment"),),
        name="Xã",
    )
    days = tuple(replace(s, minutes=None, days=Decimal(12) / 6) for s in STEPS[1:])
    second = replace(LEG, limit_text="12 days", steps=days)
    limits = (facts.LimitFacts(statutory_text="5 working days + 12 days"),)
    version = replace(GOOD, routes=(facts.RouteFacts(legs=(first, second)),), limits=limits)
    assert codes(version) == set()
    assert "legs_do_not_add_up" in codes(
        replace(version, limits=(facts.LimitFacts(statutory_text="17 days"),))
    )


WEIGHTS = st.lists(st.integers(1, 100), min_size=1, max_size=9)


@given(st.integers(480, 40000), WEIGHTS)
def test_minutes_are_shared_out_exactly(total: int, weights: list[int]) -> None:
    parts = split_minutes(total, weights)
    assert sum(parts) == total
    assert min(parts) > 0


@given(st.integers(1, 100), WEIGHTS)
def test_days_are_shared_out_exactly(total: int, weights: list[int]) -> None:
    parts = split_days(Fraction(total), weights)
    assert sum(parts) == total
    assert min(parts) > 0


def test_the_split_of_the_guide() -> None:
    assert split_minutes(12 * 480, [4, 4, 64, 8, 8, 4, 4]) == [240, 240, 3840, 480, 480, 240, 240]


def test_more_steps_than_minutes_are_refused() -> None:
    with pytest.raises(ValueError, match="3 < 4"):
        split_minutes(3, [1, 1, 1, 1])
