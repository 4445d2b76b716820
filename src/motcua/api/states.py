"""What a client may be allowed to do."""

from __future__ import annotations

from enum import StrEnum

from motcua.kernel.text import N_


class Scope(StrEnum):
    """One kind of use; a client holds those it needs and no others."""

    CATALOGUE = "catalogue"
    RECEIVE = "receive"
    ACT = "act"
    READ = "read"
    LIST = "list"


SCOPE_NAMES: dict[Scope, str] = {
    Scope.CATALOGUE: N_("Xem thủ tục và tính ngày hẹn"),
    Scope.RECEIVE: N_("Nộp và tiếp nhận hồ sơ"),
    Scope.ACT: N_("Xử lý hồ sơ"),
    Scope.READ: N_("Xem hồ sơ"),
    Scope.LIST: N_("Xem danh sách hồ sơ"),
}
