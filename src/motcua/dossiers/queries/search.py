"""Finding a dossier by what people remember of it: number, name, identity number, telephone, procedure."""

from __future__ import annotations

import re

from django.contrib.postgres.search import SearchQuery

from motcua.dossiers.models import Dossier, DossierQuerySet
from motcua.dossiers.rules.search import tsquery
from motcua.kernel.actor import Actor

_PLAIN = re.compile(r"[^0-9A-Z]+")
_TAIL = re.compile(r"(\d{6})(\d{4})$")


def search_dossiers(actor: Actor, typed: str) -> DossierQuerySet:
    """Return the dossiers an actor may see whose words begin with every word typed, marks aside."""
    query = tsquery(typed)
    visible = Dossier.objects.visible_to(actor)
    if not query:
        return visible.none()
    return visible.filter(search_vector=SearchQuery(query, config="simple", search_type="raw"))


def dossier_numbered(actor: Actor, typed: str) -> Dossier | None:
    """Return the one visible dossier whose number was typed, spaces and points forgiven; one query at most."""
    numbers = numbers_meant(typed, actor.authority)
    if not numbers:
        return None
    return Dossier.objects.visible_to(actor).filter(number__in=numbers).first()


def numbers_meant(typed: str, authority: str) -> list[str]:
    """Return the dossier numbers a text can stand for: as typed, or with the signs people leave out.

    "h12 32 05 261123 0018", "H12.32.05-261123-0018" and, at that authority, "261123 0018" are one number.
    """
    text = re.sub(r"\s+", "", typed).upper()
    bare = _PLAIN.sub("", text)
    found = [text] if re.fullmatch(r"[0-9A-Z]+(\.[0-9A-Z]+)*-\d{6}(\d{2})?-\d{4,7}", text) else []
    tail = _TAIL.search(bare)
    if tail and authority and bare[: tail.start()] in {"", _PLAIN.sub("", authority)}:
        found.append(f"{authority}-{tail[1]}-{tail[2]}")
    return list(dict.fromkeys(found))
