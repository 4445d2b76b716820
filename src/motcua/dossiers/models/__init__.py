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

__all__ = [
    "Dossier",
    "DossierPaper",
    "DossierQuerySet",
    "FinancialObligation",
    "Handover",
    "Note",
    "Proposal",
    "Result",
    "StepVisit",
    "Supplement",
]
