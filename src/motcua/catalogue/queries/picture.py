"""Pictures and tables of a route, in the language of the reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from motcua.catalogue.queries.tree import LegRow, RouteTree, StepRow
from motcua.catalogue.rules.graph import blocks, followers
from motcua.catalogue.rules.picture.lanes import Box, Lane, draw_lanes
from motcua.catalogue.rules.picture.line import Stop, Stretch, draw_line
from motcua.catalogue.rules.picture.shapes import Picture
from motcua.catalogue.states import ROLE_LABELS
from motcua.deadlines.public import TimeLimit as Limit
from motcua.kernel.errors import DomainError

SUBMIT, RETURN = "_submit", "_return"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a dossier is on a step: `state` done, now or todo; `note` replaces the role ("Trần Quốc Dũng, đã 4 giờ")."""

    state: str = "todo"
    note: str = ""


@dataclass(frozen=True, slots=True)
class RouteTableRow:
    """One row of the table twin of a picture."""

    number: str
    authority: str
    step: str
    who: str
    time: str
    result: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class RouteLine:
    """The line picture with its table twin."""

    svg: SafeString
    rows: tuple[RouteTableRow, ...]


def limit_text(text: str, lang: str = "vi") -> str:
    """Return a limit in words ("5 ngày làm việc"); a text that is not a limit stays as it is."""
    try:
        return Limit.parse(text).text(lang)
    except DomainError:
        return text


def step_time(step: StepRow) -> str:
    """Return the time of a step in the language in force: "4 giờ", "2 giờ 30 phút", "8 ngày"; empty without a limit."""
    if step.minutes is not None:
        hours, minutes = divmod(step.minutes, 60)
        parts = [_("{count} giờ").format(count=hours)] if hours else []
        return " ".join([*parts, _("{count} phút").format(count=minutes)] if minutes else parts)
    if step.days is not None:
        return _days(step.days)
    return ""


def _days(days: Decimal) -> str:
    if days == 1:
        return _("1 ngày")
    shown = format(days.normalize(), "f").replace(".", "." if get_language() == "en" else ",")
    return _("{count} ngày").format(count=shown)


def route_svg(
    tree: RouteTree,
    lang: str = "vi",
    *,
    marks: Mapping[str, Mark] | None = None,
    submit_text: str = "",
    return_text: str = "",
    captions: Mapping[int, str] | None = None,
    narrow: bool = False,
    ident: str = "duong",
) -> SafeString:
    """Return the route as SVG: lanes, or one line when `narrow`. `captions` go under legs, by position.

    `ident` starts the ids inside and must be used once a page.
    """
    if narrow:
        return route_line_svg(tree, marks=marks, lang=lang, ident=f"{ident}-hep")
    with override(lang):
        picture = lanes_picture(tree, lang, marks or {}, submit_text, return_text, captions or {})
    return mark_safe(picture.svg(ident))  # noqa: S308  every text is escaped where it is drawn


def route_line_svg(
    tree: RouteTree,
    *,
    marks: Mapping[str, Mark] | None = None,
    lang: str = "vi",
    heads: Mapping[int, tuple[str, str]] | None = None,
    ident: str = "di",
) -> SafeString:
    """Return the route as one line; `heads` replace (title, note) of legs, by position."""
    with override(lang):
        picture = line_picture(tree, lang, marks or {}, heads or {})
    return mark_safe(picture.svg(ident))  # noqa: S308  every text is escaped where it is drawn


def route_line(
    tree: RouteTree,
    *,
    marks: Mapping[str, Mark] | None = None,
    lang: str = "vi",
    heads: Mapping[int, tuple[str, str]] | None = None,
    ident: str = "di",
) -> RouteLine:
    """Return the line picture and its table twin, for the side of a dossier."""
    svg = route_line_svg(tree, marks=marks, lang=lang, heads=heads, ident=ident)
    return RouteLine(svg, tuple(route_table(tree, lang, marks=marks)))


def route_table(
    tree: RouteTree, lang: str = "vi", *, marks: Mapping[str, Mark] | None = None
) -> list[RouteTableRow]:
    """Return the steps as rows: number, body, step, who, time, result."""
    with override(lang):
        return list(_rows(tree, marks or {}))


def _rows(tree: RouteTree, marks: Mapping[str, Mark]) -> Iterator[RouteTableRow]:
    number = 0
    for leg in tree.legs:
        for step in leg.steps:
            number += 1
            mark = marks.get(step.key)
            yield RouteTableRow(
                f"B{number}",
                _body(leg),
                _(step.name),
                _who(step),
                step_time(step),
                _(step.result) if step.result else "",
                mark.state if mark else "",
                mark.note if mark else "",
            )


def _who(step: StepRow) -> str:
    return _(ROLE_LABELS.get(step.role, step.role))


def _body(leg: LegRow) -> str:
    return _(leg.authority_name or leg.name)


