"""A dossier from the counter to the counter, every act by the person whose work it is, the applicant watching."""

from __future__ import annotations

import pytest

from motcua.cli.main import main as motcua
from motcua.dossiers.public import Dossier
from tests.journeys.conftest import Enter, Time
from tests.journeys.office import acts_of, do, form_text, receive, track
from tests.journeys.people import somebody

pytestmark = pytest.mark.journey
NOTE = "Ghi chú"


def test_through_all_posts_and_back(enter: Enter, office_time: Time) -> None:
    chi, dung, em, giang, clerk = (enter().sign_in(who) for who in ("chi", "dung", "em", "giang", "van-thu"))
    an, phone = somebody(), enter(width=375, height=700)
    number = receive(chi, an)

    def public(*texts: str) -> None:
        track(phone, number, an.last4)
        phone.sees("16/11/2026", *texts)

    public("Hẹn trả", "Vì sao là ngày này?", "12 ngày")
    assert acts_of(chi, number) == {
        "Chuyển xử lý",
        "Đề nghị cho rút hồ sơ",
        "Soạn thư xin lỗi, hẹn lại",
        NOTE,
    }
    assert acts_of(giang, number) == {NOTE}

    do(chi, number, "Chuyển xử lý")
    office_time.pass_by()
    public("Phòng Người có công")
    assert acts_of(chi, number) == {NOTE}
    assert acts_of(em, number) == {"Phân công thụ lý", NOTE}

    do(em, number, "Phân công thụ lý", officer="dung")
    office_time.pass_by()
    public("Đang làm")
    beside = {
        "Yêu cầu nghĩa vụ tài chính", "Đề nghị dừng giải quyết", "Đề nghị cho rút hồ sơ", "Soạn thư xin lỗi, hẹn lại",
    }  # fmt: skip
    own = {"Ghi kết quả thẩm định", "Trình kết quả", "Đề nghị yêu cầu bổ sung"}
    assert acts_of(dung, number) == own | beside | {NOTE}

    do(dung, number, "Ghi kết quả thẩm định", finding="Hồ sơ gốc lưu tại kho, khớp với đơn.")
    do(dung, number, "Trình kết quả", outcome="granted", summary="Trích lục hồ sơ người có công cho ông An")
    office_time.pass_by()
    public("Đang làm")
    assert acts_of(dung, number) == beside | {NOTE}
    assert acts_of(em, number) == {"Xem xét, ký nháy", "Trả lại để làm lại", NOTE}

    do(em, number, "Xem xét, ký nháy", reason="Đồng ý")
    office_time.pass_by()
    public("Lãnh đạo Sở Nội vụ")
    assert acts_of(em, number) == {NOTE}
    assert acts_of(giang, number) == {"Ký duyệt", "Trả lại để làm lại", NOTE}

    do(giang, number, "Ký duyệt")
    office_time.pass_by()
    public("Lãnh đạo ký")
    assert acts_of(clerk, number) == {"Cấp số, phát hành", NOTE}

    document = f"{number[-4:]}/TL-SNV"
    do(clerk, number, "Cấp số, phát hành", number=document, issued_on="02/11/2026")
    office_time.pass_by()
    track(phone, number, an.last4)
    phone.sees("Đã có kết quả", "02/11/2026", "xong trước ngày hẹn 16/11/2026", f"văn bản số {document}")
    assert acts_of(chi, number) == {"Trả kết quả", NOTE}

    do(chi, number, "Trả kết quả")
    track(phone, number, an.last4)
    phone.sees("Đã trả kết quả", "Bạn không phải làm gì nữa")
    assert acts_of(chi, number) == {NOTE}

    assert an.name in form_text(chi, number, "mau_01")
    dossier = Dossier.objects.get(number=number)
    assert motcua(["journal", "verify", "--subject", dossier.subject]) == 0
    assert motcua(["journal", "verify"]) == 0
