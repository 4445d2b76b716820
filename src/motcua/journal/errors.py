"""Refusals of the journal itself."""

from __future__ import annotations

from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_


class ActIdReused(DomainError):
    """The same act identifier came with another content."""

    code = "journal.act_id_reused"
    officer = N_("Mã lần gửi này đã dùng cho một việc khác. Hãy tải lại trang rồi làm lại.")
    status = 409


class DayNotOver(DomainError):
    """A day is sealed only when it is over."""

    code = "journal.day_not_over"
    officer = N_("Ngày {day} chưa hết nên chưa niêm phong được. Hãy niêm phong từ hôm sau.")
