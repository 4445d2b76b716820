"""Checks that a route can be walked from its one start to its one end, and that every act has someone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from motcua.catalogue.rules.facts import LegFacts, RouteFacts, StepFacts, VersionFacts
from motcua.catalogue.rules.graph import END, can_end, followers, reachable, starts
from motcua.catalogue.rules.publication.finding import Finding, Surroundings
from motcua.catalogue.states import ACT_LABELS as LABELS
from motcua.catalogue.states import ANSWERED_BY, COMPLETING, KEPT_APART, NEEDED, ROLE_LABELS, Act
from motcua.kernel.text import N_


def check_routes_present(version: VersionFacts) -> Iterator[Finding]:
    """Yield the cases without a route."""
    owned = {route.case for route in version.routes}
    cases = {case.code for case in version.cases}
    for case in sorted(cases) or [""]:
        if case not in owned and "" not in owned:
            yield Finding(
                "route_missing", N_("Chưa có quy trình nội bộ {case}."), "routes", {"case": case or "chung"}
            )
    for case in sorted(owned - cases - {""}):
        yield Finding(
            "route_case_unknown",
            N_("Quy trình ghi trường hợp “{case}” không có trong thủ tục."),
            "routes",
            {"case": case},
        )


def check_graph(route: RouteFacts) -> Iterator[Finding]:
    """Yield steps that cannot be reached or left, and more or fewer than one start and one end."""
    for leg in route.legs:
        if not leg.steps:
            yield Finding(
                "leg_without_steps", N_("Chặng “{leg}” chưa có bước nào."), "routes", {"leg": leg.name}
            )
    steps = route.steps()
    if not steps:
        return
    yield from _keys(steps)
    after = followers(route.legs)
    names = {step.key: step.name for step in steps}
    ends = [key for key in after if not after[key]]
    first = starts(route.legs)
    if len(first) != 1:
        yield Finding(
            "start_not_one",
            N_("Quy trình phải có đúng một bước đầu, đang có {count}."),
            "routes",
            {"count": len(first)},
        )
    if len(ends) != 1:
        yield Finding(
            "end_not_one",
            N_("Quy trình phải có đúng một bước cuối, đang có {count}."),
            "routes",
            {"count": len(ends)},
        )
    seen = set().union(*(reachable(after, key) for key in first)) if first else set()
    for key in after:
        if key not in seen:
            yield Finding(
                "step_unreachable",
                N_("Không có đường nào đến bước “{step}”."),
                "routes",
                {"step": names[key]},
            )
    for key in after.keys() - can_end(after, ends):
        yield Finding(
            "step_never_ends",
            N_("Từ bước “{step}” không đi được đến bước cuối."),
            "routes",
            {"step": names[key]},
        )


def _keys(steps: tuple[StepFacts, ...]) -> Iterator[Finding]:
    order = {step.key: place for place, step in enumerate(steps)}
    for key, count in Counter(step.key for step in steps).items():
        if count > 1:
            yield Finding(
                "step_key_twice",
                N_("Khóa bước “{key}” dùng {count} lần. Mỗi bước một khóa."),
                "routes",
                {"key": key, "count": count},
            )
    for place, step in enumerate(steps):
        for target in step.goes_to:
            if target not in order and target != END:
                yield Finding(
                    "step_goes_nowhere",
                    N_("Bước “{step}” đi đến “{target}”, là bước không có."),
                    "routes",
                    {"step": step.name, "target": target},
                )
        for target in step.sends_back_to:
            if order.get(target, place) >= place:
                yield Finding(
                    "step_sends_back_wrong",
                    N_("Bước “{step}” trả lại “{target}”, không phải bước trước nó."),
                    "routes",
                    {"step": step.name, "target": target},
                )


def check_acts(route: RouteFacts) -> Iterator[Finding]:
    """Yield unknown acts, steps that nothing finishes, acts nobody answers, and makers who would check themselves."""
    steps = route.steps()
    held = {act for step in steps for act in step.acts}
    for step in steps:
        yield from _step_acts(step)
    for act in NEEDED:
        if steps and act not in held:
            yield Finding(
                "act_missing", N_("Quy trình không có bước nào “{act}”."), "routes", {"act": LABELS[act]}
            )
    for act, answer in ANSWERED_BY.items():
        if act in held and answer not in held and answer not in NEEDED:
            told = {"act": LABELS[act], "answer": LABELS[answer]}
            yield Finding(
                "act_unanswered", N_("Có bước “{act}” nhưng không bước nào “{answer}”."), "routes", told
            )
    if steps and steps[-1].completes_with != Act.RETURN_RESULT:
        yield Finding(
            "end_without_return",
            N_("Bước cuối “{step}” phải xong bằng việc trả kết quả."),
            "routes",
            {"step": steps[-1].name},
        )


def _step_acts(step: StepFacts) -> Iterator[Finding]:
    told = {"step": step.name, "act": step.completes_with, "role": step.role}
    if step.role not in ROLE_LABELS:
        yield Finding("role_unknown", N_("Bước “{step}” ghi vai trò “{role}” không có."), "routes", told)
    for act in step.acts:
        if act not in set(Act):
            yield Finding(
                "act_unknown",
                N_("Bước “{step}” có việc “{act}” không nằm trong danh sách."),
                "routes",
                told | {"act": act},
            )
    if step.completes_with not in step.acts or step.completes_with not in set(COMPLETING):
        yield Finding(
            "step_not_completable", N_("Bước “{step}” không có việc nào làm xong bước."), "routes", told
        )
    if Act.SEND_BACK in step.acts and not step.sends_back_to:
        yield Finding(
            "step_send_back_nowhere",
            N_("Bước “{step}” được trả lại nhưng chưa ghi trả lại về bước nào."),
            "routes",
            told,
        )
    if len(set(step.acts) & set(KEPT_APART)) > 1:
        yield Finding(
            "maker_checks_self",
            N_("Bước “{step}” vừa trình vừa duyệt. Người trình, người xem xét và người ký phải khác nhau."),
            "routes",
            told,
        )


def check_posts(route: RouteFacts, around: Surroundings) -> Iterator[Finding]:
    """Yield steps whose post nobody holds."""
    for leg in route.legs:
        for step in leg.steps:
            if around.vacant(leg, step):
                yield _vacant(leg, step)


def _vacant(leg: LegFacts, step: StepFacts) -> Finding:
    told = {"step": step.name, "role": ROLE_LABELS.get(step.role, step.role), "leg": leg.name}
    return Finding("post_vacant", N_("Bước “{step}” ({leg}): chưa có ai giữ vị trí {role}."), "routes", told)
