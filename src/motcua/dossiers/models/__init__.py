"""Tables of the heart: one row a dossier, small tables for its facts."""

from motcua.dossiers.models.dossier import Dossier, DossierQuerySet
from motcua.dossiers.models.facts import (
    DossierPaper,
    FinancialObligation,
    Handover,
    Note,
    Proposal,
    Result,
    StepVisit,
    Supplement,
)
from motcua.dossiers.models.remit import Remit

__all__ = [
    "Dossier",
    "DossierPaper",
    "DossierQuerySet",
    "FinancialObligation",
    "Handover",
    "Note",
    "Proposal",
    "Remit",
    "Result",
    "StepVisit",
    "Supplement",
]
