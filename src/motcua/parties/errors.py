"""Refusals about what people state of themselves."""

from __future__ import annotations

from motcua.kernel.errors import Invalid
from motcua.kernel.text import N_


class NameMissing(Invalid):
    """A party has a name."""

    code = "parties.name_missing"
    officer = N_("Chưa ghi họ và tên. Hãy ghi như trên giấy tờ.")
    field = "full_name"


class NameHasDigit(Invalid):
    """The name of a citizen has no digits."""

    code = "parties.name_has_digit"
    officer = N_("Họ và tên có chữ số. Hãy ghi đúng tên như trên giấy tờ.")
    field = "full_name"


class KindUnknown(Invalid):
    """Who the party is was not understood."""

    code = "parties.kind_unknown"
    officer = N_("Chưa chọn loại người nộp. Hãy chọn công dân, doanh nghiệp, cơ quan hoặc tổ chức khác.")
    field = "kind"


class SexUnknown(Invalid):
    """Sex is male, female or not stated."""

    code = "parties.sex_unknown"
    officer = N_("Giới tính chưa đúng. Hãy chọn nam hoặc nữ, hoặc để trống.")
    field = "sex"


class IdNumberWrong(Invalid):
    """Not the number of a citizen card, an old identity card or a passport."""

    code = "parties.id_number_wrong"
    officer = N_(
        "“{typed}” chưa phải số giấy tờ. CCCD có 12 chữ số, CMND có 9, hộ chiếu có chữ cái đứng đầu."
    )
    field = "id_number"


class BirthDateWrong(Invalid):
    """Not a day of the calendar."""

    code = "parties.birth_date_wrong"
    officer = N_("“{typed}” không phải một ngày có thật. Hãy ghi ngày/tháng/năm, ví dụ 24/12/1966.")
    field = "birth_date"


class BirthDateInFuture(Invalid):
    """Nobody is born tomorrow."""

    code = "parties.birth_date_in_future"
    officer = N_("Ngày sinh {on} chưa tới. Hãy xem lại năm sinh.")
    field = "birth_date"


class BirthDateTooEarly(Invalid):
    """Nobody is that old."""

    code = "parties.birth_date_too_early"
    officer = N_("Ngày sinh {on} quá xa. Hãy xem lại năm sinh.")
    field = "birth_date"


class PhoneWrong(Invalid):
    """Not a telephone number that can be called."""

    code = "parties.phone_wrong"
    officer = N_("“{typed}” chưa phải số điện thoại. Số có 10 chữ số, bắt đầu bằng 0, ví dụ 0912 345 678.")
    field = "phone"


class EmailWrong(Invalid):
    """Not an address that mail can reach."""

    code = "parties.email_wrong"
    officer = N_(
        "“{typed}” chưa phải địa chỉ thư điện tử. Địa chỉ có dạng ten@noi.vn; không có thì để trống."
    )
    field = "email"


class TaxNumberWrong(Invalid):
    """Not a tax number."""

    code = "parties.tax_number_wrong"
    officer = N_("“{typed}” chưa phải mã số thuế. Mã có 10 chữ số, chi nhánh thêm gạch nối và 3 chữ số.")
    field = "tax_number"


class CommuneCodeWrong(Invalid):
    """Not the code of a commune or ward."""

    code = "parties.commune_code_wrong"
    officer = N_("“{typed}” chưa phải mã xã, phường. Mã có 5 chữ số; hãy chọn trong danh sách.")
    field = "commune_code"


class CardUnreadable(Invalid):
    """The scanned text is not that of a citizen card."""

    code = "parties.card_unreadable"
    officer = N_("Mã quét không phải mã QR của thẻ căn cước. Hãy quét lại hoặc gõ tay.")
    field = "card"
