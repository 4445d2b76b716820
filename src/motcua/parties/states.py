"""Choices of parties, as data."""

from __future__ import annotations

from enum import StrEnum

from motcua.kernel.text import N_


class PartyKind(StrEnum):
    """Who a party is."""

    CITIZEN = "citizen"
    BUSINESS = "business"
    AGENCY = "agency"
    OTHER = "other"


class Sex(StrEnum):
    """Sex as on identity papers; empty when not stated."""

    UNSTATED = ""
    MALE = "male"
    FEMALE = "female"


KIND_NAMES: dict[str, str] = {
    PartyKind.CITIZEN: N_("Công dân"),
    PartyKind.BUSINESS: N_("Doanh nghiệp"),
    PartyKind.AGENCY: N_("Cơ quan nhà nước"),
    PartyKind.OTHER: N_("Tổ chức khác"),
}
SEX_NAMES: dict[str, str] = {Sex.MALE: N_("Nam"), Sex.FEMALE: N_("Nữ")}
