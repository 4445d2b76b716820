"""Addresses of one path stand in one router, whichever file they are in."""

from __future__ import annotations

from ninja import Router

CATALOGUE = Router(tags=["catalogue"])
DOSSIERS = Router(tags=["dossiers"])
