"""Site data: authorities, units, posts, officers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from motcua.cli.site.outcome import Counts
from motcua.cli.site.tables import Column, Ref, Report, Row, Source, Table
from motcua.kernel.actor import Actor
from motcua.kernel.text import N_
from motcua.organisation.public import (
    Changes,
    Level,
    OrganisationRows,
    Role,
    SignPrefix,
    UnitKind,
    export_rows,
    find_cycle,
    load_organisation,
)

NAME = "organisation"
_SHORT = r"[a-z0-9]+(-[a-z0-9]+)*"
_SHORT_HINT = N_("chữ thường không dấu, chữ số, gạch nối")
_SPAN = (Column("valid_from", "date", required=True), Column("valid_to", "date"))


def _all(words: Any) -> tuple[str, ...]:
    return tuple(str(word) for word in words if word)


AUTHORITIES = Table(
    "authorities",
    key=("code",),
    required=True,
    columns=[
        Column(
            "code",
            "code",
            required=True,
            pattern=r"[0-9A-Z]+(\.[0-9A-Z]+)*",
            hint=N_("ví dụ H12.03"),
            limit=35,
        ),
        Column("name", required=True, limit=200),
        Column("short_name", required=True, limit=80),
        Column("level", required=True, choices=_all(Level)),
        Column("parent", "code", ref="authorities.code"),
        Column("address"),
        Column("phone", "code", limit=30),
        Column("place_name", required=True, limit=80),
        Column("commune_code", "code", width=5, pattern=r"[0-9]{5}", hint=N_("5 chữ số")),
        Column("head_title", required=True, limit=80),
        *_SPAN,
        Column("confidence", limit=20),
        Column("source"),
    ],
)
SUCCESSIONS = Table(
    "successions",
    key=("predecessor", "successor", "field"),
    columns=[
        Column("predecessor", "code", required=True, ref="authorities.code"),
        Column("successor", "code", required=True, ref="authorities.code"),
        Column("field", limit=120),
        Column("effective_on", "date", required=True),
        Column("source"),
    ],
)
UNITS = Table(
    "units",
    key=("authority", "code"),
    required=True,
    columns=[
        Column("authority", "code", required=True, ref="authorities.code"),
        Column("code", "code", required=True, pattern=_SHORT, hint=_SHORT_HINT, limit=30),
        Column("name", required=True, limit=200),
        Column("kind", required=True, choices=_all(UnitKind)),
        *_SPAN,
    ],
)
_IN_UNIT = (Column("authority", "code", required=True), Column("unit", "code", required=True))
POSTS = Table(
    "posts",
    key=("authority", "unit", "code"),
    refs=(Ref(("authority", "unit"), "units", ("authority", "code")),),
    columns=[
        *_IN_UNIT,
        Column("code", "code", required=True, pattern=_SHORT, hint=_SHORT_HINT, limit=30),
        Column("title", required=True, limit=120),
        Column("role", required=True, choices=_all(Role)),
        Column("sign_prefix", choices=_all(SignPrefix)),
        Column("sign_for", limit=120),
    ],
)
OFFICERS = Table(
    "officers",
    key=("code",),
    columns=[
        Column("code", "code", required=True, pattern=_SHORT, hint=_SHORT_HINT, limit=30),
        Column("full_name", required=True, limit=120),
        Column("username", "code", pattern=r"[\w.@+-]+", hint=N_("không có dấu cách"), limit=150),
        Column("phone", "code", limit=30),
        Column("email", pattern=r"[^@\s]+@[^@\s]+\.[^@\s]+", hint="ten@noi.vn", limit=254),
    ],
)
HOLDINGS = Table(
    "holdings",
    key=("officer", "authority", "unit", "post", "valid_from"),
    refs=(Ref(("authority", "unit", "post"), "posts", ("authority", "unit", "code")),),
    columns=[
        Column("officer", "code", required=True, ref="officers.code"),
        *_IN_UNIT,
        Column("post", "code", required=True),
        *_SPAN,
    ],
)
TABLES: tuple[Table, ...] = (AUTHORITIES, SUCCESSIONS, UNITS, POSTS, OFFICERS, HOLDINGS)


def validate(rows: dict[str, list[Row]], report: Report, source: Source) -> None:
    """Check what single cells cannot say: dates, circles, overlaps, double user names."""
    for table in ("authorities", "units", "holdings"):
        for row in rows[table]:
            if row["valid_to"] and row["valid_to"] < row["valid_from"]:
                report.error(row, "valid_to", N_("ngày kết thúc trước ngày bắt đầu."))
    _no_circle(rows["authorities"], report)
    _inside(rows["units"], _by(rows["authorities"], "code"), ("authority",), report)
    _inside(rows["holdings"], _by(rows["units"], "authority", "code"), ("authority", "unit"), report)
    _successions(rows["successions"], report)
    _unique_usernames(rows["officers"], report)
    _signing(rows["posts"], report)
    _no_overlap(rows["holdings"], report)


def _by(rows: list[Row], *names: str) -> dict[tuple[str, ...], Row]:
    return {tuple(row[name] for name in names): row for row in rows}


def _no_circle(rows: list[Row], report: Report) -> None:
    circle = find_cycle({row["code"]: row["parent"] for row in rows})
    if circle:
        row = next(row for row in rows if row["code"] == circle[0])
        report.error(
            row, "parent", N_("cơ quan cấp trên đi thành vòng: {circle}."), circle=" → ".join(circle)
        )


def _inside(
    rows: list[Row], holders: dict[tuple[str, ...], Row], columns: tuple[str, ...], report: Report
) -> None:
    """Refuse a row that begins before, or outlives, the body that it belongs to."""
    for row in rows:
        body = holders[tuple(row[name] for name in columns)]
        if row["valid_from"] < body["valid_from"]:
            message = N_("bắt đầu trước khi “{body}” có hiệu lực ({on:%d/%m/%Y}).")
            report.error(row, "valid_from", message, body=body["code"], on=body["valid_from"])
        if body["valid_to"] and (row["valid_to"] or date.max) > body["valid_to"]:
            message = N_("“{body}” chỉ có hiệu lực đến {on:%d/%m/%Y}; hãy ghi ngày kết thúc.")
            report.error(row, "valid_to", message, body=body["code"], on=body["valid_to"])


def _successions(rows: list[Row], report: Report) -> None:
    for row in rows:
        if row["predecessor"] == row["successor"]:
            report.error(row, "successor", N_("cơ quan tiếp nhận phải khác cơ quan cũ."))


def _unique_usernames(rows: list[Row], report: Report) -> None:
    first: dict[str, Row] = {}
    for row in rows:
        name = row["username"].lower()
        if name and name in first:
            message = N_("tên đăng nhập “{name}” đã có ở dòng {line}.")
            report.error(row, "username", message, name=name, line=first[name].line)
        first.setdefault(name, row)


def _signing(rows: list[Row], report: Report) -> None:
    for row in rows:
        if row["sign_prefix"] and not row["sign_for"]:
            report.error(
                row,
                "sign_for",
                N_("ký {prefix} thì phải ghi ký cho chức danh nào."),
                prefix=row["sign_prefix"],
            )


def _no_overlap(rows: list[Row], report: Report) -> None:
    spans: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        spans.setdefault((row["officer"], row["authority"], row["unit"], row["post"]), []).append(row)
    for group in spans.values():
        ordered = sorted(group, key=lambda row: row["valid_from"])
        for before, after in pairwise(ordered):
            if (before["valid_to"] or date.max) >= after["valid_from"]:
                message = N_("trùng thời gian với dòng {line}: một người giữ một vị trí hai lần.")
                report.error(after, "valid_from", message, line=before.line)


def apply(rows: dict[str, list[Row]], *, actor: Actor, at: datetime, source: Source) -> Counts:
    """Load the organisation through its own door."""
    wanted = OrganisationRows(**{table.name: rows[table.name] for table in TABLES})
    return _counts(load_organisation(wanted, actor=actor, at=at))


def _counts(changes: Sequence[Changes]) -> Counts:
    total = Counts()
    for each in changes:
        total += Counts(len(each.created), len(each.changed), each.unchanged, len(each.ended))
    return total


def export() -> dict[str, list[dict[str, Any]]]:
    """Return the organisation as it stands."""
    return export_rows()
