"""Every component of the pages with invented data, at /components/ of a demonstration."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from motcua.catalogue.public import LegRow, RouteTree, StepRow, route_svg, route_table
from motcua.web import components as ui
from motcua.web.forms import DigitsField, NameField, PageForm, TextField, VnDateField


class SampleForm(PageForm):
    """One field of each kind."""

    name = NameField(label=_("Họ và tên"), help_text=_("Như trên căn cước."))
    id_number = DigitsField(label=_("Số căn cước"), lengths=(12,), example="096 207 000 123")
    born = VnDateField(label=_("Ngày sinh"), help_text=_("Ví dụ 24/12/1968"), required=False)
    place = forms.ChoiceField(
        label=_("Nơi nhận kết quả"), choices=[("1", "Xã Đầm Dơi"), ("2", "Xã Cái Nước")]
    )
    way = forms.ChoiceField(
        label=_("Cách nhận"),
        choices=[("q", _("Tại quầy")), ("b", _("Qua bưu điện"))],
        widget=forms.RadioSelect,
    )
    papers = forms.MultipleChoiceField(
        label=_("Giấy tờ đã có"),
        choices=[("1", "Đơn đề nghị"), ("2", "Biên bản họp gia đình")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    note = TextField(label=_("Ghi chú"), required=False)
    agree = forms.BooleanField(label=_("Tôi đã đọc lại"), help_text=_("Chỉ tích khi đã xem hết."))


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; only in a demonstration."""
    if not settings.MOTCUA_DEMO:
        raise Http404
    return render(request, "motcua/gallery.html", sample_context())


def sample_context() -> dict[str, Any]:
    """Return invented data for every component."""
    typed = {"name": "Lê Văn 🙂", "id_number": "12 34", "born": "31/02/2026", "place": "1"}
    counting = sample_counting()
    return {
        "pills": [ui.remaining_pill(n) for n in (-2, 0, 1, 12)]
        + [ui.remaining_pill(None, paused=True), ui.Pill("done", "xong, sớm hơn hạn 3 ngày làm việc")],
        "due_split": sample_due("split"),
        "due_side": sample_due("side"),
        "due_paused": ui.Due(None, instead="tạm dừng", pill=ui.remaining_pill(None, paused=True)),
        "rows": sample_rows(),
        "days": ui.grid_days(counting),
        "long_bar": ui.Progress(20, 60, "Đã qua 20 trên 60 ngày làm việc"),
        "items": sample_timeline(),
        "route": sample_route(),
        "crumbs": (
            ui.Crumb("Trang đầu", "/"),
            ui.Crumb("Thủ tục", "/"),
            ui.Crumb("Trợ cấp thờ cúng liệt sĩ"),
        ),
        "pager": ui.Pager("Đang xem 21 đến 40 trên 240 thủ tục", "?sau=2", "?truoc=1"),
        "empty": ui.Empty("Chưa có hồ sơ nào", "Hồ sơ mới nhận sẽ hiện ở đây.", "Xem thủ tục", "/"),
        "form": SampleForm(),
        "wrong": SampleForm(typed, auto_id="w_%s"),
        "moment": datetime(2026, 12, 15, 10, 5, tzinfo=UTC),
    }


def sample_counting() -> ui.Counting:
    """Return the count of fifteen working days from 23/11/2026 with a day off on 24/11."""
    counted: dict[date, int] = {}
    on = date(2026, 11, 24)
    while len(counted) < 15:
        if on.weekday() < 5 and on != date(2026, 11, 24):
            counted[on] = len(counted) + 1
        on += timedelta(days=1)
    received, due = date(2026, 11, 23), date(2026, 12, 15)
    return ui.Counting(received, due, date(2026, 11, 27), counted, frozenset([date(2026, 11, 24)]))


def sample_due(variant: Any) -> ui.Due:
    """Return a due date with everything it can carry."""
    return ui.Due(
        on=date(2026, 12, 15),
        pill=ui.remaining_pill(12),
        sentence="Đang đúng tiến độ. Hồ sơ đang ở Sở Nội vụ tỉnh Cà Mau.",
        progress=ui.Progress(3, 15, "Đã qua 3 trên 15 ngày làm việc"),
        facts=(ui.Fact("Người nộp", "Lê Văn An (cha)"), ui.Fact("Nơi nộp", "Bộ phận Một cửa xã Đầm Dơi")),
        variant=variant,
    )


def sample_rows() -> list[ui.LedgerRow]:
    """Return a short table "why this date"."""
    return [
        ui.LedgerRow("23/11", "Thứ Hai, 9:14: xã nhận đủ giấy tờ. Ngày nhận không tính.", "không"),
        ui.LedgerRow("24/11", "Thứ Ba: nghỉ lễ, Ngày Văn hóa Việt Nam", "không", "hol"),
        ui.LedgerRow("25–27/11", "Thứ Tư đến thứ Sáu: ngày làm việc", "ngày 1–3"),
        ui.LedgerRow("28–29/11", "Thứ Bảy, Chủ nhật", "không", "off"),
        ui.LedgerRow("15/12", "Thứ Ba: hẹn trả kết quả", "ngày 15", "end"),
    ]


def sample_timeline() -> list[ui.TimelineItem]:
    """Return one item of each state."""
    return [
        ui.TimelineItem("Nhận đủ giấy tờ, đưa giấy hẹn", "23/11/2026, 9:14", "Quầy 3"),
        ui.TimelineItem(
            "Đang thẩm định", "từ 26/11/2026, 14:20", "Phòng Người có công", "Đọc kỹ đơn.", "now"
        ),
        ui.TimelineItem("Trả kết quả cho bạn", "chậm nhất 15/12/2026", "Quầy trả kết quả", state="next"),
    ]


def sample_route() -> ui.RoutePicture:
    """Return the route of a mockup: commune, then department."""
    first = _leg(
        1, "UBND xã, phường", "5 working days", ("Tiếp nhận, số hóa", 240), ("Kiểm tra, xác nhận", 1680)
    )
    second = _leg(2, "Sở Nội vụ", "12 days", ("Thẩm định, dự thảo", 3840), ("Cấp số, gửi về xã", 480))
    tree = RouteTree(0, (first, second))
    wide = route_svg(tree, submit_text="hôm nay", return_text="14/12")
    return ui.RoutePicture(wide, route_svg(tree, narrow=True), tuple(route_table(tree)))


def _leg(position: int, name: str, limit: str, *steps: tuple[str, int]) -> LegRow:
    rows = tuple(
        StepRow(
            0,
            position,
            n,
            f"{position}-{n}",
            title,
            "case_officer",
            "",
            "",
            minutes,
            None,
            (),
            "",
            (),
            (),
            "",
        )
        for n, (title, minutes) in enumerate(steps, 1)
    )
    return LegRow(0, position, name, "", "", f"kind-{position}", limit, "", rows)
