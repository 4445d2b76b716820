"""The organisation as the tables it was loaded from."""

from __future__ import annotations

from typing import Any

from motcua.organisation.models import Authority, Holding, Officer, Post, Succession, Unit

Table = list[dict[str, Any]]


def export_rows() -> dict[str, Table]:
    """Return every table of the organisation with codes for references; six queries."""
    return {
        "authorities": _authorities(),
        "successions": _table(
            Succession.objects.order_by("predecessor__code", "effective_on", "field", "successor__code"),
            {"predecessor": "predecessor__code", "successor": "successor__code"},
            "field", "effective_on", "source",
        ),
        "units": _table(
            Unit.objects.order_by("authority__code", "code"),
            {"authority": "authority__code"},
            "code", "name", "kind", "valid_from", "valid_to",
        ),
        "posts": _table(
            Post.objects.order_by("unit__authority__code", "unit__code", "code"),
            {"authority": "unit__authority__code", "unit": "unit__code"},
            "code", "title", "role", "sign_prefix", "sign_for",
        ),
        "officers": _table(
            Officer.objects.order_by("code"), {"username": "account__username"}, "code", "full_name", "phone", "email"
        ),
        "holdings": _table(
            Holding.objects.order_by("officer__code", "valid_from", "post__code"),
            {
                "officer": "officer__code", "authority": "post__unit__authority__code",
                "unit": "post__unit__code", "post": "post__code",
            },
            "valid_from", "valid_to",
        ),
    }  # fmt: skip


def _authorities() -> Table:
    names = [
        "code", "name", "short_name", "level", "address", "phone", "place_name", "commune_code",
        "head_title", "valid_from", "valid_to", "confidence", "source",
    ]  # fmt: skip
    return _table(Authority.objects.order_by("code"), {"parent": "parent__code"}, *names)


def _table(rows: Any, references: dict[str, str], *names: str) -> Table:
    wanted = {**references, **{name: name for name in names}}
    return [
        {
            name: "" if value is None and not name.startswith("valid_") else value
            for name, value in zip(wanted, row, strict=True)
        }
        for row in rows.values_list(*wanted.values())
    ]
