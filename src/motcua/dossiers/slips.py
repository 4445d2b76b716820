"""The data of each official form, taken from a dossier at the moment of the act and frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from motcua.catalogue.public import Channel as CatalogueChannel
from motcua.catalogue.public import Fee, PaymentTiming, fees_for
from motcua.deadlines.public import TimeLimit, calendar_for, hours_in_words
from motcua.dossiers.models import Dossier, Supplement
from motcua.dossiers.states import RETURN_METHOD_NAMES, Channel, ReturnMethod
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import Authority, Holding, Role, Unit
from motcua.paperwork.public import (
    ApologySlip,
    Book,
    FeeLine,
    HelpLines,
    IntakeRefusalSlip,
    Letterhead,
    PaperLine,
    PartyLines,
    ReceiptSlip,
    Signature,
    SupplementRequestSlip,
)

HOT_LINE = "1800 1096"
# What a slip says of fees where no amount is known; a paper is Vietnamese whatever the screen.
FEE_WORDS = {
    PaymentTiming.NONE: "Không thu",
    PaymentTiming.EXEMPT: "Được miễn",
    PaymentTiming.UNKNOWN: "Theo quy định của thủ tục",
}


def _counter(dossier: Dossier) -> Unit | None:
    return Unit.objects.filter(authority=dossier.authority, kind="one_stop").order_by("code").first()


def _head(dossier: Dossier, counter: Unit | None) -> Letterhead:
    """Return the head of a counter's slip: the authority over its counter."""
    authority = dossier.authority
    return Letterhead(
        governing_body=authority.name if counter else "",
        issuing_body=_without(counter.name, authority) if counter else authority.name,
        place_name=authority.place_name or "Cà Mau",
    )


def _office_head(dossier: Dossier) -> Letterhead:
    """Return the head of the authority's own letter: the body above it over itself (Decree 30/2020/NĐ-CP)."""
    authority = dossier.authority
    above = authority.parent.name if authority.parent else ""
    return Letterhead(
        governing_body=above,
        issuing_body=_without(authority.name, authority.parent) if authority.parent else authority.name,
        place_name=authority.place_name or "Cà Mau",
    )


def _without(name: str, authority: Authority) -> str:
    """Return a unit's name without the authority's, which stands on the line above."""
    place = authority.name.removeprefix("Ủy ban nhân dân ")
    tails = (authority.name, authority.name.partition(" tỉnh ")[0], authority.short_name, place)
    for tail in sorted(filter(None, tails), key=len, reverse=True):
        if name.lower().endswith(f" {tail.lower()}"):
            return name[: -len(tail)].strip()
    return name


def _party(dossier: Dossier) -> PartyLines:
    owner, submitter = dossier.owner, dossier.submitter
    return PartyLines(
        owner_name=owner.full_name,
        submitter_name=submitter.full_name,
        address=owner.address,
        phone=submitter.phone or owner.phone,
        email=submitter.email or owner.email,
        id_number=owner.id_number,
        tax_number=owner.tax_number,
    )


def _help(dossier: Dossier) -> HelpLines:
    look_up = settings.MOTCUA_PUBLIC_URL.partition("://")[2]
    spans = calendar_for(dossier.authority).weekly_spans(local(dossier.last_act_at).date())
    return HelpLines(phone=dossier.authority.phone or HOT_LINE, hours=hours_in_words(spans), look_up=look_up)


def _sign(officer: Actor, at: datetime, organisation: str) -> Signature:
    return Signature(name=officer.name, title=officer.title, organisation=organisation, at=at)


def _request(dossier: Dossier) -> str:
    name = dossier.version.name
    return f"{name}. {dossier.request}" if dossier.request else name


def receipt_slip(dossier: Dossier, *, officer: Actor, at: datetime) -> ReceiptSlip:
    """Return Mẫu 01: what was received, and when to come back."""
    counter = _counter(dossier)
    name = counter.name if counter else dossier.authority.name
    fees = _fees(dossier)
    rows = dossier.papers.filter(supplement=None, from_database=False).order_by("position")
    return ReceiptSlip(
        head=_head(dossier, counter),
        issued_at=at,
        dossier_number=dossier.number or "",
        party=_party(dossier),
        request=_request(dossier),
        procedure_code=dossier.version.procedure.code,
        officer=_sign(officer, at, name),
        help=_help(dossier),
        book=Book(volume=dossier.book_volume or 1, ordinal=dossier.book_ordinal or 1),
        qr_payload=f"{settings.MOTCUA_PUBLIC_URL}/ho-so/{dossier.number}/",
        demo=settings.MOTCUA_DEMO,
        counter_name=name,
        papers=tuple(
            PaperLine(name=p.name, originals=p.originals, certified=p.certified, photocopies=p.copies)
            for p in rows
        ),
        sets=dossier.sets,
        limit_text=TimeLimit.parse(dossier.clock.limit_text).text("vi") if dossier.clock else "",
        received_at=dossier.received_at or at,
        due_at=dossier.due_at,
        return_at=_return_at(dossier, name),
        fees=tuple(FeeLine(name=fee.name, amount=fee.amount) for fee in fees if fee.amount),
        fee_text=FEE_WORDS.get(PaymentTiming(dossier.version.payment_timing), ""),
    )


