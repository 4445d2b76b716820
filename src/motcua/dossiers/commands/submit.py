"""An application that came online, at a kiosk or from the national portal: state 1, not yet received."""

from __future__ import annotations

from datetime import datetime

from motcua.catalogue.public import choose_version
from motcua.dossiers.commands.flow import enter_journal, wait_for
from motcua.dossiers.commands.intake import lay_down, papers_of, required_papers
from motcua.dossiers.commands.orders import SubmitDossier
from motcua.dossiers.events import DossierSubmitted
from motcua.dossiers.models import Dossier
from motcua.dossiers.policies import desk_of, may_receive_at
from motcua.dossiers.rules.papers import check_counts
from motcua.dossiers.rules.search import search_text
from motcua.dossiers.states import RECEPTION
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import Role


@command
def submit_dossier(order: SubmitDossier, *, actor: Actor, at: datetime) -> Dossier:
    """Write down an application and let it wait for the counter, which has 8 working hours.

    Law: Decree 118/2025/NĐ-CP art. 17. An officer who enters it must be at the authority's counter. Raises refusals
    of catalogue and parties, NotForThisAuthority, NotYours, PaperUnknown, PaperCountWrong.
    """
    intake = order.intake
    if actor.kind == "officer":
        may_receive_at(desk_of(actor, at), order.authority).require()
    version = choose_version(intake.procedure_code, local(at).date())
    dossier = lay_down(intake, version, order.authority, actor, at)
    dossier.search = search_text(
        intake.reference, dossier.owner.full_name, dossier.owner.id_number, dossier.owner.phone,
        dossier.submitter.full_name, version.procedure.code, version.short_name or version.name,
    )  # fmt: skip
    wait_for(dossier, Role.COUNTER)
    dossier.save()
    check_counts(required_papers(version, intake.case_code), intake.papers)
    papers_of(dossier, version, intake.papers)
    event = DossierSubmitted(
        procedure=version.procedure.code, channel=intake.channel, reference=dossier.reference
    )
    enter_journal(dossier, event, actor=actor, at=at, article=RECEPTION)
    return dossier
