"""What `motcua deadline` says."""

from __future__ import annotations

from motcua.deadlines.public import DeadlineError
from motcua.kernel.errors import text_of

_TEXTS = {
    "usage": (
        "Hãy cho một trường hợp (motcua deadline 2026-04-24T10:00 \"5 ngày làm việc\") hoặc một tệp (--cases IN.csv --out OUT.csv).",
        'Give one case (motcua deadline 2026-04-24T10:00 "5 working days") or a file (--cases IN.csv --out OUT.csv).',
    ),
    "no_limit": ("Thiếu thời hạn. Ví dụ: \"5 ngày làm việc\".", 'The time limit is missing. Example: "5 working days".'),
    "no_out": ("Thiếu --out OUT.csv: nơi ghi kết quả.", "--out OUT.csv is missing: where to write the answers."),
    "same_day_until": ("--same-day-until {value}: cần giờ dạng 15:00.", "--same-day-until {value}: give a time like 15:00."),
    "unreadable": ("Không đọc được tệp {path}: {problem}.", "The file {path} cannot be read: {problem}."),
    "not_utf8": ("Tệp {path} không phải là văn bản UTF-8. Hãy lưu lại dạng “CSV UTF-8”.", "The file {path} is not UTF-8 text. Save it as “CSV UTF-8”."),
    "empty": ("Tệp {path} không có dòng tiêu đề. Cần các cột: {expected}.", "The file {path} has no heading line. Columns needed: {expected}."),
    "columns_missing": ("Tệp {path} thiếu cột {missing}. Cần các cột: {expected}.", "The file {path} lacks the column {missing}. Columns needed: {expected}."),
    "columns_twice": ("Tệp {path} có hai cột cùng tên {name}.", "The file {path} has two columns named {name}."),
    "unwritable": ("Không ghi được tệp {path}: {problem}.", "The file {path} cannot be written: {problem}."),
    "too_many_cells": ("Dòng có {cells} ô nhưng bảng chỉ có {columns} cột.", "The row has {cells} cells but the table has {columns} columns."),
    "counted": ("Đã tính {done} dòng, {wrong} dòng có lỗi.", "{done} rows computed, {wrong} with an error."),
    "due": ("Hẹn trả: {due}", "Due: {due}"),
}  # fmt: skip


def sentence(key: str, lang: str, **details: object) -> str:
    """Return one sentence in a language."""
    return _TEXTS[key][1 if lang == "en" else 0].format(**details)


def told(refusal: DeadlineError, lang: str) -> str:
    """Return the words of a refusal in a language."""
    return text_of(refusal, translate=(lambda _: refusal.english) if lang == "en" else None)