def _leg_limit(leg: LegRow, lang: str) -> str:
    """Return the limit of a leg in words; one counted in calendar days says so, because most are not."""
    if leg.limit_text in {"none", ""}:
        return ""
    told = limit_text(leg.limit_text, lang)
    in_days = any(step.days is not None for step in leg.steps)
    return _("{limit}, tính cả ngày nghỉ").format(limit=told) if in_days else told


def lanes_picture(
    tree: RouteTree,
    lang: str,
    marks: Mapping[str, Mark],
    submit_text: str,
    return_text: str,
    captions: Mapping[int, str],
) -> Picture:
    """Return the lanes, in the language in force."""
    columns, lane_of, lanes = _places(tree, lang, captions)
    longest = _longest(tree)
    boxes = [
        Box(
            step.key,
            lane_of[leg.position],
            columns[step.key],
            _(step.name),
            step_time(step),
            _style(step, marks, longest),
        )
        for leg in tree.legs
        for step in leg.steps
    ]
    first, last = columns[tree.start_key], columns[tree.end_key]
    boxes.append(Box(SUBMIT, 0, first, _("Nộp giấy tờ"), submit_text, "own"))
    boxes.append(Box(RETURN, 0, last if last != first else last + 1, _("Nhận kết quả"), return_text, "own"))
    arrows = [(SUBMIT, tree.start_key), (tree.end_key, RETURN)]
    arrows += [(key, later) for key, nexts in followers(tree.legs).items() for later in nexts]
    return draw_lanes([Lane(_("Bạn")), *lanes], boxes, arrows, _("Đường đi của hồ sơ"), _told(tree, lang))


def _places(
    tree: RouteTree, lang: str, captions: Mapping[int, str]
) -> tuple[dict[str, int], dict[int, int], list[Lane]]:
    columns: dict[str, int] = {}
    lane_of: dict[int, int] = {}
    lanes: dict[tuple[str, str, str], list[LegRow]] = {}
    column = 0
    for block in blocks(tree.legs):
        widest = 0
        for leg in block:
            assert isinstance(leg, LegRow)
            for place, step in enumerate(leg.steps):
                columns[step.key] = column + place
            widest = max(widest, len(leg.steps))
            lanes.setdefault(
                (leg.authority_code, leg.authority_kind, leg.authority_code or leg.name), []
            ).append(leg)
        column += widest
    drawn = []
    for number, legs in enumerate(lanes.values(), 1):
        lane_of |= {leg.position: number for leg in legs}
        drawn.append(_lane(legs, columns, lang, captions))
    return columns, lane_of, drawn


def _lane(legs: list[LegRow], columns: dict[str, int], lang: str, captions: Mapping[int, str]) -> Lane:
    note = " + ".join(text for leg in legs if (text := _leg_limit(leg, lang)))
    for leg in legs:
        if captions.get(leg.position) and leg.steps:
            return Lane(_body(leg), note, captions[leg.position], columns[leg.steps[0].key])
    return Lane(_body(legs[0]), note)


def _longest(tree: RouteTree) -> set[str]:
    found: set[str] = set()
    for leg in tree.legs:
        timed = [(step.minutes or step.days or 0, step.key) for step in leg.steps]
        best = max(timed, default=(0, ""))
        if best[0] and len(leg.steps) > 1:
            found.add(best[1])
    return found


def _style(step: StepRow, marks: Mapping[str, Mark], longest: set[str]) -> str:
    mark = marks.get(step.key)
    if mark and mark.state in {"done", "now"}:
        return mark.state
    return "main" if step.key in longest and not marks else "plain"


def _told(tree: RouteTree, lang: str) -> str:
    parts = []
    for leg in tree.legs:
        steps = ", ".join(
            f"{_(step.name)} ({step_time(step)})" if step_time(step) else _(step.name) for step in leg.steps
        )
        limit = _leg_limit(leg, lang)
        parts.append(f"{_body(leg)}{f', {limit}' if limit else ''}: {steps}.")
    return " ".join([*parts, _("Bảng bên dưới ghi từng bước.")])


def line_picture(
    tree: RouteTree, lang: str, marks: Mapping[str, Mark], heads: Mapping[int, tuple[str, str]]
) -> Picture:
    """Return the line, in the language in force."""
    stretches = []
    for leg in tree.legs:
        title, note = heads.get(leg.position, (_body(leg), _leg_limit(leg, lang)))
        stops = tuple(_stop(step, marks) for step in leg.steps)
        stretches.append(Stretch(title, note, stops))
    return draw_line(stretches, _("Đường đi của hồ sơ"), _told(tree, lang))


def _stop(step: StepRow, marks: Mapping[str, Mark]) -> Stop:
    mark = marks.get(step.key)
    return Stop(
        _(step.name), (mark.note if mark else "") or _who(step), step_time(step), mark.state if mark else ""
    )
