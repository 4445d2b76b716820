"""Slips of invented people, for tests and for the pictures in docs/papers."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from motcua.kernel.clock import VN
from motcua.paperwork.rules.parts import (
    Book,
    FeeLine,
    HelpLines,
    Letterhead,
    PaperLine,
    PartyLines,
    Signature,
)
from motcua.paperwork.rules.slips import (
    ApologySlip,
    IntakeRefusalSlip,
    ReceiptSlip,
    Slip,
    SupplementRequestSlip,
)
from motcua.paperwork.states import SignatureKind

NUMBER = "H12.32.05-261123-0018"
COUNTER = "Trung tâm Phục vụ hành chính công xã Đầm Dơi"
RECEIVED = datetime(2026, 11, 23, 9, 14, tzinfo=VN)
DUE = datetime(2026, 12, 14, 17, 0, tzinfo=VN)
NEW_DUE = datetime(2026, 12, 21, 17, 0, tzinfo=VN)
PAPERS = (
    PaperLine(name="Đơn đề nghị theo Mẫu số 18 Phụ lục I Nghị định số 131/2021/NĐ-CP", originals=1),
    PaperLine(name="Văn bản ủy quyền", originals=1),
    PaperLine(name="Bằng “Tổ quốc ghi công”", certified=1),
)


def common(**changes: Any) -> dict[str, Any]:
    """Return what every sample slip carries."""
    values: dict[str, Any] = {
        "head": Letterhead(
            governing_body="Ủy ban nhân dân xã Đầm Dơi",
            issuing_body="Trung tâm Phục vụ hành chính công",
            place_name="Đầm Dơi",
        ),
        "issued_at": RECEIVED,
        "dossier_number": NUMBER,
        "party": PartyLines(
            owner_name="Phạm Thị Kim Thư",
            address="Ấp 3, xã Đầm Dơi, tỉnh Cà Mau",
            phone="0900 000 206",
            id_number="096171004512",
        ),
        "request": "Giải quyết chế độ trợ cấp thờ cúng liệt sĩ",
        "procedure_code": "1.010803",
        "officer": Signature(name="Nguyễn Ngọc Chi", organisation=COUNTER, at=RECEIVED),
        "help": HelpLines(
            phone="1800 1096 (miễn phí)",
            hours="thứ Hai đến thứ Sáu, 7:00–11:00 và 13:00–17:00",
            look_up="motcua.example",
        ),
        "qr_payload": f"https://motcua.example/tra-cuu/?ma={NUMBER}&t={{token}}",
        "demo": True,
    }
    return values | changes


def receipt(**changes: Any) -> ReceiptSlip:
    """Return Mẫu 01 of the mockup."""
    values = common(
        book=Book(volume=2, ordinal=418),
        counter_name=COUNTER,
        papers=PAPERS,
        limit_text="05 ngày làm việc tại Ủy ban nhân dân xã và 12 ngày tại Sở Nội vụ",
        received_at=RECEIVED,
        due_at=DUE,
        return_at="Bộ phận tiếp nhận và trả kết quả xã Đầm Dơi",
    )
    return ReceiptSlip(**(values | changes))


def supplement_request(**changes: Any) -> SupplementRequestSlip:
    """Return Mẫu 02."""
    values = common(
        number="03/HDHS-TTPVHCC",
        counter_name=COUNTER,
        demands=(
            "Đơn đề nghị chưa có chữ ký của người đề nghị; xin ký lại.",
            "Văn bản ủy quyền chưa được chứng thực.",
        ),
        papers=PAPERS[:2],
        reason="Hồ sơ chưa đủ thành phần theo khoản 1 Điều 26 Nghị định số 131/2021/NĐ-CP",
        answer_by=date(2026, 12, 23),
        approved_by="Trần Văn Em",
    )
    return SupplementRequestSlip(**(values | changes))


def intake_refusal(**changes: Any) -> IntakeRefusalSlip:
    """Return Mẫu 03, at the counter."""
    values = common(
        dossier_number="",
        qr_payload="",
        number="02/TC-TTPVHCC",
        counter_name=COUNTER,
        reason="Thủ tục thuộc thẩm quyền của Ủy ban nhân dân xã nơi người thờ cúng liệt sĩ thường trú.",
        legal_basis="Khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP",
    )
    return IntakeRefusalSlip(**(values | changes))


def apology(**changes: Any) -> ApologySlip:
    """Return Mẫu 04, to be signed by hand."""
    values = common(
        head=Letterhead(
            governing_body="Ủy ban nhân dân tỉnh Cà Mau", issuing_body="Sở Nội vụ", place_name="Cà Mau"
        ),
        issued_at=datetime(2026, 12, 11, 10, 5, tzinfo=VN),
        number="07/PXL-SNV",
        book=Book(volume=2, ordinal=418),
        officer=Signature(name="Lê Hoàng Giang", title="Giám đốc", kind=SignatureKind.WET),
        office_name="Sở Nội vụ",
        received_at=RECEIVED,
        due_at=DUE,
        reason="Cần xác minh thêm thông tin thân nhân tại nơi cư trú cũ; văn bản trả lời về ngày 11/12/2026.",
        new_due_at=NEW_DUE,
        recipients=("Như trên;", COUNTER + ";", "Lưu: VT, NCC (02)."),
    )
    return ApologySlip(**(values | changes))


def all_slips() -> list[Slip]:
    """Return one slip of every form."""
    return [receipt(), supplement_request(), intake_refusal(), apology()]


def long_receipt(count: int = 60) -> ReceiptSlip:
    """Return Mẫu 01 with so many papers that it takes several sheets."""
    papers = tuple(
        PaperLine(
            name=f"Tờ khai số {place} kèm bản sao giấy tờ chứng minh quan hệ", originals=1, photocopies=2
        )
        for place in range(1, count + 1)
    )
    return receipt(papers=papers, fees=(FeeLine(name="Lệ phí", amount=150000, status="đã nộp"),))


def with_owner(slip: ReceiptSlip, name: str) -> ReceiptSlip:
    """Return the same receipt for an owner of another name."""
    return dataclasses.replace(
        slip, party=dataclasses.replace(slip.party, owner_name=name, submitter_name="")
    )
