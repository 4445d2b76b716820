"""Which version is in force, and which limit is for this dossier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from motcua.catalogue.errors import (
    CaseUnknown,
    NoLimitForThis,
    ProcedureEnded,
    ProcedureNotPublished,
    ProcedureNotYetInForce,
    ProcedureReplaced,
    ProcedureSuspended,
    ProcedureSuspendedOpenEnded,
    ProcedureUnknown,
)
from motcua.catalogue.models import Procedure, ProcedureVersion, Suspension
from motcua.catalogue.rules.choose import best_limit
from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class ChosenLimit:
    """The limit of one dossier. `text` is what the appointment uses."""

    case: str
    channel: str
    outcome: str
    text: str
    statutory_text: str
    committed_text: str
    source: str


def tidy_code(text: str) -> str:
    """Return a code as the list spells it: spaces gone, dots put back ("1010803" gives "1.010803")."""
    code = re.sub(r"[\s\u200b]+", "", text).upper().replace(",", ".")
    if re.fullmatch(r"[1-9]\d{6}", code):
        return f"{code[0]}.{code[1:]}"
    return code


def choose_version(procedure_code: str, on: date) -> ProcedureVersion:
    """Return the version under which a dossier received on a day is handled. Three queries at most.

    Raises ProcedureUnknown, ProcedureNotPublished, ProcedureNotYetInForce, ProcedureEnded, ProcedureReplaced,
    ProcedureSuspended, ProcedureSuspendedOpenEnded.
    """
    code = tidy_code(procedure_code)
    procedure = Procedure.objects.filter(code=code).first()
    if procedure is None:
        raise ProcedureUnknown(code=code[:40])
    version = (
        ProcedureVersion.objects.on(on)
        .filter(procedure=procedure)
        .select_related("procedure__field", "authority")
        .first()
    )
    refusal = refusal_on(procedure, version, on)
    if refusal is not None:
        raise refusal
    assert version is not None
    return version


def refusal_on(procedure: Procedure, version: ProcedureVersion | None, on: date) -> DomainError | None:
    """Return why no dossier of a procedure is received on a day, or None."""
    window = procedure.suspensions.on(on).order_by("-ends_on").first()
    if window is not None:
        return suspended(procedure.code, window)
    return None if version is not None else _absence(procedure, on)


def suspended(code: str, window: Suspension) -> DomainError:
    """Return the refusal of a suspension window."""
    if window.ends_on is None:
        return ProcedureSuspendedOpenEnded(code=code, starts=window.starts_on, basis=window.basis)
    return ProcedureSuspended(code=code, starts=window.starts_on, ends=window.ends_on, basis=window.basis)


def _absence(procedure: Procedure, on: date) -> DomainError:
    code = procedure.code
    if procedure.replaced_by:
        return ProcedureReplaced(code=code, replaced_by=procedure.replaced_by)
    versions = list(procedure.versions.order_by("valid_from"))
    published = [version for version in versions if version.is_published]
    later = [version for version in published if version.valid_from > on]
    if later:
        return ProcedureNotYetInForce(code=code, starts=later[0].valid_from)
    ended = [version.valid_to for version in versions if version.valid_to and version.valid_to < on]
    if ended and (published or len(ended) == len(versions)):
        return ProcedureEnded(code=code, ended=max(ended))
    return ProcedureNotPublished(code=code)


def choose_limit(
    version: ProcedureVersion, *, case: str | None = "", channel: str = "direct", outcome: str = "grant"
) -> ChosenLimit:
    """Return the limit for a case, channel and outcome. One query. Raises CaseUnknown, NoLimitForThis."""
    case = case or ""
    rows = [
        ChosenLimit(
            row.case.code if row.case else "",
            row.channel,
            row.outcome,
            row.text,
            row.statutory_text,
            row.committed_text,
            row.source,
        )
        for row in version.limits.select_related("case")
    ]
    if case and not version.cases.filter(code=case).exists():
        raise CaseUnknown(code=version.procedure.code, case=case)
    chosen = best_limit(rows, case=case, channel=channel, outcome=outcome)
    if chosen is None:
        raise NoLimitForThis(code=version.procedure.code)
    return chosen
