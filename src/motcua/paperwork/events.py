"""What this room tells the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class FormIssued:
    """An official form was issued: which, under which number, with which data."""

    kind: ClassVar[str] = "paperwork.form_issued"

    form_id: str
    form_code: str
    template_version: int
    template_hash: str
    dossier_number: str
    number: str
    ordinal: str
    data_hash: str
