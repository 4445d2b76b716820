"""Refusals about typed text."""

from __future__ import annotations

from motcua.kernel.errors import Invalid
from motcua.kernel.text import N_


class TextTooLong(Invalid):
    code = "kernel.text_too_long"
    officer = N_("Nội dung dài {length} ký tự, nhiều nhất là {limit}. Hãy viết gọn lại.")


class UnreadableText(Invalid):
    code = "kernel.unreadable_text"
    officer = N_("Nội dung có ký tự không đọc được. Hãy gõ lại thay vì dán.")


class NameHasSymbol(Invalid):
    code = "kernel.name_has_symbol"
    officer = N_("Tên có ký hiệu “{symbol}”. Hãy ghi đúng tên như trên giấy tờ, không có hình hay ký hiệu.")
