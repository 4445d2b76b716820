"""Permission to see one dossier for half an hour, kept on the server under the visitor's session."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

SECONDS = 30 * 60
MOST = 10
KEY = "dossiers-shown"


def give(request: HttpRequest, number: str, pk: int, at: datetime) -> None:
    """Let this visitor see a dossier; the session gets a new name, so that nobody could have planted it."""
    shown = _live(request, at)
    shown.pop(number, None)
    kept = dict(list(shown.items())[-(MOST - 1) :])
    kept[number] = [pk, int(at.timestamp()) + SECONDS]
    request.session.cycle_key()
    request.session[KEY] = kept


def held(request: HttpRequest, number: str, at: datetime) -> int | None:
    """Return the id of the dossier this visitor may see under a number, or None."""
    found = _live(request, at).get(number)
    return found[0] if found else None


def withdraw(request: HttpRequest, number: str, at: datetime) -> None:
    """End the permission, as on a telephone that was borrowed."""
    shown = _live(request, at)
    shown.pop(number, None)
    request.session[KEY] = shown


def _live(request: HttpRequest, at: datetime) -> dict[str, list[int]]:
    shown: dict[str, list[int]] = request.session.get(KEY) or {}
    return {number: row for number, row in shown.items() if row[1] > at.timestamp()}
