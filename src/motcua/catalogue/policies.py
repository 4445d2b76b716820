"""Who keeps the catalogue."""

from __future__ import annotations

from motcua.catalogue.errors import AlreadyPublished, CatalogueNotYours
from motcua.catalogue.models import ProcedureVersion
from motcua.kernel.actor import Actor
from motcua.kernel.policy import ALLOWED, Decision, Refused
from motcua.organisation.public import Role


def may_keep_catalogue(actor: Actor) -> Decision:
    """Allow procedure and quality staff, administrators (who keep catalogues, guide §9.1), and the loader of site data."""
    if actor.kind == "system" or actor.has_role(Role.QUALITY, Role.ADMIN):
        return ALLOWED
    return Refused(CatalogueNotYours())


def may_change(version: ProcedureVersion) -> Decision:
    """Allow changes of drafts; what is published is frozen."""
    if version.is_published:
        return Refused(AlreadyPublished(number=version.number, code=version.procedure.code))
    return ALLOWED
