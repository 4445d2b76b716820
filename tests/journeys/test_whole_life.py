"""A dossier from the counter to the counter, every act by the person whose work it is, the applicant watching."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from motcua.cli.main import main as motcua
from motcua.dossiers.public import Dossier
from tests.journeys.conftest import Enter, Time
from tests.journeys.office import acts_of, do, form_text, receive, track
from tests.journeys.people import Person, somebody
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey
NOTE = "Ghi chú"
BESIDE = {
    "Yêu cầu nghĩa vụ tài chính",
    "Đề nghị dừng giải quyết",
    "Đề nghị cho rút hồ sơ",
    "Soạn thư xin lỗi, hẹn lại",
}
DRAFTING = {"Ghi kết quả thẩm định", "Trình kết quả", "Đề nghị yêu cầu bổ sung"}


@dataclass
class Life:
    """One dossier, the clock, and the applicant's telephone."""

    number: str
    applicant: Person
    phone: Visitor
    time: Time

    def public(self, *texts: str, due: str = "16/11/2026") -> None:
        """Let ten minutes pass; the public page says these words and the date."""
        self.time.pass_by()
        track(self.phone, self.number, self.applicant.last4)
        self.phone.sees(due, *texts)

    def offers(self, officer: Visitor, *acts: str) -> None:
        """The page offers this officer exactly these acts, and a note."""
        assert acts_of(officer, self.number) == {*acts, NOTE}


def test_through_all_posts_and_back(enter: Enter, office_time: Time) -> None:
    chi, dung, em, giang, clerk = (enter().sign_in(who) for who in ("chi", "dung", "em", "giang", "van-thu"))
    an = somebody()
    number = receive(chi, an)
    life = Life(number, an, enter(width=375, height=700), office_time)

    life.public("Hẹn trả", "Vì sao là ngày này?", "12 ngày")
    life.offers(chi, "Chuyển xử lý", "Đề nghị cho rút hồ sơ", "Soạn thư xin lỗi, hẹn lại")
    life.offers(giang)
    do(chi, number, "Chuyển xử lý")
    life.public("Phòng Người có công")
    life.offers(chi)

    in_the_division(life, dung, em)
    signed_and_numbered(life, em, giang, clerk)

    life.offers(chi, "Trả kết quả")
    do(chi, number, "Trả kết quả")
    life.public("Đã trả kết quả", "Bạn không phải làm gì nữa")
    life.offers(chi)
    assert an.name in form_text(chi, number, "mau_01")
    assert motcua(["journal", "verify", "--subject", Dossier.objects.get(number=number).subject]) == 0
    assert motcua(["journal", "verify"]) == 0


def in_the_division(life: Life, dung: Visitor, em: Visitor) -> None:
    """Assign, examine, propose, review."""
    number = life.number
    life.offers(em, "Phân công thụ lý")
    do(em, number, "Phân công thụ lý", officer="dung")
    life.public("Đang làm")
    life.offers(dung, *DRAFTING, *BESIDE)
    do(dung, number, "Ghi kết quả thẩm định", finding="Hồ sơ gốc lưu tại kho, khớp với đơn.")
    do(dung, number, "Trình kết quả", outcome="granted", summary="Trích lục hồ sơ người có công cho ông An")
    life.public("Đang làm")
    life.offers(dung, *BESIDE)
    life.offers(em, "Xem xét, ký nháy", "Trả lại để làm lại")
    do(em, number, "Xem xét, ký nháy", reason="Đồng ý")


def signed_and_numbered(life: Life, em: Visitor, giang: Visitor, clerk: Visitor) -> None:
    """Approve, number, issue."""
    number = life.number
    life.public("Lãnh đạo Sở Nội vụ")
    life.offers(em)
    life.offers(giang, "Ký duyệt", "Trả lại để làm lại")
    do(giang, number, "Ký duyệt")
    life.public("Lãnh đạo ký")
    life.offers(clerk, "Cấp số, phát hành")
    document = f"{number[-4:]}/TL-SNV"
    do(clerk, number, "Cấp số, phát hành", number=document, issued_on="02/11/2026")
    life.public("Đã có kết quả", "xong trước ngày hẹn 16/11/2026", f"văn bản số {document}", due="02/11/2026")
