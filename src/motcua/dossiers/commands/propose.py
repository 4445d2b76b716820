"""Proposing the result."""

from __future__ import annotations

from datetime import datetime

from motcua.dossiers.commands.examine import become_case_officer
from motcua.dossiers.commands.flow import advance, begin, finish, put_forward
from motcua.dossiers.commands.orders import Propose
from motcua.dossiers.errors import ResultTextMissing
from motcua.dossiers.events import ResultProposed
from motcua.dossiers.models import Dossier
from motcua.dossiers.states import Act, ProposalKind
from motcua.journal.public import command
from motcua.kernel.actor import Actor
from motcua.kernel.text import clean_line, clean_text


@command
def propose(order: Propose, *, actor: Actor, at: datetime) -> Dossier:
    """Put the result to the reviewer. After acceptance a refusal is a result, with its reasons.

    Raises ResultTextMissing without a summary, or without reasons for a refusal.
    """
    work = begin(Act.PROPOSE, order, actor, at)
    summary = clean_line(order.summary, limit=1000, field="summary")
    text = clean_text(order.text, limit=20_000, field="text")
    if not summary or (order.outcome == "refused" and not text):
        raise ResultTextMissing(field="text" if summary else "summary")
    become_case_officer(work)
    put_forward(work, ProposalKind.RESULT, text, {"summary": summary}, outcome=order.outcome)
    advance(work)
    return finish(work, ResultProposed(outcome=order.outcome, summary=summary))
