"""What stands on the paper: labels, letters, pages, fonts; nothing typed can break it."""

import hashlib
import re
import unicodedata

import pytest

from motcua.paperwork.queries.coverage import FONTS, covered, drawable
from motcua.paperwork.rules.parts import Letterhead, PaperLine, Phase, Signature
from motcua.paperwork.rules.slips import Slip
from motcua.paperwork.states import Copy, SignatureKind
from motcua.paperwork.tests import samples
from motcua.paperwork.tests.drawing import pdf_of, reader, text, texts

HEAD = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
EXPECTED: dict[str, list[str]] = {
    "mau_01": [
        "ỦY BAN NHÂN DÂN XÃ ĐẦM DƠI",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "Mã hồ sơ: H12.32.05-261123-0018",
        "Đầm Dơi, ngày 23 tháng 11 năm 2026",
        "Quyển số: 02, Số thứ tự: 418",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "(Liên: Giao người nộp)",
        "Bộ phận tiếp nhận và trả kết quả: Trung tâm Phục vụ hành chính công xã Đầm Dơi",
        "Tiếp nhận hồ sơ của: Phạm Thị Kim Thư",
        "Người nộp: Phạm Thị Kim Thư",
        "Địa chỉ: Ấp 3, xã Đầm Dơi, tỉnh Cà Mau",
        "Số điện thoại: 0900 000 206",
        "Email: không có",
        "Số CMND/Thẻ căn cước/Hộ chiếu: 096171004512",
        "Nội dung yêu cầu giải quyết: Giải quyết chế độ trợ cấp thờ cúng liệt sĩ (1.010803)",
        "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:",
        "TT Thành phần hồ sơ",
        "Số lượng",
        "Bản chính Bản chứng thực Bản photo",
        "2 Văn bản ủy quyền 01 0 0",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian giải quyết hồ sơ theo quy định là: 05 ngày làm việc tại Ủy ban nhân dân xã",
        "4. Thời gian nhận hồ sơ: 09 giờ 14 phút, ngày 23 tháng 11 năm 2026",
        "5. Thời gian trả kết quả giải quyết hồ sơ:",
        "17 giờ 00 phút, thứ Hai, ngày 14 tháng 12 năm 2026",
        "Đăng ký nhận kết quả tại: Bộ phận tiếp nhận và trả kết quả xã Đầm Dơi",
        "Phí, lệ phí: Không",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "(Ký và ghi rõ họ tên)",
        "Xác nhận bởi: Nguyễn Ngọc Chi",
        "Lúc 09:14, 23/11/2026",
        "Xem hồ sơ tới đâu: quét mã bên cạnh hoặc vào motcua.example, gõ mã hồ sơ.",
        "Hỏi: 1800 1096 (miễn phí), thứ Hai đến thứ Sáu, 7:00–11:00 và 13:00–17:00.",
        "Bản trình diễn, dữ liệu giả định, không có giá trị pháp lý.",
    ],
    "mau_02": [
        "Số: 03/HDHS-TTPVHCC",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Trung tâm Phục vụ hành chính công xã Đầm Dơi: Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Phạm Thị Kim Thư",
        "Nội dung yêu cầu giải quyết:",
        "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
        "1. Đơn đề nghị chưa có chữ ký của người đề nghị; xin ký lại.",
        "STT Thành phần hồ sơ",
        "Lý do yêu cầu: Hồ sơ chưa đủ thành phần theo khoản 1 Điều 26",
        "Hạn bổ sung: ngày 23 tháng 12 năm 2026",
        "Lần yêu cầu: 01",
        "Người duyệt: Trần Văn Em",
        "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc",
        "số điện thoại 1800 1096 (miễn phí), để được hướng dẫn.",
        "NGƯỜI HƯỚNG DẪN",
    ],
    "mau_03": [
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Tiếp nhận hồ sơ của: Phạm Thị Kim Thư",
        "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau: Thủ tục thuộc thẩm quyền",
        "Căn cứ: Khoản 2 Điều 17 Nghị định số 118/2025/NĐ-CP",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TỪ CHỐI",
    ],
    "mau_04": [
        "SỞ NỘI VỤ",
        "Số: 07/PXL-SNV",
        "Cà Mau, ngày 11 tháng 12 năm 2026",
        "Quyển số: 02, Số thứ tự: 418",
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "Kính gửi: Phạm Thị Kim Thư",
        "Mã hồ sơ: H12.32.05-261123-0018",
        "Thời gian hẹn trả kết quả: 17 giờ 00 phút, thứ Hai, ngày 14 tháng 12 năm 2026",
        "đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
        "Lý do: Cần xác minh thêm thông tin thân nhân",
        "xin lỗi Ông/Bà/Tổ chức",
        "Thời gian hẹn trả lại: 17 giờ 00 phút, thứ Hai, ngày 21 tháng 12 năm 2026",
        "Nơi nhận:",
        "- Lưu: VT, NCC (02).",
        "GIÁM ĐỐC",
        "(Ký, ghi rõ họ tên và đóng dấu)",
        "Lê Hoàng Giang",
    ],
}


