"""A route as rows, for acts, pictures and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from motcua.catalogue.models import Leg, ProcedureVersion, Route, Step
from motcua.catalogue.rules.graph import followers, starts


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step with its followers worked out."""

    id: int
    leg_position: int
    position: int
    key: str
    name: str
    role: str
    unit_kind: str
    unit_code: str
    minutes: int | None
    days: Decimal | None
    acts: tuple[str, ...]
    completes_with: str
    goes_to: tuple[str, ...]
    sends_back_to: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class LegRow:
    """One leg; an empty `authority_code` means the body of that kind where the dossier is received."""

    id: int
    position: int
    name: str
    authority_code: str
    authority_name: str
    authority_kind: str
    limit_text: str
    parallel_group: str
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True)
class RouteTree:
    """A whole route."""

    route_id: int
    legs: tuple[LegRow, ...]

    def steps(self) -> Iterator[StepRow]:
        """Yield every step in order."""
        for leg in self.legs:
            yield from leg.steps

    def step(self, key: str) -> StepRow:
        """Return the step with a key. Raises KeyError."""
        for step in self.steps():
            if step.key == key:
                return step
        raise KeyError(key)

    def next_of(self, key: str) -> tuple[StepRow, ...]:
        """Return the steps after a step; none at the end."""
        return tuple(self.step(later) for later in followers(self.legs)[key])

    def holders_of(self, act: str) -> tuple[StepRow, ...]:
        """Return the steps whose posts may do an act."""
        return tuple(step for step in self.steps() if act in step.acts)

    @property
    def start_key(self) -> str:
        """The first step."""
        return starts(self.legs)[0]

    @property
    def end_key(self) -> str:
        """The last step."""
        return next(key for key, nexts in followers(self.legs).items() if not nexts)

    @property
    def single_authority(self) -> bool:
        """Whether the dossier stays at one authority from receipt to return."""
        return len({(leg.authority_code, leg.authority_kind) for leg in self.legs}) == 1


def route_tree(version: ProcedureVersion, case: str = "") -> RouteTree | None:
    """Return the route of a case (its own, else the general one), or None without any. Three queries."""
    legs = Leg.objects.select_related("authority").order_by("position")
    steps = Prefetch("steps", Step.objects.order_by("position"))
    routes = version.routes.select_related("case").prefetch_related(
        Prefetch("legs", legs.prefetch_related(steps))
    )
    found = {route.case.code if route.case else "": route for route in routes}
    route = found.get(case) or found.get("")
    return _tree(route) if route else None


def _tree(route: Route) -> RouteTree:
    return RouteTree(route.pk, tuple(_leg(leg) for leg in route.legs.all()))


def _leg(leg: Leg) -> LegRow:
    return LegRow(
        leg.pk,
        leg.position,
        leg.name,
        leg.authority.code if leg.authority else "",
        leg.authority.short_name if leg.authority else "",
        leg.authority_kind,
        leg.limit_text,
        leg.parallel_group,
        tuple(_step(step, leg.position) for step in leg.steps.all()),
    )


def _step(step: Step, leg: int) -> StepRow:
    return StepRow(
        step.pk,
        leg,
        step.position,
        step.key,
        step.name,
        step.role,
        step.unit_kind,
        step.unit_code,
        step.minutes,
        step.days,
        tuple(step.acts),
        step.completes_with,
        tuple(step.goes_to),
        tuple(step.sends_back_to),
        step.result,
    )
