"""The tables of the catalogue."""

from __future__ import annotations

from enum import StrEnum

from motcua.catalogue.public import (
    ROLE_LABELS,
    Act,
    AuthorityKind,
    Channel,
    Confidence,
    FeeKind,
    MasterSystem,
    Mechanism,
    Outcome,
    PausePolicy,
    PaymentTiming,
    VersionStatus,
)
from motcua.cli.site.tables import Column, Ref, Table

CODE = r"[1-9]\.[0-9]{6}(\.[0-9A-Z]+)*"
KEY = r"[a-z0-9]+(-[a-z0-9]+)*"
KEY_HINT = "chữ thường không dấu, chữ số, gạch nối"


def _all(words: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(word) for word in words)


def _procedure() -> Column:
    return Column("procedure", "code", required=True, ref="procedures.code")


def _case() -> Column:
    return Column("case", "code", limit=60)


def _file(name: str) -> str:
    return f"catalogue/{name}.csv"


FIELDS = Table(
    "fields",
    key=("code",),
    file=_file("fields"),
    columns=[
        Column("code", "code", required=True, limit=40),
        Column("name", required=True, limit=200),
        Column("position", "int", required=True, least=0, most=9999),
    ],
)
PROCEDURES = Table(
    "procedures",
    key=("code",),
    file=_file("procedures"),
    columns=[
        Column("code", "code", required=True, pattern=CODE, hint="ví dụ 1.010803", limit=40),
        Column("field", "code", required=True, ref="fields.code"),
        Column("name", required=True, limit=2000),
        Column("short_name", limit=200),
        Column("summary", "multiline", limit=2000),
        Column("who", "multiline", limit=4000),
        Column("keywords", "multiline", limit=2000),
        Column("levels", "list"),
        Column("channels", "list", choices=_all(Channel)),
        Column("state", required=True, choices=_all(VersionStatus)),
        Column("valid_from", "date", required=True),
        Column("valid_to", "date"),
        Column("master_system", required=True, choices=_all(MasterSystem)),
        Column("mechanism", required=True, choices=_all(Mechanism)),
        Column("authority_kind", required=True, choices=_all(AuthorityKind)),
        Column("authority", "code", ref="authorities.code"),
        Column("where_to_submit", "multiline", limit=2000),
        Column("result_name", "multiline", limit=2000),
        Column("result_outcomes", "list", choices=_all(Outcome)),
        Column("decision_no", "code", limit=100),
        Column("sets", "int", required=True, least=1, most=20),
        Column("pause_policy", required=True, choices=_all(PausePolicy)),
        Column("payment_timing", required=True, choices=_all(PaymentTiming)),
        Column("replaced_by", "code", pattern=CODE, hint="ví dụ 1.014748", limit=40),
        Column("legal_bases", "multiline", limit=8000),
        Column("source"),
        Column("confidence", required=True, choices=_all(Confidence)),
        Column("note", "multiline", limit=8000),
    ],
)
CASES = Table(
    "cases",
    key=("procedure", "code"),
    file=_file("cases"),
    columns=[
        _procedure(),
        Column("code", "code", required=True, limit=60),
        Column("name", required=True, limit=2000),
    ],
)
PAPERS = Table(
    "papers",
    key=("procedure", "position"),
    file=_file("papers"),
    columns=[
        _procedure(),
        Column("position", "int", required=True, least=1, most=999),
        _case(),
        Column("name", required=True, limit=2000),
        Column("originals", "int", required=True, least=0, most=99),
        Column("certified", "int", required=True, least=0, most=99),
        Column("copies", "int", required=True, least=0, most=99),
        Column("required", "bool"),
        Column("from_database", "bool"),
        Column("form_code", limit=60),
        Column("note", "multiline", limit=2000),
    ],
)
LIMITS = Table(
    "limits",
    key=("procedure", "case", "channel", "outcome"),
    file=_file("limits"),
    columns=[
        _procedure(),
        _case(),
        Column("channel", choices=_all(Channel)),
        Column("outcome", required=True, choices=_all(Outcome)),
        Column("statutory", required=True, limit=200),
        Column("committed", limit=200),
        Column("source", limit=500),
    ],
)
FEES = Table(
    "fees",
    key=("procedure", "case", "channel", "name"),
    file=_file("fees"),
    columns=[
        _procedure(),
        _case(),
        Column("channel", choices=_all(Channel)),
        Column("name", required=True),
        Column("kind", required=True, choices=_all(FeeKind)),
        Column("amount", "int", required=True, least=0),
        Column("basis"),
    ],
)
_STEP = (
    Column("position", "int", required=True, least=1, most=99),
    Column("key", "code", required=True, pattern=KEY, hint=KEY_HINT, limit=60),
    Column("name", required=True, limit=200),
    Column("role", required=True, choices=tuple(ROLE_LABELS)),
    Column("unit_kind", limit=40),
)
_ACTS = (
    Column("acts", "list", required=True, choices=_all(Act)),
    Column("completes_with", required=True, choices=_all(Act)),
    Column("goes_to", "list", optional=True),
    Column("sends_back_to", "list"),
    Column("result", limit=200),
)
TEMPLATES = Table(
    "route_templates",
    key=("template", "key"),
    file=_file("route_templates"),
    columns=[
        Column("template", "code", required=True, limit=60),
        *_STEP,
        Column("weight", "int", required=True, least=0, most=100000),
        *_ACTS,
    ],
)
ROUTES = Table(
    "routes",
    key=("procedure", "case", "leg"),
    file=_file("routes"),
    columns=[
        _procedure(),
        _case(),
        Column("leg", "int", required=True, least=1, most=50),
        Column("name", required=True, limit=200),
        Column("authority_kind", required=True, choices=_all(AuthorityKind)),
        Column("authority", "code", ref="authorities.code"),
        Column("template", "code", limit=60),
        Column("limit", required=True, limit=200),
        Column("parallel_group", "code", limit=20),
        Column("unit", "code", limit=30),
    ],
)
STEPS = Table(
    "route_steps",
    key=("procedure", "case", "leg", "key"),
    refs=(Ref(("procedure", "case", "leg"), "routes", ("procedure", "case", "leg")),),
    file=_file("route_steps"),
    columns=[
        _procedure(),
        _case(),
        Column("leg", "int", required=True, least=1, most=50),
        *_STEP,
        Column("unit", "code", limit=30),
        Column("minutes", "int", least=0),
        Column("days", "decimal", least=0),
        *_ACTS,
    ],
)
EXAMPLES = Table(
    "examples",
    key=("procedure", "name"),
    file=_file("examples"),
    columns=[
        _procedure(),
        _case(),
        Column("name", required=True, limit=200),
        Column("received", "datetime", required=True),
        Column("channel", required=True, choices=_all(Channel)),
        Column("outcome", required=True, choices=_all(Outcome)),
        Column("due_date", "date"),
        Column("due_at", "datetime"),
        Column("refusal", limit=100),
        Column("no_date", "bool"),
        Column("note", "multiline", limit=2000),
    ],
)
SUSPENSIONS = Table(
    "suspensions",
    key=("procedure", "starts_on"),
    file=_file("suspensions"),
    columns=[
        _procedure(),
        Column("starts_on", "date", required=True),
        Column("ends_on", "date"),
        Column("basis", required=True),
    ],
)
ALL: tuple[Table, ...] = (
    FIELDS,
    PROCEDURES,
    CASES,
    PAPERS,
    LIMITS,
    FEES,
    TEMPLATES,
    ROUTES,
    STEPS,
    EXAMPLES,
    SUSPENSIONS,
)