@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_every_label_and_letter_is_there_composed(slip: Slip) -> None:
    pdf = pdf_of(slip)
    said = text(pdf)
    assert unicodedata.is_normalized("NFC", said)
    missing = [line for line in HEAD + EXPECTED[slip.form.value] if line not in said]
    assert not missing, said
    assert len(reader(pdf).pages) == 1


@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_a_sheet_is_archivable_tagged_a4_and_titled(slip: Slip) -> None:
    pdf = reader(pdf_of(slip))
    root = pdf.trailer["/Root"]
    width, height = pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height
    assert (round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) == (210, 297)
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).startswith("vi")
    assert pdf.metadata is not None
    assert pdf.metadata.title in EXPECTED[slip.form.value]
    xmp = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"pdfaid:part>2<", xmp)
    assert re.search(r"pdfuaid:part>1<", xmp)


@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_only_our_fonts_and_all_of_them_inside(slip: Slip) -> None:
    names = set()
    for page in reader(pdf_of(slip)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(inner["/BaseFont"]).split("+")[1].split("-")[0])
            assert {"/FontFile2", "/FontFile3"} & set(inner["/FontDescriptor"].get_object())
    assert names == {"Tinos"}


@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_the_same_data_give_the_same_bytes(slip: Slip) -> None:
    first, second = pdf_of(slip, Copy.BOTH), pdf_of(slip, Copy.BOTH)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()


def test_both_copies_are_named_and_counted_apart() -> None:
    pages = texts(pdf_of(samples.long_receipt(40), Copy.BOTH))
    half = len(pages) // 2
    assert half == 3
    assert "(Liên: Lưu)" in pages[0]
    assert "(Liên: Giao người nộp)" in pages[half]
    assert f"Trang 2/{half}" in pages[1]
    assert f"Trang 2/{half}" in pages[half + 1]
    assert "(Liên: Lưu)" in text(pdf_of(samples.receipt(), Copy.OFFICE))
    assert "Liên:" not in text(pdf_of(samples.apology(), Copy.BOTH))


def test_many_papers_take_more_sheets_with_the_head_of_the_table_again() -> None:
    pages = texts(pdf_of(samples.long_receipt(60)))
    count = len(pages)
    assert count >= 3
    assert "Trang" not in pages[0]
    for place, page in enumerate(pages[1:], start=2):
        assert f"Mã hồ sơ: {samples.NUMBER} Trang {place}/{count}" in page
    assert all("Bản chính Bản chứng thực Bản photo" in page for page in pages if "Tờ khai số" in page)
    whole = " ".join(pages)
    assert all(f"{place} Tờ khai số {place} kèm" in whole for place in range(1, 61))


@pytest.mark.parametrize("count", range(1, 26))
def test_signatures_never_stand_alone_on_a_sheet(count: int) -> None:
    last = texts(pdf_of(samples.long_receipt(count)))[-1]
    assert "5. Thời gian trả kết quả giải quyết hồ sơ:" in last
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in last
    assert "không có giá trị pháp lý" in last


