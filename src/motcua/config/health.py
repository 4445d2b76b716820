"""`GET /healthz`: whether this installation answers, for load balancers and operators.

It is answered before the rest of the stack: a probe comes by address, carries no cookie, and must
have its answer within seconds while the database hangs.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse, JsonResponse

from motcua import __version__

PATH, TIMEOUT_SECONDS, LATE_SECONDS = "/healthz", 2, 60
OK, DOWN, MISSING, LATE, UNKNOWN = "ok", "down", "missing", "late", "unknown"

_APPLIED = "SELECT app, name FROM django_migrations"
# A live worker writes its heartbeat every 10 seconds; a due job that nobody takes is late as well.
_WORKER = """
    SELECT EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - %(late)s * interval '1 second')
       AND NOT EXISTS (SELECT FROM procrastinate_jobs WHERE status = 'todo'
                       AND scheduled_at < now() - 5 * %(late)s * interval '1 second')
"""


class HealthMiddleware:
    """Answers the health address; every other request passes through untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the health of the installation, or what the rest of the stack returns."""
        if request.path_info != PATH:
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        facts = health()
        response = JsonResponse(facts, status=200 if facts["status"] == OK else 503)
        response["Cache-Control"] = "no-store"
        # A probe asks every second: the log would hold nothing else while the database is away.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response


def health() -> dict[str, str]:
    """Return what works now, asked over a connection of its own that gives up after two seconds."""
    facts = {
        "status": DOWN,
        "database": DOWN,
        "migrations": UNKNOWN,
        "worker": UNKNOWN,
        "version": __version__,
    }
    try:
        with psycopg.connect(**_parameters()) as link:
            # A server that only reads (a standby, a full disk) cannot take a dossier: a number is drawn to know.
            link.execute("SELECT pg_current_xact_id()")
            facts["database"] = OK
            facts["migrations"] = _migrations(link)
            if facts["migrations"] == OK:
                facts["worker"] = OK if _one(link, _WORKER, {"late": LATE_SECONDS}) else LATE
            link.rollback()
    except psycopg.Error:
        return facts
    facts["status"] = OK if facts["migrations"] == OK else DOWN
    return facts


def _parameters() -> dict[str, Any]:
    parameters = dict(connections[DEFAULT_DB_ALIAS].get_connection_params())
    wanted = {name: parameters[name] for name in parameters if isinstance(parameters[name], str | int)}
    limit = f"-c statement_timeout={TIMEOUT_SECONDS * 1000}"
    return {
        **wanted,
        "connect_timeout": TIMEOUT_SECONDS,
        "options": f"{wanted.get('options', '')} {limit}".strip(),
    }


def _one(link: psycopg.Connection[Any], query: str, values: dict[str, Any]) -> Any:
    row = link.execute(query, values).fetchone()
    return row[0] if row else None


def _migrations(link: psycopg.Connection[Any]) -> str:
    try:
        applied = {(app, name) for app, name in link.execute(_APPLIED)}
    except psycopg.errors.UndefinedTable:
        return MISSING
    return OK if _on_disk() <= applied else MISSING


@functools.cache
def _on_disk() -> frozenset[tuple[str, str]]:
    """Return the migrations of this release, read once a process."""
    return frozenset(MigrationLoader(None).disk_migrations)
