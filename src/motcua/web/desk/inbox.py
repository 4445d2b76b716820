"""The list an officer starts the day with: what waits for them, the nearest due date first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.public import (
    FINISHED_BOXES,
    Box,
    Days,
    Dossier,
    DossierQuerySet,
    Filters,
    Term,
    capped_counts,
    choices_of,
    condition,
    menu_of,
    page_by_due,
    page_by_newest,
    term_condition,
)
from motcua.kernel.clock import VN, local
from motcua.web.components import Empty, Pager
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.rows import groups_of
from motcua.web.desk.words import capital, day_and_date, dossiers_counted, say_count, say_number
from motcua.web.formats import show_moment, show_weekday_date

LONGEST_FILTER = 300


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One entry of the side menu."""

    label: str
    url: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice above the list."""

    label: str
    url: str
    count: str
    current: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; what it does not understand counts as not said."""

    box: str
    term: str
    sort: str
    after: str
    filters: Filters

    def query(self, **changes: str) -> str:
        """Return the address of the list with some of it changed; a change of filter starts at the first page."""
        now = {
            "box": "" if self.box == Box.ME else self.box,
            "due": self.term,
            "sort": self.sort,
            "procedure": self.filters.procedure,
            "step": self.filters.step,
            "commune": self.filters.commune,
        }
        said = {key: value for key, value in (now | changes).items() if value}
        return f"?{urlencode(said)}" if said else reverse("desk:inbox")

    @property
    def newest_first(self) -> bool:
        """Tell whether the list is ordered by entry instead of by due date."""
        return self.sort == "newest" or (self.box in FINISHED_BOXES and self.sort != "due")


def asked(here: Here) -> Asked:
    """Read the address."""
    said = here.request.GET
    box = said.get("box", Box.ME)
    known = {spec.box.value for spec in menu_of(here.place)} | {f"for-{code}" for code in here.place.absent}
    term = said.get("due", "")
    filters = Filters(*(said.get(name, "")[:LONGEST_FILTER] for name in ("procedure", "step", "commune")))
    sort = said.get("sort", "")
    return Asked(
        box if box in known else Box.ME,
        term if term in set(Term) else "",
        sort if sort in {"newest", "due"} else "",
        said.get("after", ""),
        filters,
    )


def days_of(here: Here) -> Days:
    """Return the midnights of today, tomorrow and the day after the next working day."""
    today = datetime.combine(here.today, datetime.min.time(), VN)
    following = here.calendar.next_working_day(here.today)
    after = datetime.combine(following, datetime.min.time(), VN) + timedelta(days=1)
    return Days(today, today + timedelta(days=1), after)


@officer_view
def inbox(here: Here) -> HttpResponse:
    """Show one box of dossiers with the menu of boxes and their counts; at most 18 queries."""
    said, days = asked(here), days_of(here)
    visible = Dossier.objects.visible_to(here.actor).filter(authority=here.authority)
    boxed = visible.filter(condition(said.box, here.place, days))
    counts = _count(here, said, days, visible, boxed)
    shown = boxed.filter(said.filters.condition())
    if said.term:
        shown = shown.filter(term_condition(said.term, days))
    page = (page_by_newest if said.newest_first else page_by_due)(shown, said.after)
    chosen = counts[f"due:{said.term}"]
    return here.show(
        "inbox.html",
        heading=_heading(here, said, counts),
        subtitle=_subtitle(here, said, counts),
        said=said,
        menu=_menu(here, said, counts),
        chips=_chips(here, said, counts, days),
        groups=groups_of(here, page.rows, days, counts, by_due=not said.newest_first),
        choices=choices_of(boxed),
        pager=_pager(said, page.cursor, len(page.rows), chosen),
        empty=_empty(said),
        sort_due=said.query(sort="due" if said.box in FINISHED_BOXES else ""),
        sort_newest=said.query(sort="newest"),
        export=f"{reverse('desk:export')}{said.query(box=said.box)}",
        narrowed=bool(said.term or said.filters != Filters()),
        whole=Asked(said.box, "", said.sort, "", Filters()).query(),
    )


def _count(
    here: Here, said: Asked, days: Days, visible: DossierQuerySet, boxed: DossierQuerySet
) -> dict[str, int]:
    """Count every box of the menu, every chip, and what is urgent; one query."""
    boxes: dict[str, DossierQuerySet] = {}
    for spec in menu_of(here.place):
        boxes[spec.box] = visible.filter(condition(spec.box, here.place, days))
    for code in here.place.absent:
        boxes[f"for-{code}"] = visible.filter(condition(f"for-{code}", here.place, days))
    narrowed = boxed.filter(said.filters.condition())
    boxes["due:"] = narrowed
    for term in Term:
        boxes[f"due:{term}"] = narrowed.filter(term_condition(term, days))
    mine = visible.filter(condition(Box.ME, here.place, days))
    boxes["my:late"] = mine.filter(term_condition(Term.LATE, days))
    boxes["my:today"] = mine.filter(term_condition(Term.TODAY, days))
    return capped_counts(boxes)