HOSTILE = [
    '#panic("x")',
    "$x^2$ #(1+1)",
    "*đậm* _nghiêng_ `mã`",
    "@nguyen <label> \\ \\u{41} // ghi chú /* */",
    '[#import "/etc/passwd"]',
    "</path><script>alert(1)</script>'\"&amp;",
    "= Tiêu đề",
    "- mục\n+ mục\n1. mục",
    "~ -- --- ... -?",
    "{{ 7*7 }} %s {0}",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_typed_is_printed_as_typed(name: str) -> None:
    said = text(pdf_of(samples.with_owner(samples.receipt(notes=name, request=name), name)))
    assert re.sub(r"\s+", "", name) in re.sub(r"\s+", "", said)
    assert re.sub(r"\s+", "", f"Nội dung yêu cầu giải quyết: {name}") in re.sub(r"\s+", "", said)


@pytest.mark.parametrize("name", ["A" * 1000, "Nguyễn " * 143, "x/y" * 333, "Ệ" * 1000, "a/" + "b" * 990])
def test_a_thousand_letters_stay_within_the_margins(name: str) -> None:
    slip = samples.with_owner(samples.receipt(papers=(PaperLine(name=name, originals=1),)), name)
    pdf = pdf_of(slip)
    squeezed = re.sub(r"\s+", "", text(pdf))
    assert squeezed.count(re.sub(r"\s+", "", name)) >= 2
    assert _rightmost(pdf) <= (210 - 15) / 25.4 * 72 + 1


def _rightmost(pdf: bytes) -> float:
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append(cm[0] * tm[4] + cm[4])

    for page in reader(pdf).pages:
        page.extract_text(visitor_text=visit)
    return max(found)


@pytest.mark.parametrize(
    "name",
    ["Lan 😀🎉", "漢字 한글", "नमस्ते", "\u0301\u0301", "a\u202eb", "\ufffe\uffff", "Nguyễn\x00An", "№ ☐"],
)
def test_letters_we_cannot_draw_never_stop_a_print(name: str) -> None:
    said = text(pdf_of(samples.with_owner(samples.receipt(), name)))
    assert "Tiếp nhận hồ sơ của:" in said
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in said


def test_fonts_have_every_vietnamese_letter() -> None:
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = {
        unicodedata.normalize("NFC", base + mark) for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for mark in marks
    }
    assert letters | set("đĐ–—“”‘’…•°₫§") <= covered()
    assert drawable({"a": ["Đặng 😀"], "b": 3}) == {"a": ["Đặng ?"], "b": 3}
    assert len(list(FONTS.glob("*.ttf"))) == 4


def test_the_reader_of_fonts_agrees_with_fonttools() -> None:
    from fontTools.ttLib import TTFont

    from motcua.paperwork.queries.coverage import _code_points

    for path in FONTS.glob("*.ttf"):
        known = set(TTFont(path).getBestCmap())
        assert known == set(_code_points(path.read_bytes())) - {0xFFFF}


def test_kinds_of_signature() -> None:
    digital = Signature(
        name="Nguyễn Ngọc Chi", kind=SignatureKind.DIGITAL, organisation="Sở", at=samples.RECEIVED
    )
    assert "Ký số bởi: Nguyễn Ngọc Chi" in text(pdf_of(samples.receipt(officer=digital)))
    wet = text(pdf_of(samples.receipt(officer=Signature(name="Chi", kind=SignatureKind.WET))))
    assert "Xác nhận bởi" not in wet
    assert "Ký số bởi" not in wet


def test_online_refusal_adds_number_and_time_and_has_one_signature() -> None:
    slip = samples.intake_refusal(
        online=True, dossier_number=samples.NUMBER, number="", submitted_at=samples.RECEIVED
    )
    said = text(pdf_of(slip))
    assert f"Mã hồ sơ: {samples.NUMBER} Số căn cước/Hộ chiếu: 096171004512" in said
    assert "Thời gian nộp: 09 giờ 14 phút, ngày 23 tháng 11 năm 2026" in said
    assert "NGƯỜI NỘP HỒ SƠ" not in said


def test_a_second_phase_has_its_lines() -> None:
    phase = Phase(limit_text="07 ngày", received_at=samples.DUE, due_at=samples.NEW_DUE)
    said = text(pdf_of(samples.receipt(phase_two=phase)))
    assert "6. " in said
    assert "7. " in said
    assert "ngày 21 tháng 12 năm 2026" in said


def test_a_receipt_without_due_moment_says_so() -> None:
    said = text(pdf_of(samples.receipt(due_at=None, due_text="Trong ngày làm việc")))
    assert "5. Thời gian trả kết quả giải quyết hồ sơ: Trong ngày làm việc" in said


def test_a_paper_that_is_no_demonstration_does_not_say_so() -> None:
    assert "giả định" not in text(pdf_of(samples.receipt(demo=False)))


def test_bare_slip_without_help_book_or_qr() -> None:
    head = Letterhead(
        issuing_body="Sở Nội vụ", unit_lines=("Bộ phận tiếp nhận và trả kết quả",), place_name="Cà Mau"
    )
    slip = samples.receipt(
        head=head, help=samples.HelpLines(), qr_payload="", book=None, papers=(), demo=False
    )
    said = text(pdf_of(slip))
    assert "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ" in said
    assert "Xem hồ sơ" not in said
    assert "Quyển số" not in said
