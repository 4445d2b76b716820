"""Tags and filters of the pages: `{% load mc %}`. The data they take is in `web.components`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm
from django.utils.translation import gettext as _

from motcua.web import drawing, formats
from motcua.web.components import (
    Crumb,
    Due,
    Empty,
    ErrorLine,
    GridDay,
    LedgerRow,
    Pager,
    Pill,
    Progress,
    RoutePicture,
    TimelineItem,
)

register = template.Library()
Context = dict[str, Any]
FOLDER = "motcua/components"


@register.filter
def vn_date(value: date | datetime | None) -> str:
    """Show a date as 24/12/2026; nothing for None."""
    return formats.show_date(value) if value else ""


@register.filter
def vn_datetime(value: datetime | None) -> str:
    """Show a moment as "24/12/2026, 9:05"; nothing for None."""
    return formats.show_moment(value) if value else ""


@register.filter
def vn_time(value: datetime | None) -> str:
    """Show the time of a moment as 9:05; nothing for None."""
    return formats.show_time(value) if value else ""


@register.filter
def weekday_date(value: date | datetime | None) -> str:
    """Show "thứ Ba, 15/12/2026"; nothing for None."""
    return formats.show_weekday_date(value) if value else ""


@register.filter
def vn_number(value: int | None) -> str:
    """Show a whole number as 29.565; nothing for None."""
    return "" if value is None else formats.show_number(int(value))


@register.filter
def vnd(value: int | None) -> str:
    """Show an amount of đồng; "Không thu" for zero, nothing for None."""
    return "" if value is None else formats.show_vnd(int(value))


@register.filter
def govuk_class(attrs: dict[str, Any], name: str) -> str:
    """Return the class of a widget: the GOV.UK name, its error form when invalid, and its own classes."""
    classes = [name]
    if attrs.get("aria-invalid") in {"true", True}:
        classes.append(f"{name}--error")
    own = str(attrs.get("class", ""))
    return " ".join([*classes, *own.split()])


@register.inclusion_tag(f"{FOLDER}/pill.html")
def pill(kind: Pill | str, text: str = "") -> Context:
    """Draw a state pill: `{% pill some_pill %}` or `{% pill "late" "trễ 2 ngày làm việc" %}`."""
    return {"pill": kind if isinstance(kind, Pill) else Pill(kind, text)}  # type: ignore[arg-type]


@register.inclusion_tag(f"{FOLDER}/due.html")
def due_hero(due: Due) -> Context:
    """Draw the due date as the hero of a page."""
    return {"due": due, "label": due.label or _("Hẹn trả")}


@register.inclusion_tag(f"{FOLDER}/progress.html")
def progress_bar(progress: Progress) -> Context:
    """Draw the bar of used time with its sentence."""
    pieces = drawing.bar_pieces(progress)
    return {"progress": progress, "pieces": pieces, "width": len(pieces) * 24}


@register.inclusion_tag(f"{FOLDER}/ledger.html")
def ledger(rows: Sequence[LedgerRow], caption: str = "", head: bool = True) -> Context:
    """Draw the table "why this date"; `head=False` leaves out the column heads of a short one."""
    counts = any(row.count for row in rows)
    return {"rows": rows, "caption": caption or _("Cách tính ngày hẹn trả"), "head": head, "counts": counts}


@register.inclusion_tag(f"{FOLDER}/month_grid.html")
def month_grid(days: Sequence[GridDay], summary: str = "", grid_id: str = "lich") -> Context:
    """Draw the calendar of counted days; the table beside it is its twin and must be on the page."""
    return {
        "squares": drawing.grid_squares(days),
        "height": drawing.grid_height(days),
        "names": [(27 + 56 * n, name) for n, name in enumerate(_weekday_heads())],
        "summary": summary or _("Lịch các ngày được tính. Bảng bên cạnh ghi cùng nội dung."),
        "grid_id": grid_id,
    }


def _weekday_heads() -> tuple[str, ...]:
    return (_("T2"), _("T3"), _("T4"), _("T5"), _("T6"), _("T7"), _("CN"))


@register.inclusion_tag(f"{FOLDER}/timeline.html")
def timeline(items: Sequence[TimelineItem], level: int = 3) -> Context:
    """Draw what happened, happens and comes next; `level` is the heading level of the items."""
    return {"items": items, "level": level if level in {2, 3, 4} else 3}


@register.inclusion_tag(f"{FOLDER}/route.html")
def route_lanes(route: RoutePicture) -> Context:
    """Draw a route in lanes (wide screens), as a line (narrow ones), with its table twin."""
    return {"route": route}


@register.inclusion_tag(f"{FOLDER}/error_summary.html")
def error_summary(form: BaseForm | None = None, errors: Sequence[ErrorLine] = ()) -> Context:
    """Draw the summary of what has to be put right, each line leading to its field."""
    lines = list(errors)
    if form is not None and form.is_bound:
        lines = [*form_error_lines(form), *lines]
    return {"lines": lines}


def form_error_lines(form: BaseForm) -> list[ErrorLine]:
    """Return the errors of a form, those of the whole form first."""
    lines = [ErrorLine(str(text)) for text in form.non_field_errors()]
    for bound in form:
        target = bound.id_for_label or (f"{bound.auto_id}_0" if bound.auto_id else "")
        href = f"#{target}" if target else ""
        for error in bound.errors.as_data():
            text = " ".join(map(str, error.messages))
            lines.append(ErrorLine(f"{bound.label}: {text}" if error.code == "required" else text, href))
    return lines


@register.inclusion_tag(f"{FOLDER}/breadcrumbs.html")
def breadcrumbs(crumbs: Sequence[Crumb]) -> Context:
    """Draw the way to this page."""
    return {"crumbs": crumbs}


@register.inclusion_tag(f"{FOLDER}/pager.html")
def pager(pager: Pager) -> Context:
    """Draw the links to the neighbouring pages of a list."""
    return {"pager": pager}


@register.inclusion_tag(f"{FOLDER}/empty.html")
def empty_state(empty: Empty) -> Context:
    """Draw what stands where a list has nothing."""
    return {"empty": empty}


@register.inclusion_tag(f"{FOLDER}/facts.html")
def facts(items: Sequence[Any]) -> Context:
    """Draw a list of facts."""
    return {"facts": items}
