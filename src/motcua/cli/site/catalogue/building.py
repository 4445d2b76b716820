"""From rows to the facts of versions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from motcua.catalogue.public import Amount, VersionFacts, facts, split_days, split_minutes
from motcua.cli.site.tables import Row

Measure = Callable[[str, str], tuple[Amount, ...] | None]
Rows = dict[str, list[Row]]
SAME = (
    "name", "short_name", "summary", "who", "keywords", "levels", "channels", "valid_from", "valid_to", "master_system",
    "mechanism", "authority_kind", "authority", "where_to_submit", "result_name", "result_outcomes", "decision_no",
    "pause_policy", "payment_timing", "source", "confidence", "note",
)  # fmt: skip


class CannotSplit(Exception):
    """A leg whose limit cannot be shared out among its steps."""

    def __init__(self, row: Row, column: str) -> None:
        super().__init__(column)
        self.row, self.column = row, column


@dataclass(frozen=True)
class Book:
    """All rows, by procedure."""

    by: dict[str, dict[str, list[Row]]]
    templates: dict[str, list[Row]]

    @classmethod
    def of(cls, rows: Rows) -> Book:
        """Return the rows of a site, put in order."""
        by: dict[str, dict[str, list[Row]]] = {}
        for table in ("cases", "papers", "limits", "fees", "routes", "route_steps", "examples"):
            by[table] = _grouped(rows.get(table, []), "procedure")
        return cls(by, _grouped(rows.get("route_templates", []), "template"))

    def of_procedure(self, table: str, code: str) -> list[Row]:
        """Return the rows of one table about one procedure."""
        return self.by[table].get(code, [])

    def version_of(self, row: Row, measure: Measure) -> VersionFacts:
        """Return the version that a row and its companions describe. Raises CannotSplit."""
        code = row["code"]
        plain: dict[str, Any] = {name: row[name] for name in SAME}
        return VersionFacts(
            procedure=code,
            one_set_count=row["sets"],
            **plain,
            legal_bases=tuple(line.strip() for line in row["legal_bases"].split("\n") if line.strip()),
            cases=tuple(
                facts.CaseFacts(code=each["code"], name=each["name"])
                for each in self.of_procedure("cases", code)
            ),
            papers=tuple(_papers(self.of_procedure("papers", code))),
            limits=tuple(_limits(self.of_procedure("limits", code))),
            fees=tuple(_fees(self.of_procedure("fees", code))),
            routes=tuple(self._routes(code, measure)),
            examples=tuple(_examples(self.of_procedure("examples", code))),
        )

    def _routes(self, code: str, measure: Measure) -> Iterable[facts.RouteFacts]:
        for case, legs in _grouped(self.of_procedure("routes", code), "case").items():
            ordered = sorted(legs, key=lambda leg: int(leg["leg"]))
            templates = [leg["template"] for leg in ordered if leg["template"]]
            yield facts.RouteFacts(
                case=case,
                template=" + ".join(templates)[:60],
                legs=tuple(self._leg(leg, number, measure) for number, leg in enumerate(ordered, 1)),
            )

    def _leg(self, row: Row, number: int, measure: Measure) -> facts.LegFacts:
        written = [
            step
            for step in self.of_procedure("route_steps", row["procedure"])
            if (step["case"], step["leg"]) == (row["case"], row["leg"])
        ]
        steps = _written_steps(written) if written else self._cut(row, number, measure)
        return facts.LegFacts(
            name=row["name"],
            authority=row["authority"],
            authority_kind=row["authority_kind"],
            limit_text=row["limit"],
            parallel_group=row["parallel_group"],
            steps=tuple(steps),
        )

    def _cut(self, row: Row, number: int, measure: Measure) -> list[facts.StepFacts]:
        """Return the steps of a template with the leg's limit shared out by weight; the sum is exact."""
        template = sorted(self.templates.get(row["template"], []), key=lambda step: int(step["position"]))
        if not template:
            raise CannotSplit(row, "template")
        amounts = measure(row["limit"], row["authority"])
        if amounts is None or len(amounts) != 1:
            raise CannotSplit(row, "limit")
        times = _shares(amounts[0], [step["weight"] for step in template], row)
        return [
            _cut_step(step, number, row["unit"], time) for step, time in zip(template, times, strict=True)
        ]


def _grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return dict(found)


def _shares(amount: Amount, weights: list[int], row: Row) -> list[dict[str, Any]]:
    try:
        if amount.kind == "minutes" and amount.quantity.denominator == 1:
            return [{"minutes": part} for part in split_minutes(int(amount.quantity), weights)]
        if amount.kind == "days":
            return [{"days": part} for part in split_days(amount.quantity, weights)]
    except (ValueError, ZeroDivisionError) as trouble:
        raise CannotSplit(row, "limit") from trouble
    if amount.kind == "none":
        return [{} for _ in weights]
    raise CannotSplit(row, "limit")


def _cut_step(step: Row, leg: int, unit: str, time: dict[str, Any]) -> facts.StepFacts:
    def named(key: str) -> str:
        return key if leg == 1 else f"{key}-{leg}"

    return facts.StepFacts(
        key=named(step["key"]),
        name=step["name"],
        role=step["role"],
        unit_kind=step["unit_kind"],
        unit_code=unit if step["unit_kind"] == "division" else "",
        acts=step["acts"],
        completes_with=step["completes_with"],
        goes_to=tuple(named(key) for key in step.get("goes_to") or ()),
        sends_back_to=tuple(named(key) for key in step["sends_back_to"]),
        result=step["result"],
        **time,
    )


def _written_steps(rows: list[Row]) -> list[facts.StepFacts]:
    return [
        facts.StepFacts(
            key=row["key"],
            name=row["name"],
            role=row["role"],
            unit_kind=row["unit_kind"],
            unit_code=row["unit"],
            minutes=row["minutes"],
            days=row["days"],
            acts=row["acts"],
            completes_with=row["completes_with"],
            goes_to=tuple(row.get("goes_to") or ()),
            sends_back_to=row["sends_back_to"],
            result=row["result"],
        )
        for row in sorted(rows, key=lambda each: int(each["position"]))
    ]


PAPER = ("case", "name", "originals", "certified", "copies", "required", "from_database", "form_code", "note")


def _papers(rows: list[Row]) -> Iterable[facts.PaperFacts]:
    for row in sorted(rows, key=lambda each: int(each["position"])):
        yield facts.PaperFacts(**{name: row[name] for name in PAPER})


def _limits(rows: list[Row]) -> Iterable[facts.LimitFacts]:
    for row in rows:
        yield facts.LimitFacts(
            case=row["case"],
            channel=row["channel"],
            outcome=row["outcome"],
            statutory_text=row["statutory"],
            committed_text=row["committed"],
            source=row["source"],
        )


def _fees(rows: list[Row]) -> Iterable[facts.FeeFacts]:
    for row in rows:
        yield facts.FeeFacts(
            **{name: row[name] for name in ("case", "channel", "name", "kind", "amount", "basis")}
        )


def _examples(rows: list[Row]) -> Iterable[facts.ExampleFacts]:
    for row in rows:
        yield facts.ExampleFacts(
            name=row["name"],
            received_at=row["received"],
            channel=row["channel"],
            case=row["case"],
            outcome=row["outcome"],
            due_date=row["due_date"],
            due_at=row["due_at"],
            refusal=row["refusal"],
            no_date=row["no_date"],
            note=row["note"],
        )
