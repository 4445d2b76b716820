"""Bringing in the authorities, units, posts and officers of a site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from motcua.journal.public import record
from motcua.kernel.actor import Actor
from motcua.organisation.commands.upsert import Changes, upsert
from motcua.organisation.errors import HoldingOverlaps
from motcua.organisation.events import OrganisationLoaded
from motcua.organisation.models import Account, Authority, Holding, Officer, Post, Succession, Unit

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class OrganisationRows:
    """The tables of a site, as plain values; codes stand for the rows they name."""

    authorities: Rows = ()
    successions: Rows = ()
    units: Rows = ()
    posts: Rows = ()
    officers: Rows = ()
    holdings: Rows = ()


def load_organisation(rows: OrganisationRows, *, actor: Actor, at: datetime) -> list[Changes]:
    """Bring the organisation to what the rows say, inside the caller's transaction; nothing is deleted.

    Each table that changed gets one journal entry. The rows must have been validated: an unknown
    code raises KeyError. Raises HoldingOverlaps when a holding meets another one already stored.
    """
    changes = [
        _authorities(rows.authorities),
        _parents(rows.authorities),
        _successions(rows.successions),
        _units(rows.units),
        _posts(rows.posts),
        _officers(rows.officers),
        _holdings(rows.holdings),
    ]
    merged = [_merge(changes[0], changes[1]), *changes[2:]]
    for each in merged:
        if each.any:
            event = OrganisationLoaded(
                each.table, tuple(each.created), tuple(each.changed), tuple(each.ended)
            )
            record(event, subject="site:organisation", actor=actor, at=at)
    return merged


def _by_code(model: Any) -> dict[str, Any]:
    return {row.code: row for row in model.objects.all()}


def _authorities(rows: Rows) -> Changes:
    existing = {(code,): row for code, row in _by_code(Authority).items()}
    plain = ({name: value for name, value in row.items() if name != "parent"} for row in rows)
    return upsert("authorities", existing, Authority, ["code"], plain)


def _parents(rows: Rows) -> Changes:
    """Set the parents once all authorities are there, so that their order in the file is free."""
    known = _by_code(Authority)
    existing = {(code,): row for code, row in known.items()}
    wanted = [
        {"code": row["code"], "parent_id": known[row["parent"]].pk if row["parent"] else None} for row in rows
    ]
    return upsert("authorities", existing, Authority, ["code"], wanted)


def _merge(own: Changes, parents: Changes) -> Changes:
    """Return one account of the two passes over authorities, each row named once."""
    known = {*own.created, *own.changed, *own.ended}
    extra = [label for label in parents.changed if label not in known]
    own.changed += extra
    own.unchanged -= len(extra)
    return own


def _successions(rows: Rows) -> Changes:
    known = _by_code(Authority)
    existing = {(row.predecessor_id, row.successor_id, row.field): row for row in Succession.objects.all()}
    wanted = [
        {
            "predecessor_id": known[row["predecessor"]].pk,
            "successor_id": known[row["successor"]].pk,
            "field": row["field"],
            "effective_on": row["effective_on"],
            "source": row["source"],
        }
        for row in rows
    ]
    return upsert("successions", existing, Succession, ["predecessor_id", "successor_id", "field"], wanted)


def _units(rows: Rows) -> Changes:
    known = _by_code(Authority)
    existing = {(row.authority, row.code): row for row in Unit.objects.select_related("authority")}
    wanted = [{**row, "authority": known[row["authority"]]} for row in rows]
    return upsert("units", existing, Unit, ["authority", "code"], wanted)


def _unit_map() -> dict[tuple[str, str], Unit]:
    return {(unit.authority.code, unit.code): unit for unit in Unit.objects.select_related("authority")}


def _posts(rows: Rows) -> Changes:
    units = _unit_map()
    existing = {(row.unit, row.code): row for row in Post.objects.select_related("unit")}
    wanted = []
    for row in rows:
        rest = {name: value for name, value in row.items() if name not in {"authority", "unit"}}
        wanted.append({"unit": units[row["authority"], row["unit"]], **rest})
    return upsert("posts", existing, Post, ["unit", "code"], wanted)


def _officers(rows: Rows) -> Changes:
    accounts = _accounts(row["username"] for row in rows if row["username"])
    existing = {(code,): row for code, row in _by_code(Officer).items()}
    wanted = []
    for row in rows:
        values = {name: value for name, value in row.items() if name != "username"}
        if row["username"]:
            values["account_id"] = accounts[row["username"]].pk
        wanted.append(values)
    return upsert("officers", existing, Officer, ["code"], wanted)


def _accounts(usernames: Iterable[str]) -> dict[str, Account]:
    """Return the accounts by user name; new ones have no password and cannot sign in yet."""
    wanted = set(usernames)
    known = set(Account.objects.filter(username__in=wanted).values_list("username", flat=True))
    fresh = [Account(username=name, password=make_password(None)) for name in sorted(wanted - known)]
    Account.objects.bulk_create(fresh)
    return {account.username: account for account in Account.objects.filter(username__in=wanted)}


def _holdings(rows: Rows) -> Changes:
    officers = _by_code(Officer)
    stored = {
        (post.unit.authority.code, post.unit.code, post.code): post
        for post in Post.objects.select_related("unit__authority")
    }
    existing = {
        (row.officer, row.post, row.valid_from): row
        for row in Holding.objects.select_related("officer", "post")
    }
    wanted = []
    for row in rows:
        officer, post = officers[row["officer"]], stored[row["authority"], row["unit"], row["post"]]
        held = existing.get((officer, post, row["valid_from"]))
        # An end that was recorded by an act of this office is not undone by an older file.
        valid_to = row["valid_to"] or (held.valid_to if held else None)
        wanted.append(
            {"officer": officer, "post": post, "valid_from": row["valid_from"], "valid_to": valid_to}
        )
    _refuse_overlaps(existing.values(), wanted)
    return upsert("holdings", existing, Holding, ["officer", "post", "valid_from"], wanted)


def _refuse_overlaps(stored: Iterable[Holding], wanted: Iterable[Mapping[str, Any]]) -> None:
    spans: dict[tuple[int, int], dict[date, date]] = {}
    for held in stored:
        spans.setdefault((held.officer_id, held.post_id), {})[held.valid_from] = held.valid_to or date.max
    for row in wanted:
        mine = spans.setdefault((row["officer"].pk, row["post"].pk), {})
        mine[row["valid_from"]] = row["valid_to"] or date.max
        for first, last in mine.items():
            if first != row["valid_from"] and first <= mine[row["valid_from"]] and row["valid_from"] <= last:
                raise HoldingOverlaps(officer=row["officer"].full_name, post=row["post"].title, starts=first)
