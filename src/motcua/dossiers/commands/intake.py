"""What receiving, refusing and submitting share: laying a dossier down, and checking what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from motcua.catalogue.public import ProcedureVersion
from motcua.dossiers.commands.orders import Intake, ReceiveDossier, RefuseIntake
from motcua.dossiers.errors import (
    CaseMissing,
    ChannelNotOffered,
    NotForThisAuthority,
    PaperUnknown,
    StaleDossier,
)
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.policies import desk_of, may
from motcua.dossiers.queries.offer import cases_of, lock, papers_asked
from motcua.dossiers.queries.route import situation_of
from motcua.dossiers.rules.papers import PaperCount, Required
from motcua.dossiers.rules.times import check_follows
from motcua.dossiers.states import CHANNEL_NAMES, Act, Channel, State
from motcua.kernel.actor import Actor
from motcua.kernel.errors import Invalid
from motcua.kernel.text import clean_line, clean_text
from motcua.organisation.public import Authority
from motcua.parties.public import register_party

CHANNEL_WORDS = {Channel.DIRECT: "direct", Channel.ONLINE: "online", Channel.POSTAL: "postal"}


def lay_down(
    intake: Intake,
    version: ProcedureVersion,
    authority_code: str,
    actor: Actor,
    at: datetime,
    *,
    received_at: datetime | None = None,
) -> Dossier:
    """Write a new dossier in state 1 with its parties; the caller moves it on."""
    authority = Authority.objects.select_related("parent").get(code=authority_code)
    if not 1 <= intake.sets <= 99:
        raise Invalid(field="sets")
    owner = register_party(intake.owner, at=at)
    submitter = register_party(intake.submitter, at=at) if intake.submitter else owner
    dossier = Dossier(
        authority=authority,
        version=version,
        case_code=intake.case_code,
        channel=intake.channel,
        reference=clean_line(intake.reference, limit=80, field="reference"),
        state=State.REGISTERED,
        request=clean_text(intake.request, limit=1000, field="request"),
        owner=owner,
        submitter=submitter,
        capacity=clean_line(intake.capacity, limit=100, field="capacity"),
        return_method=intake.return_method,
        return_address=clean_line(intake.return_address, limit=300, field="return_address"),
        sets=intake.sets,
        submitted_at=received_at or at,
        last_act_at=at,
        last_actor_name=actor.name,
    )
    check_offer(version, dossier)
    dossier.save()
    return dossier


def check_offer(version: ProcedureVersion, dossier: Dossier) -> None:
    """Check that this authority handles the version, by this channel and case.

    Raises NotForThisAuthority, ChannelNotOffered, CaseMissing.
    """
    authority = dossier.authority
    ours = (
        version.authority_id == authority.pk
        if version.authority_id
        else version.authority_kind == authority.level
    )
    if not ours:
        where = version.authority.name if version.authority else version.where_to_submit or "–"
        raise NotForThisAuthority(code=version.procedure.code, where=where)
    channel = Channel(dossier.channel)
    if version.channels and CHANNEL_WORDS[channel] not in version.channels:
        raise ChannelNotOffered(channel=CHANNEL_NAMES[channel])
    cases = cases_of(version)
    if (cases and dossier.case_code not in cases) or (not cases and dossier.case_code):
        raise CaseMissing


def required_papers(version: ProcedureVersion, case_code: str) -> list[Required]:
    """Return the papers the version asks for in a case."""
    return [
        Required(p.position, p.name, p.required, p.from_database) for p in papers_asked(version, case_code)
    ]


def papers_of(dossier: Dossier, version: ProcedureVersion, given: Sequence[PaperCount]) -> list[str]:
    """Write down the papers that were handed in and return their names. Raises PaperUnknown."""
    known = {paper.position: paper for paper in papers_asked(version, dossier.case_code)}
    for count in given:
        if count.position not in known:
            raise PaperUnknown(position=count.position)
    rows = [
        DossierPaper(
            dossier=dossier,
            authority_id=dossier.authority_id,
            position=count.position,
            name=known[count.position].name,
            originals=count.originals,
            certified=count.certified,
            copies=count.copies,
            digitised=count.digitised,
            from_database=known[count.position].from_database,
            note=clean_line(count.note, limit=300, field="papers"),
        )
        for count in given
        if count.handed_in or known[count.position].from_database
    ]
    DossierPaper.objects.bulk_create(rows)
    return [row.name for row in rows]


def submitted_papers(dossier: Dossier) -> tuple[PaperCount, ...]:
    """Return the papers an applicant listed when submitting."""
    return tuple(
        PaperCount(
            position=row.position,
            originals=row.originals,
            certified=row.certified,
            copies=row.copies,
            digitised=row.digitised,
            note=row.note,
        )
        for row in dossier.papers.filter(supplement=None).order_by("position")
    )


def take_submitted(order: ReceiveDossier | RefuseIntake, actor: Actor, at: datetime) -> Dossier:
    """Lock a dossier submitted earlier and check that it may be received or refused now."""
    act = Act.RECEIVE if isinstance(order, ReceiveDossier) else Act.REFUSE_INTAKE
    dossier = lock(order.dossier_id or 0)
    if order.revision is not None and order.revision != dossier.revision:
        raise StaleDossier(who=dossier.last_actor_name, when=dossier.last_act_at)
    may(act, desk_of(actor, at), situation_of(dossier)).require()
    check_follows(at, dossier.last_act_at)
    dossier.revision += 1
    return dossier
