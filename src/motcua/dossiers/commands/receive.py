"""Receiving a complete dossier, and giving the applicant a date (Mẫu 01)."""

from __future__ import annotations

from datetime import date, datetime

from motcua.catalogue.public import Channel as CatalogueChannel
from motcua.catalogue.public import ProcedureVersion, choose_version
from motcua.deadlines.public import TimeLimit, calendar_for, start_clock
from motcua.dossiers.commands.flow import enter_journal, stand_in_step
from motcua.dossiers.commands.intake import (
    check_offer,
    lay_down,
    papers_of,
    required_papers,
    submitted_papers,
    take_submitted,
)
from motcua.dossiers.commands.orders import ReceiveDossier
from motcua.dossiers.errors import NotRouted, PaymentMissing
from motcua.dossiers.events import DossierReceived
from motcua.dossiers.models import Dossier, FinancialObligation
from motcua.dossiers.policies import desk_of, may_receive_at
from motcua.dossiers.queries.offer import limit_of
from motcua.dossiers.queries.route import route_of
from motcua.dossiers.rules.papers import check_papers
from motcua.dossiers.rules.search import search_text
from motcua.dossiers.rules.times import check_received_at
from motcua.dossiers.slips import receipt_slip
from motcua.dossiers.states import RECEPTION, Channel, State
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.kernel.text import clean_text
from motcua.paperwork.public import issue_form, next_book_entry, next_dossier_number

CHANNEL_CODES = {
    Channel.DIRECT: CatalogueChannel.DIRECT,
    Channel.ONLINE: CatalogueChannel.ONLINE,
    Channel.POSTAL: CatalogueChannel.POSTAL,
}


@command
def receive_dossier(order: ReceiveDossier, *, actor: Actor, at: datetime) -> Dossier:
    """Receive a complete dossier: number it, start its clock, promise a date, and enter the slip.

    Law: Decree 118/2025/NĐ-CP art. 17(1), 17(3): time runs from when the complete dossier is received,
    as the slip shows. Raises PapersMissing, ReceivedInFuture, ReceivedTooEarly, LateEntryNeedsReason,
    NotForThisAuthority, NotRouted, PaymentMissing, refusals of catalogue and parties.
    """
    received_at = order.received_at or at
    reason = clean_text(order.late_entry_reason, limit=500, field="late_entry_reason")
    check_received_at(received_at, at, reason)
    if order.dossier_id is None:
        may_receive_at(desk_of(actor, at), order.authority or actor.authority).require()
        dossier = _open(order, actor, received_at, at)
    else:
        dossier = take_submitted(order, actor, at)
        _settle_payment(dossier, order, actor, at)
    return _accept(dossier, order, actor, received_at, at, reason)


def _open(order: ReceiveDossier, actor: Actor, received_at: datetime, at: datetime) -> Dossier:
    if order.intake is None:
        raise ValueError("an order to receive names a dossier or brings an intake")
    version = choose_version(order.intake.procedure_code, local(received_at).date())
    return lay_down(
        order.intake, version, order.authority or actor.authority, actor, at, received_at=received_at
    )


def _accept(
    dossier: Dossier, order: ReceiveDossier, actor: Actor, received_at: datetime, at: datetime, reason: str
) -> Dossier:
    version = dossier.version
    papers = order.papers or (order.intake.papers if order.intake else submitted_papers(dossier))
    check_offer(version, dossier)
    check_papers(required_papers(version, dossier.case_code), papers)
    route = route_of(dossier)
    if route is None or not route.single_authority:
        raise NotRouted(code=version.procedure.code)
    _start_clock(dossier, version, actor, received_at)
    dossier.state, dossier.paused_from = State.RECEIVED, None
    dossier.received_at, dossier.received_by_id = received_at, actor.officer_id
    dossier.last_act_at, dossier.last_actor_name = at, actor.name
    stand_in_step(dossier, route.step(route.start_key), received_at, calendar_for(dossier.authority))
    if order.dossier_id is not None:
        # What the applicant listed gives way to what the counter found on the table.
        dossier.papers.filter(supplement=None).delete()
    names = papers_of(dossier, version, papers)
    _number(dossier, local(received_at).date())
    dossier.search = _search(dossier)
    dossier.save()
    _record(dossier, version, names, actor, at, reason)
    slip = receipt_slip(dossier, officer=actor, at=received_at)
    issue_form(slip, subject=dossier.subject, actor=actor, at=at, authority=dossier.authority.code)
    return dossier


def _number(dossier: Dossier, day: date) -> None:
    """Give the number and the place in the book; late in the act, since others wait for these counters."""
    dossier.number = next_dossier_number(dossier.authority.code, on=day)
    book = next_book_entry(dossier.authority.code, on=day)
    dossier.book_volume, dossier.book_ordinal = book.volume, book.ordinal


def _start_clock(dossier: Dossier, version: ProcedureVersion, actor: Actor, received_at: datetime) -> None:
    limit = limit_of(version, dossier.case_code, CHANNEL_CODES[Channel(dossier.channel)])
    clock = start_clock(
        subject=dossier.subject,
        authority=dossier.authority,
        limit=TimeLimit.parse(limit),
        at=received_at,
        actor=actor,
        article=RECEPTION,
        policy=version.pause_policy,
    )
    dossier.clock, dossier.due_at, dossier.promised_due_at = clock, clock.due_at, clock.promised_due_at


def _search(dossier: Dossier) -> str:
    owner, submitter = dossier.owner, dossier.submitter
    return search_text(
        dossier.number or "",
        *(owner.full_name, owner.id_number, owner.phone, owner.tax_number),
        *(submitter.full_name, submitter.id_number, submitter.phone),
        *(dossier.version.procedure.code, dossier.version.short_name or dossier.version.name),
    )


def _record(
    dossier: Dossier, version: ProcedureVersion, papers: list[str], actor: Actor, at: datetime, reason: str
) -> None:
    event = DossierReceived(
        number=dossier.number or "",
        procedure=version.procedure.code,
        version=version.number,
        channel=dossier.channel,
        received_at=dossier.received_at or at,
        limit=dossier.clock.limit_text if dossier.clock else "",
        due_at=dossier.due_at,
        papers=papers,
        late_entry_reason=reason,
    )
    enter_journal(dossier, event, actor=actor, at=at, article=RECEPTION, reason=reason)


def _settle_payment(dossier: Dossier, order: ReceiveDossier, actor: Actor, at: datetime) -> None:
    """Take the money and receive in one act, where payment came first (guide 2.2: 6 → 2)."""
    owed = FinancialObligation.objects.filter(dossier=dossier, paid_at=None).first()
    if owed is None:
        return
    receipt = clean_text(order.payment_receipt, limit=80, field="payment_receipt")
    if not receipt:
        raise PaymentMissing(amount=f"{owed.amount:,} đồng".replace(",", "."))
    owed.paid_at, owed.receipt, owed.means = at, receipt, order.payment_means
    owed.confirmed_by_id = actor.officer_id
    owed.save()
