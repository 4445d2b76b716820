"""Tables of the catalogue."""

from motcua.catalogue.models.content import Fee, PaperRequirement, ProcedureCase, TimeLimit
from motcua.catalogue.models.example import ExampleDossier
from motcua.catalogue.models.procedure import Field, Procedure, Suspension
from motcua.catalogue.models.route import Leg, Route, Step
from motcua.catalogue.models.version import LegalBasis, ProcedureVersion

__all__ = [
    "ExampleDossier",
    "Fee",
    "Field",
    "Leg",
    "LegalBasis",
    "PaperRequirement",
    "Procedure",
    "ProcedureCase",
    "ProcedureVersion",
    "Route",
    "Step",
    "Suspension",
    "TimeLimit",
]
