"""Money the applicant must pay before the dossier goes on."""

from __future__ import annotations

from datetime import datetime

from motcua.deadlines.public import StopReason, stop_clock
from motcua.dossiers.commands.flow import begin, finish, wait_again, wait_for
from motcua.dossiers.commands.orders import ConfirmPayment, RequestPayment
from motcua.dossiers.commands.supplement import resume
from motcua.dossiers.errors import PaymentAmountWrong, PaymentReceiptMissing
from motcua.dossiers.events import PaymentConfirmed, PaymentRequested
from motcua.dossiers.models import Dossier, FinancialObligation
from motcua.dossiers.states import Act, State
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.errors import Invalid
from motcua.kernel.text import clean_line
from motcua.organisation.public import Role

MOST = 100_000_000_000
MEANS = frozenset({"cash", "transfer", "online"})


@command
def request_payment(order: RequestPayment, *, actor: Actor, at: datetime) -> Dossier:
    """Ask for a payment in whole đồng and stop the clock until it comes.

    Law: Decree 118/2025/NĐ-CP art. 24. Raises PaymentAmountWrong.
    """
    work = begin(Act.REQUEST_PAYMENT, order, actor, at)
    dossier = work.dossier
    what = clean_line(order.what, limit=300, field="what")
    if not what:
        raise Invalid(field="what")
    if not 1 <= order.amount <= MOST:
        raise PaymentAmountWrong
    FinancialObligation.objects.create(
        dossier=dossier, authority=dossier.authority, what=what, amount=order.amount, requested_at=at,
        requested_by_id=work.officer_id,
    )  # fmt: skip
    if dossier.clock is not None:
        stop_clock(dossier.clock, reason=StopReason.FINANCIAL, at=at, actor=actor, article=work.made.article)
    wait_for(dossier, Role.COUNTER)
    return finish(work, PaymentRequested(amount=order.amount, what=what))


@command
def confirm_payment(order: ConfirmPayment, *, actor: Actor, at: datetime) -> Dossier:
    """Confirm the money with its receipt and let the clock go on. Raises PaymentReceiptMissing."""
    work = begin(Act.CONFIRM_PAYMENT, order, actor, at)
    dossier = work.dossier
    receipt = clean_line(order.receipt, limit=80, field="receipt")
    if not receipt:
        raise PaymentReceiptMissing
    if order.means not in MEANS:
        raise Invalid(field="means")
    owed = FinancialObligation.objects.get(dossier=dossier, paid_at=None)
    owed.paid_at, owed.receipt, owed.means, owed.confirmed_by_id = at, receipt, order.means, work.officer_id
    owed.save()
    resume(work)
    if work.made.target is State.PROCESSING:
        wait_again(work)
    else:
        wait_for(dossier, Role.COUNTER)
    event = PaymentConfirmed(amount=owed.amount, receipt=receipt, means=order.means, due_after=dossier.due_at)
    return finish(work, event)
