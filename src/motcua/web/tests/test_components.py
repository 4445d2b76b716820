"""Words and pictures of the components."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from motcua.catalogue.public import RouteTableRow
from motcua.web import components as ui
from motcua.web import drawing, formats
from motcua.web.gallery import sample_counting, sample_route


def render(source: str, **context: object) -> str:
    return Template("{% load mc %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("days", "kind", "text"),
    [
        (12, "ok", "còn 12 ngày làm việc"),
        (1, "soon", "còn 1 ngày làm việc"),
        (0, "soon", "hôm nay"),
        (-2, "late", "trễ 2 ngày làm việc"),
        (None, "wait", "chưa tính hạn"),
    ],
)
def test_words_for_what_is_left(days: int | None, kind: str, text: str) -> None:
    assert ui.remaining_pill(days) == ui.Pill(kind, text)  # type: ignore[arg-type]


def test_a_paused_limit_shows_no_number() -> None:
    assert ui.remaining_pill(-5, paused=True).text == "tạm dừng, chờ bổ sung"


def test_grid_counts_as_the_mockup() -> None:
    days = {day.on: day for day in ui.grid_days(sample_counting())}
    assert len(days) == 28
    assert (days[date(2026, 11, 23)].kind, days[date(2026, 11, 24)].kind) == ("received", "holiday")
    assert (days[date(2026, 11, 27)].mark, days[date(2026, 11, 27)].today) == ("3", True)
    assert (days[date(2026, 12, 15)].mark, days[date(2026, 12, 15)].kind) == ("15", "due")
    assert days[date(2026, 12, 16)].kind == "after"


def test_grid_of_more_than_half_a_year_is_left_to_the_table() -> None:
    assert ui.grid_days(ui.Counting(date(2026, 1, 1), date(2027, 1, 1), date(2026, 1, 2))) == ()
    assert ui.grid_days(ui.Counting(date(2026, 2, 1), date(2026, 1, 1), date(2026, 1, 2))) == ()


@pytest.mark.parametrize(
    ("done", "total", "pieces", "filled"),
    [(3, 15, 15, 3), (20, 60, 15, 5), (3, 60, 15, 0), (9, 5, 5, 5), (1, 0, 1, 1)],
)
def test_bar_never_runs_ahead(done: int, total: int, pieces: int, filled: int) -> None:
    drawn = drawing.bar_pieces(ui.Progress(done, total))
    assert (len(drawn), sum(piece.filled for piece in drawn)) == (pieces, filled)


def test_route_has_a_picture_for_each_width_and_a_table_twin() -> None:
    text = render("{% route_lanes route %}", route=sample_route())
    assert text.count("<svg") == 2
    assert "<td>Kiểm tra, xác nhận</td><td>UBND xã, phường</td>" in text
    assert "style=" not in text


def test_pictures_keep_points_in_numbers_whatever_the_language() -> None:
    with translation.override("vi"):
        text = render("{% month_grid days %}", days=ui.grid_days(sample_counting()))
    assert 'x="0.75"' in text


def test_typed_text_is_escaped_everywhere() -> None:
    bad = '<script>"x"</script>'
    due = ui.Due(
        None, label=bad, instead=bad, sentence=bad, facts=(ui.Fact(bad, bad, "/"),), pill=ui.Pill("ok", bad)
    )
    row = RouteTableRow(*[bad] * 8)
    route = ui.RoutePicture(bad, bad, (row,))
    parts = [
        render("{% due_hero due %}", due=due),
        render("{% ledger rows bad %}", rows=[ui.LedgerRow(bad, bad, bad)], bad=bad),
        render("{% timeline items %}", items=[ui.TimelineItem(bad, bad, bad, bad)]),
        render("{% route_lanes route %}", route=route),
        render("{% empty_state e %}", e=ui.Empty(bad, bad, bad, "/")),
        render("{% pager p %}", p=ui.Pager(bad, "/")),
        render("{% breadcrumbs c %}", c=[ui.Crumb(bad)]),
    ]
    assert all("<script>" not in part for part in parts)


def test_dates_numbers_money() -> None:
    moment = datetime(2026, 12, 14, 18, 5, tzinfo=UTC)
    assert formats.show_moment(moment) == "15/12/2026, 1:05"
    assert formats.show_weekday_date(moment) == "thứ Ba, 15/12/2026"
    assert formats.show_number(29565) == "29.565"
    assert formats.show_percent(29240, 29565) == "98,90\u00a0%"
    assert formats.show_percent(1, 3) == "33,33\u00a0%"
    assert formats.show_percent(0, 0) == "–"
    assert (formats.show_vnd(1200000), formats.show_vnd(0)) == ("1.200.000 đồng", "Không thu")
