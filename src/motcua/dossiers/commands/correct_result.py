"""Taking a result back for correction (9 → 4)."""

from __future__ import annotations

from datetime import datetime

from motcua.catalogue.public import StepRow
from motcua.deadlines.public import reopen_clock
from motcua.dossiers.commands.flow import Work, begin, finish, go_to_step, needs_reason
from motcua.dossiers.commands.orders import CorrectResult
from motcua.dossiers.errors import NotRouted
from motcua.dossiers.events import ResultCorrected
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.states import Act
from motcua.journal.public import command
from motcua.kernel.actor import Actor


@command
def correct_result(order: CorrectResult, *, actor: Actor, at: datetime) -> Dossier:
    """Take a result back before it is returned; it stays on record, marked, and the clock runs on.

    Only the administrator, with a reason (guide 2.2). The dossier goes back to the step named, or to the
    one where the result was proposed.
    """
    work = begin(Act.CORRECT_RESULT, order, actor, at)
    reason = needs_reason(order.reason)
    dossier = work.dossier
    result = Result.objects.get(dossier=dossier, corrected_at=None)
    result.corrected_at = at
    result.save(update_fields=["corrected_at"])
    if dossier.clock is not None:
        clock = reopen_clock(dossier.clock, at=at, actor=actor, reason=reason, article=work.made.article)
        dossier.due_at, dossier.promised_due_at = clock.due_at, clock.promised_due_at
    dossier.finished_at, dossier.verdict = None, ""
    target = _target(work, order.to_step)
    go_to_step(work, target)
    return finish(work, ResultCorrected(number=result.number, to_step=target.name), reason=reason)


def _target(work: Work, key: str) -> StepRow:
    route = work.now.route
    steps = [step for leg in route.legs for step in leg.steps] if route else []
    for step in steps:
        if step.key == key or (not key and step.completes_with == Act.PROPOSE):
            return step
    raise NotRouted(code=work.dossier.version.procedure.code)
