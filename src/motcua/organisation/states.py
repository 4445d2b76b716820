"""Choices of the organisation, as data."""

from __future__ import annotations

from enum import StrEnum

from motcua.kernel.text import N_


class Role(StrEnum):
    """What the holder of a post does in the life of a dossier (guide §9.1)."""

    COUNTER = "counter"
    COUNTER_HEAD = "counter_head"
    CASE_OFFICER = "case_officer"
    DIVISION_HEAD = "division_head"
    DIRECTOR = "director"
    CLERK = "clerk"
    ACCOUNTANT = "accountant"
    POSTAL = "postal"
    QUALITY = "quality"
    INSPECTOR = "inspector"
    ADMIN = "admin"


class Level(StrEnum):
    """Where an authority stands; districts ended on 30/06/2025 and stay for old dossiers."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    DEPARTMENT = "department"
    CENTRE = "centre"
    DISTRICT = "district"
    COMMUNE = "commune"


class UnitKind(StrEnum):
    """What a unit inside an authority is for."""

    ONE_STOP = "one_stop"
    DIVISION = "division"
    LEADERSHIP = "leadership"
    CLERICAL = "clerical"
    ACCOUNTING = "accounting"
    OTHER = "other"


class SignPrefix(StrEnum):
    """How a post signs (Decree 30/2020/NĐ-CP, art. 13): on behalf, for the head, by order, by authority."""

    NONE = ""
    TM = "TM."
    KT = "KT."
    TL = "TL."
    TUQ = "TUQ."


ROLE_NAMES: dict[str, str] = {
    Role.COUNTER: N_("Công chức một cửa"),
    Role.COUNTER_HEAD: N_("Trưởng bộ phận Một cửa"),
    Role.CASE_OFFICER: N_("Chuyên viên thụ lý"),
    Role.DIVISION_HEAD: N_("Lãnh đạo phòng"),
    Role.DIRECTOR: N_("Lãnh đạo cơ quan"),
    Role.CLERK: N_("Văn thư"),
    Role.ACCOUNTANT: N_("Kế toán"),
    Role.POSTAL: N_("Nhân viên bưu chính công ích"),
    Role.QUALITY: N_("Cán bộ kiểm soát thủ tục và chất lượng"),
    Role.INSPECTOR: N_("Thanh tra, kiểm tra"),
    Role.ADMIN: N_("Quản trị hệ thống"),
}

LEVEL_NAMES: dict[str, str] = {
    Level.MINISTRY: N_("Bộ, ngành"),
    Level.PROVINCE: N_("Ủy ban nhân dân tỉnh"),
    Level.DEPARTMENT: N_("Sở, ban, ngành tỉnh"),
    Level.CENTRE: N_("Trung tâm, đơn vị sự nghiệp"),
    Level.DISTRICT: N_("Cấp huyện (đến 30/06/2025)"),
    Level.COMMUNE: N_("Ủy ban nhân dân cấp xã"),
}

UNIT_KIND_NAMES: dict[str, str] = {
    UnitKind.ONE_STOP: N_("Bộ phận Một cửa"),
    UnitKind.DIVISION: N_("Phòng chuyên môn"),
    UnitKind.LEADERSHIP: N_("Lãnh đạo"),
    UnitKind.CLERICAL: N_("Văn thư"),
    UnitKind.ACCOUNTING: N_("Kế toán"),
    UnitKind.OTHER: N_("Đơn vị khác"),
}

# An administrator keeps accounts and catalogues and may not process dossiers (guide §9.1).
HANDLING_ROLES: frozenset[str] = frozenset(
    {
        Role.COUNTER,
        Role.COUNTER_HEAD,
        Role.CASE_OFFICER,
        Role.DIVISION_HEAD,
        Role.DIRECTOR,
        Role.CLERK,
        Role.ACCOUNTANT,
        Role.POSTAL,
    }
)
SIGNING_ROLES: frozenset[str] = frozenset({Role.DIRECTOR, Role.DIVISION_HEAD})