def _heading(here: Here, said: Asked, counts: dict[str, int]) -> str:
    """Return the finding: what has to be done now, or how much there is."""
    if said.box != Box.ME:
        return f"{_label(here, said.box)}: {dossiers_counted(counts[said.box])}"
    urgent, waiting = counts["my:late"] + counts["my:today"], counts.get(Box.ME, 0)
    if urgent:
        when = _("sáng nay") if local(here.at).hour < 12 else _("chiều nay")
        return _("{number} hồ sơ cần làm ngay {when}").format(number=say_number(urgent), when=when)
    if waiting:
        return _("Hôm nay không có hồ sơ gấp, {count} đang chờ bạn").format(count=dossiers_counted(waiting))
    return _("Không có hồ sơ nào chờ bạn")


def _subtitle(here: Here, said: Asked, counts: dict[str, int]) -> str:
    late, today = (counts["my:late"], counts["my:today"]) if said.box == Box.ME else (0, 0)
    parts = []
    if late:
        parts.append(_("{count} đã quá hạn").format(count=dossiers_counted(late)))
    if today:
        parts.append(_("{count} hẹn trả hôm nay").format(count=dossiers_counted(today)))
    finding = f"{', '.join(parts)}. " if parts else ""
    return f"{finding}{capital(show_weekday_date(here.at))}, {show_moment(here.at).rpartition(' ')[2]}."


def _label(here: Here, box: str) -> str:
    code = box.removeprefix("for-")
    if code in here.place.absent:
        return _("Thay {name}").format(name=here.place.absent[code].full_name)
    return next(_(spec.label) for spec in menu_of(here.place) if spec.box == box)


def _menu(here: Here, said: Asked, counts: dict[str, int]) -> list[tuple[str, list[MenuItem]]]:
    groups: dict[str, list[MenuItem]] = {}
    boxes = [(spec.group, spec.box.value) for spec in menu_of(here.place)]
    boxes += [(_("Làm thay"), f"for-{code}") for code in here.place.absent]
    for group, box in boxes:
        item = MenuItem(_label(here, box), _box_url(box), say_count(counts[box]), box == said.box)
        groups.setdefault(_(group), []).append(item)
    return list(groups.items())


def _box_url(box: str) -> str:
    return reverse("desk:inbox") if box == Box.ME else f"?{urlencode({'box': box})}"


def _chips(here: Here, said: Asked, counts: dict[str, int], days: Days) -> list[Chip]:
    """Return the chips that have something in them; none where a list has only one kind."""
    if said.box in FINISHED_BOXES:
        return []
    following = local(days.after_next).date() - timedelta(days=1)
    words = {
        "": _("Tất cả"),
        Term.LATE: _("Quá hạn"),
        Term.TODAY: _("Hôm nay"),
        Term.NEXT: capital(day_and_date(following)),
        Term.LATER: _("Còn nhiều ngày"),
        Term.NONE: _("Không có ngày hẹn"),
        Term.READY: _("Chờ trả kết quả"),
        Term.PAUSED: _("Tạm dừng"),
    }
    chips = [
        Chip(label, said.query(due=term), say_count(counts[f"due:{term}"]), term == said.term)
        for term, label in words.items()
        if not term or counts[f"due:{term}"] or term == said.term
    ]
    return chips if len(chips) > 2 or said.term else []


def _pager(said: Asked, cursor: str, shown: int, total: int) -> Pager:
    order = _("mới nhất trước") if said.newest_first else _("gần hạn nhất trước")
    text = _("Đang xem {shown} trên {total}, {order}.").format(
        shown=shown, total=say_count(total), order=order
    )
    return Pager(text if shown else "", said.query(after=cursor) if cursor else "")


def _empty(said: Asked) -> Empty:
    if said.term or said.filters != Filters():
        whole = Asked(said.box, "", said.sort, "", Filters()).query()
        return Empty(_("Không có hồ sơ nào khớp với bộ lọc"), "", _("Bỏ lọc"), whole)
    if said.after:
        return Empty(_("Hết danh sách"), "", _("Về trang đầu"), said.query())
    if said.box == Box.ME:
        text = _("Việc mới sẽ hiện ở đây khi hồ sơ đến lượt bạn. Muốn xem hồ sơ khác, chọn mục ở bên trái.")
        return Empty(_("Không có hồ sơ nào chờ bạn"), text)
    return Empty(_("Mục này đang trống"), "", _("Về việc của tôi"), reverse("desk:inbox"))
