"""What a published version asks for and promises: frozen when published, so it is read once a process."""

from __future__ import annotations

from functools import lru_cache

from motcua.catalogue.public import PaperRequirement, ProcedureVersion, choose_limit, papers_for
from motcua.dossiers.models import Dossier

KEPT = 4096


@lru_cache(maxsize=KEPT)
def _cases(version_id: int) -> frozenset[str]:
    return frozenset(_version(version_id).cases.values_list("code", flat=True))


@lru_cache(maxsize=KEPT)
def _papers(version_id: int, case_code: str) -> tuple[PaperRequirement, ...]:
    return tuple(papers_for(_version(version_id), case_code))


@lru_cache(maxsize=KEPT)
def _limit(version_id: int, case_code: str, channel: str) -> str:
    return choose_limit(_version(version_id), case=case_code, channel=channel).text


@lru_cache(maxsize=KEPT)
def _version(version_id: int) -> ProcedureVersion:
    return ProcedureVersion.objects.select_related("procedure", "authority").get(pk=version_id)


def lock(dossier_id: int) -> Dossier:
    """Return a dossier, locked until the act is over, with its frozen version. Raises DossierNotFound."""
    dossier = Dossier.objects.locked(dossier_id)
    dossier.version = _version(dossier.version_id)
    return dossier


def cases_of(version: ProcedureVersion) -> frozenset[str]:
    """Return the codes of a version's cases."""
    return _cases(version.pk)


def papers_asked(version: ProcedureVersion, case_code: str) -> tuple[PaperRequirement, ...]:
    """Return the papers a version asks for in a case, in order."""
    return _papers(version.pk, case_code)


def limit_of(version: ProcedureVersion, case_code: str, channel: str) -> str:
    """Return the limit of a case by a channel. Raises CaseUnknown, NoLimitForThis."""
    return _limit(version.pk, case_code, channel)
