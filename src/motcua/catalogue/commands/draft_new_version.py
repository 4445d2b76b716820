"""Write the next version of a procedure as a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from motcua.catalogue import policies
from motcua.catalogue.commands.store import fill_draft
from motcua.catalogue.errors import ProcedureUnknown
from motcua.catalogue.events import VersionDrafted
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.rules.facts import VersionFacts
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftNewVersion:
    """The whole content of the draft."""

    facts: VersionFacts

    @property
    def subject(self) -> str:
        """The journal chain."""
        return f"procedure:{self.facts.procedure}"


@command
def draft_new_version(order: DraftNewVersion, *, actor: Actor, at: datetime) -> ProcedureVersion:
    """Make the procedure's draft, or fill the one that exists anew; what is published stays.

    Law: Decree 63/2010/NĐ-CP art. 8. Raises ProcedureUnknown, CatalogueNotYours, CaseUnknown.
    """
    policies.may_keep_catalogue(actor).require()
    try:
        procedure = Procedure.objects.locked(order.facts.procedure)
    except Procedure.DoesNotExist as missing:
        raise ProcedureUnknown(code=order.facts.procedure) from missing
    return write_draft(procedure, order.facts, actor=actor, at=at)


def write_draft(procedure: Procedure, facts: VersionFacts, *, actor: Actor, at: datetime) -> ProcedureVersion:
    """Fill the draft and record it, inside the caller's transaction."""
    version = fill_draft(procedure, facts)
    event = VersionDrafted(procedure=procedure.code, number=version.number, fingerprint=version.fingerprint)
    record(event, subject=f"procedure:{procedure.code}", actor=actor, at=at, article="63/2010/NĐ-CP, Điều 8")
    return version