def _fees(dossier: Dossier) -> list[Fee]:
    """Return what the procedure asks to be paid; nothing is looked up where nothing is."""
    if PaymentTiming(dossier.version.payment_timing) in FEE_WORDS:
        return []
    channel = CatalogueChannel[Channel(dossier.channel).name]
    return fees_for(dossier.version, dossier.case_code, channel)


def _return_at(dossier: Dossier, counter: str) -> str:
    method = ReturnMethod(dossier.return_method)
    if method is ReturnMethod.COUNTER:
        return counter
    words = RETURN_METHOD_NAMES[method]
    return f"{words}: {dossier.return_address}" if dossier.return_address else words


def supplement_slip(
    dossier: Dossier, supplement: Supplement, *, officer: Actor, at: datetime
) -> SupplementRequestSlip:
    """Return Mẫu 02: everything that is missing, in one list."""
    counter = _counter(dossier)
    name = counter.name if counter else dossier.authority.name
    return SupplementRequestSlip(
        head=_head(dossier, counter),
        issued_at=at,
        dossier_number=dossier.number or "",
        party=_party(dossier),
        request=_request(dossier),
        procedure_code=dossier.version.procedure.code,
        officer=Signature(name=supplement.requested_by.full_name, organisation=name, at=at),
        help=_help(dossier),
        qr_payload=f"{settings.MOTCUA_PUBLIC_URL}/ho-so/{dossier.number}/" if dossier.number else "",
        demo=settings.MOTCUA_DEMO,
        counter_name=name,
        papers=(),
        demands=tuple(supplement.demands),
        reason=supplement.reason,
        round=supplement.ordinal,
        answer_by=supplement.answer_by,
        approved_by=officer.name if supplement.approved_by_id else "",
    )


def refusal_slip(dossier: Dossier, *, reason: str, officer: Actor, at: datetime) -> IntakeRefusalSlip:
    """Return Mẫu 03: why the dossier is not received."""
    counter = _counter(dossier)
    name = counter.name if counter else dossier.authority.name
    return IntakeRefusalSlip(
        head=_head(dossier, counter),
        issued_at=at,
        dossier_number=dossier.number or dossier.reference,
        party=_party(dossier),
        request=_request(dossier),
        procedure_code=dossier.version.procedure.code,
        officer=_sign(officer, at, name),
        help=_help(dossier),
        demo=settings.MOTCUA_DEMO,
        counter_name=name,
        reason=reason,
    )


def apology_slip(
    dossier: Dossier, *, number: str, due_before: datetime, reason: str, officer: Actor, at: datetime
) -> ApologySlip:
    """Return Mẫu 04: sorry, why, and the one new date."""
    new_due = dossier.due_at or due_before
    counter = _counter(dossier)
    return ApologySlip(
        head=_office_head(dossier),
        issued_at=at,
        dossier_number=dossier.number or "",
        party=_party(dossier),
        request=_request(dossier),
        procedure_code=dossier.version.procedure.code,
        officer=_sign(officer, at, dossier.authority.name),
        help=_help(dossier),
        number=number,
        demo=settings.MOTCUA_DEMO,
        office_name=dossier.authority.name,
        received_at=local(dossier.received_at or at),
        due_at=local(due_before),
        reason=reason,
        new_due_at=local(new_due),
        recipients=tuple(_recipients(dossier, counter)),
        signing_prefix=_signing_prefix(dossier, officer, at),
        qr_payload=f"{settings.MOTCUA_PUBLIC_URL}/ho-so/{dossier.number}/",
    )


def _recipients(dossier: Dossier, counter: Unit | None) -> Iterator[str]:
    yield "Như trên;"
    if counter:
        yield f"{counter.name};"
    yield f"Lưu: VT{', ' + dossier.unit.code.upper() if dossier.unit else ''}."


def _signing_prefix(dossier: Dossier, officer: Actor, at: datetime) -> str:
    """Return "KT. GIÁM ĐỐC" for a deputy who signs for the head (Decree 30/2020/NĐ-CP, art. 13)."""
    held = Holding.objects.in_force(local(at).date()).filter(
        officer_id=officer.officer_id or 0, post__unit__authority=dossier.authority, post__role=Role.DIRECTOR
    )
    post = next((row.post for row in held.select_related("post")), None)
    return f"{post.sign_prefix} {post.sign_for}".strip() if post and post.sign_prefix else ""
