"""Checks of time limits, and that the route's stretches add up to them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from motcua.catalogue.rules.choose import best_limit
from motcua.catalogue.rules.facts import LegFacts, LimitFacts, RouteFacts, StepFacts, VersionFacts
from motcua.catalogue.rules.graph import blocks
from motcua.catalogue.rules.publication.finding import Amount, Finding, Surroundings, shown
from motcua.catalogue.states import Channel, Outcome
from motcua.kernel.text import N_


def check_limits(version: VersionFacts, around: Surroundings) -> Iterator[Finding]:
    """Yield the faults of limits: missing, unreadable, or promised longer than the law allows."""
    cases = {case.code for case in version.cases}
    for case in sorted(cases) or [""]:
        if best_limit(version.limits, case=case, channel="direct", outcome="grant") is None:
            yield Finding(
                "limit_missing",
                N_("Chưa có thời hạn giải quyết {case}."),
                "limits",
                {"case": case or "chung"},
            )
    for limit in version.limits:
        told = {"limit": limit.text, "case": limit.case, "channel": limit.channel}
        if limit.case and limit.case not in cases:
            yield Finding(
                "limit_case_unknown",
                N_("Thời hạn “{limit}” ghi trường hợp “{case}” không có trong thủ tục."),
                "limits",
                told,
            )
        if limit.channel and limit.channel not in set(Channel):
            yield Finding(
                "limit_channel_unknown",
                N_("Thời hạn “{limit}” ghi kênh “{channel}” không có."),
                "limits",
                told,
            )
        if limit.outcome not in set(Outcome):
            yield Finding(
                "limit_outcome_unknown",
                N_("Thời hạn “{limit}” phải ghi là đồng ý hoặc từ chối."),
                "limits",
                told,
            )
        yield from _readable(limit, around)


def _readable(limit: LimitFacts, around: Surroundings) -> Iterator[Finding]:
    law = around.measure(limit.statutory_text, "")
    promised = around.measure(limit.committed_text, "") if limit.committed_text else None
    for text, amounts in ((limit.statutory_text, law), (limit.committed_text, promised)):
        if text and amounts is None:
            yield Finding(
                "limit_unreadable",
                N_("Không hiểu thời hạn “{limit}”. Viết như “5 ngày làm việc” hoặc “12 ngày”."),
                "limits",
                {"limit": text},
            )
    if law and promised and _longer(promised, law):
        yield Finding(
            "limit_longer_than_law",
            N_("Thời hạn cam kết “{promised}” dài hơn thời hạn theo luật “{law}”."),
            "limits",
            {"promised": limit.committed_text, "law": limit.statutory_text},
        )


def _longer(promised: tuple[Amount, ...], law: tuple[Amount, ...]) -> bool:
    kinds = {amount.kind for amount in promised + law}
    return len(kinds) == 1 and sum(a.quantity for a in promised) > sum(a.quantity for a in law)


def check_sums(version: VersionFacts, route: RouteFacts, around: Surroundings) -> Iterator[Finding]:
    """Yield the faults of the sums: steps of a leg, and legs of the whole."""
    for leg in route.legs:
        amounts = around.measure(leg.limit_text, leg.authority)
        if amounts is None or len(amounts) != 1:
            yield Finding(
                "leg_limit_unreadable",
                N_("Không hiểu thời hạn “{limit}” của chặng “{leg}”."),
                "routes",
                {"limit": leg.limit_text, "leg": leg.name},
            )
        else:
            yield from _leg_sum(leg, amounts[0])
    yield from _whole(version, route, around)


def _leg_sum(leg: LegFacts, limit: Amount) -> Iterator[Finding]:
    wrong = [step for step in leg.steps if not _fits(step, limit.kind)]
    for step in wrong:
        told = {"step": step.name, "leg": leg.name, "unit": _UNIT_NAMES[limit.kind]}
        yield Finding(
            "step_wrong_unit", N_("Bước “{step}” của chặng “{leg}” phải tính bằng {unit}."), "routes", told
        )
    if wrong or limit.kind == "none":
        return
    total = Amount(limit.kind, sum((_time(step) for step in leg.steps), Fraction(0)))
    if total.quantity != limit.quantity:
        told = {"leg": leg.name, "total": shown(total), "limit": shown(limit)}
        yield Finding(
            "steps_do_not_add_up",
            N_("Chặng “{leg}”: các bước cộng lại {total}, thời hạn là {limit}."),
            "routes",
            told,
        )


_UNIT_NAMES = {
    "minutes": N_("phút làm việc"),
    "days": N_("ngày"),
    "none": N_("không ghi thời gian, vì chặng không có thời hạn"),
}


def _fits(step: StepFacts, kind: str) -> bool:
    return {
        "minutes": step.minutes is not None and step.days is None,
        "days": step.days is not None and step.minutes is None,
        "none": step.minutes is None and step.days is None,
    }[kind]


def _time(step: StepFacts) -> Fraction:
    return Fraction(step.minutes if step.minutes is not None else step.days or 0)


def _whole(version: VersionFacts, route: RouteFacts, around: Surroundings) -> Iterator[Finding]:
    limit = best_limit(version.limits, case=route.case, channel="direct", outcome="grant")
    whole = around.measure(limit.text, "") if limit else None
    if limit is None or whole is None:
        return
    legs: list[Amount] = []
    for block in blocks(route.legs):
        measured = [around.measure(leg.limit_text, "") for leg in block if isinstance(leg, LegFacts)]
        if any(amounts is None or len(amounts) != 1 for amounts in measured):
            return
        legs.append(max((amounts[0] for amounts in measured if amounts), key=lambda amount: amount.quantity))
    if _by_kind(legs) != _by_kind(whole):
        told = {"legs": " + ".join(leg.limit_text for leg in route.legs), "limit": limit.text}
        yield Finding(
            "legs_do_not_add_up",
            N_("Các chặng cộng lại là “{legs}”, thời hạn của thủ tục là “{limit}”."),
            "routes",
            told,
        )


def _by_kind(amounts: list[Amount] | tuple[Amount, ...]) -> dict[str, Fraction]:
    sums: dict[str, Fraction] = {}
    for amount in amounts:
        if amount.kind == "none" and len(amounts) > 1:
            continue
        sums[amount.kind] = sums.get(amount.kind, Fraction(0)) + amount.quantity
    return sums
