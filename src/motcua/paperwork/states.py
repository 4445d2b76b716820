"""The closed choices of this room."""

from __future__ import annotations

from enum import StrEnum


class FormCode(StrEnum):
    """Forms of Circular 03/2025/TT-VPCP, Annex I, that are issued here."""

    RECEIPT = "mau_01"
    SUPPLEMENT_REQUEST = "mau_02"
    INTAKE_REFUSAL = "mau_03"
    APOLOGY = "mau_04"


class Copy(StrEnum):
    """Which copy (liên) is printed. BOTH puts the two copies into one file."""

    OFFICE = "office"
    APPLICANT = "applicant"
    BOTH = "both"


class SignatureKind(StrEnum):
    """How the officer signs: by hand, by the signed-in account, or by a digital signature."""

    WET = "wet"
    ACCOUNT = "account"
    DIGITAL = "digital"


class Origin(StrEnum):
    """Where a template comes from. A site's template is drawn in a bounded child process."""

    SHIPPED = "shipped"
    SITE = "site"


COPY_LABELS: dict[Copy, tuple[str, ...]] = {
    Copy.OFFICE: ("Lưu",),
    Copy.APPLICANT: ("Giao người nộp",),
    Copy.BOTH: ("Lưu", "Giao người nộp"),
}
"""Printed on the sheet, which is an official Vietnamese paper: not translated."""
