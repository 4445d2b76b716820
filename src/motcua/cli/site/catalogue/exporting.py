"""From the database back to rows: the newest version of every procedure, its steps written out."""

from __future__ import annotations

from typing import Any

from motcua.catalogue.public import Field, Procedure, Suspension, VersionFacts, facts, facts_of, whole
from motcua.cli.site.catalogue.building import PAPER, SAME

Values = list[dict[str, Any]]


def export_rows() -> dict[str, Values]:
    """Return every table but the templates, whose steps are written out one by one."""
    found: dict[str, Values] = {
        name: []
        for name in ("procedures", "cases", "papers", "limits", "fees", "routes", "route_steps", "examples")
    }
    found["fields"] = [dict(row) for row in Field.objects.values("code", "name", "position")]
    newest = {version.procedure.code: version for version in whole().order_by("procedure__code", "number")}
    replaced = dict(Procedure.objects.values_list("code", "replaced_by"))
    for code, version in newest.items():
        content = facts_of(version)
        row = {name: getattr(content, name) for name in SAME} | {
            "code": code,
            "field": version.procedure.field.code,
            "state": version.status,
            "sets": content.one_set_count,
            "replaced_by": replaced[code],
            "legal_bases": "\n".join(content.legal_bases),
        }
        found["procedures"].append(row)
        _parts(found, code, content)
    found["suspensions"] = [
        {
            "procedure": row.procedure.code,
            "starts_on": row.starts_on,
            "ends_on": row.ends_on,
            "basis": row.basis,
        }
        for row in Suspension.objects.select_related("procedure").order_by("procedure__code", "starts_on")
    ]
    return found


def _parts(found: dict[str, Values], code: str, content: VersionFacts) -> None:
    for case in content.cases:
        found["cases"].append({"procedure": code, "code": case.code, "name": case.name})
    for position, paper in enumerate(content.papers, 1):
        told = {name: getattr(paper, name) for name in PAPER}
        found["papers"].append({"procedure": code, "position": position, **told})
    for limit in content.limits:
        found["limits"].append(
            {
                "procedure": code,
                "case": limit.case,
                "channel": limit.channel,
                "outcome": limit.outcome,
                "statutory": limit.statutory_text,
                "committed": limit.committed_text,
                "source": limit.source,
            }
        )
    for fee in content.fees:
        told = {name: getattr(fee, name) for name in ("case", "channel", "name", "kind", "amount", "basis")}
        found["fees"].append({"procedure": code, **told})
    for route in content.routes:
        _route(found, code, route)
    for example in content.examples:
        found["examples"].append(_example(code, example))


def _route(found: dict[str, Values], code: str, route: facts.RouteFacts) -> None:
    for number, leg in enumerate(route.legs, 1):
        place = {"procedure": code, "case": route.case, "leg": number}
        found["routes"].append(
            {
                **place,
                "name": leg.name,
                "authority_kind": leg.authority_kind,
                "authority": leg.authority,
                "template": "",
                "limit": leg.limit_text,
                "parallel_group": leg.parallel_group,
                "unit": "",
            }
        )
        for position, step in enumerate(leg.steps, 1):
            found["route_steps"].append({**place, "position": position, **_step(step)})


def _step(step: facts.StepFacts) -> dict[str, Any]:
    return {
        "key": step.key,
        "name": step.name,
        "role": step.role,
        "unit_kind": step.unit_kind,
        "unit": step.unit_code,
        "minutes": step.minutes,
        "days": step.days,
        "acts": step.acts,
        "completes_with": step.completes_with,
        "goes_to": step.goes_to,
        "sends_back_to": step.sends_back_to,
        "result": step.result,
    }


def _example(code: str, example: facts.ExampleFacts) -> dict[str, Any]:
    return {
        "procedure": code,
        "case": example.case,
        "name": example.name,
        "received": example.received_at,
        "channel": example.channel,
        "outcome": example.outcome,
        "due_date": example.due_date,
        "due_at": example.due_at,
        "refusal": example.refusal,
        "no_date": example.no_date,
        "note": example.note,
    }
