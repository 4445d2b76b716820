"""Versions that tests bend out of shape."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

from motcua.catalogue.rules import facts
from motcua.catalogue.rules.publication import Amount, Surroundings

MORNING = datetime(2026, 11, 20, 3, tzinfo=UTC)


def measure(text: str, authority: str = "") -> tuple[Amount, ...] | None:
    """Read "5 working days" and "12 days", joined by " + ", as the real measure does."""
    found = []
    for leg in text.split(" + "):
        number, _, unit = leg.partition(" ")
        if leg == "none":
            found.append(Amount("none", Fraction(0)))
        elif not number.isdigit() or unit not in {"working days", "working day", "days", "day"}:
            return None
        elif unit.startswith("working"):
            found.append(Amount("minutes", Fraction(number) * 480))
        else:
            found.append(Amount("days", Fraction(number)))
    return tuple(found)


def step(
    key: str, role: str, minutes: int | None, completes: str, *more: str, **rest: Any
) -> facts.StepFacts:
    return facts.StepFacts(
        key=key,
        name=key,
        role=role,
        minutes=minutes,
        acts=(completes, *more),
        completes_with=completes,
        **rest,
    )


STEPS = (
    step("nhan", "counter", 60, "hand_over", "complete_supplement", "confirm_payment"),
    step("giao", "division_head", 60, "assign"),
    step("lam", "case_officer", 1920, "propose", "request_supplement", "request_payment", "propose_stop"),
    step("xem", "division_head", 120, "review", "send_back", "approve_supplement", sends_back_to=("lam",)),
    step("ky", "director", 120, "approve", "send_back", "approve_stop", sends_back_to=("lam", "xem")),
    step("so", "clerk", 60, "issue"),
    step("tra", "counter", 60, "return_result"),
)
LEG = facts.LegFacts(name="Sở", authority_kind="department", limit_text="5 working days", steps=STEPS)
GOOD = facts.VersionFacts(
    procedure="1.010828",
    name="Cấp trích lục",
    valid_from=date(2026, 1, 1),
    authority_kind="department",
    channels=("direct", "online"),
    result_name="Bản trích lục",
    papers=(facts.PaperFacts(name="Đơn", originals=1),),
    limits=(facts.LimitFacts(statutory_text="5 working days"),),
    routes=(facts.RouteFacts(legs=(LEG,)),),
    examples=(facts.ExampleFacts(name="Nhận 20/11", received_at=MORNING, due_date=date(2026, 11, 30)),),
)
AROUND = Surroundings(measure=measure)


def with_leg(leg: facts.LegFacts = LEG, **more: Any) -> facts.VersionFacts:
    return replace(GOOD, routes=(facts.RouteFacts(legs=(replace(leg, **more),)),))


def with_step(number: int, **more: Any) -> facts.VersionFacts:
    steps = list(STEPS)
    steps[number] = replace(steps[number], **more)
    return with_leg(steps=tuple(steps))


def without_act(act: str) -> facts.VersionFacts:
    return with_leg(steps=tuple(replace(s, acts=tuple(a for a in s.acts if a != act)) for s in STEPS))
