"""Finding a dossier by what people remember of it."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.public import capped_counts, dossier_numbered, page_by_newest, search_dossiers
from motcua.journal.public import record_access
from motcua.parties.public import mask_numbers
from motcua.web.components import Empty, Pager
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.inbox import days_of
from motcua.web.desk.rows import groups_of
from motcua.web.desk.words import dossiers_counted, say_count

LONGEST = 200


@officer_view
def search(here: Here) -> HttpResponse:
    """Show the dossiers that fit; an exact number opens its dossier. Each search is recorded once."""
    typed = here.request.GET.get("q", "").strip()[:LONGEST]
    if not typed:
        return here.show(
            "search.html", typed="", heading=_("Tìm hồ sơ"), groups=[], empty=None, pager=Pager()
        )
    exact = dossier_numbered(here.actor, typed)
    if exact is not None and exact.number:
        return HttpResponseRedirect(reverse("desk:dossier", args=[exact.number]))
    found = search_dossiers(here.actor, typed)
    count = capped_counts({"all": found})["all"]
    page = page_by_newest(found, here.request.GET.get("after", ""))
    record_access(
        f"search:{here.actor.id}",
        actor=here.actor,
        at=here.at,
        purpose=f"Tra cứu “{mask_numbers(typed)}”",
        what=f"{count} hồ sơ",
    )
    return here.show(
        "search.html",
        typed=typed,
        heading=_("Tìm thấy {count}").format(count=dossiers_counted(count))
        if count
        else _("Không tìm thấy hồ sơ nào"),
        groups=groups_of(here, page.rows, days_of(here), {}, by_due=False),
        empty=_nothing(),
        pager=_pager(typed, page.cursor, len(page.rows), count),
    )


def _nothing() -> Empty:
    text = _(
        "Hãy thử mã hồ sơ, một phần họ tên, số căn cước hoặc số điện thoại; gõ không dấu cũng được. Chỉ tìm trong"
        " hồ sơ của cơ quan bạn."
    )
    return Empty(_("Không có hồ sơ nào khớp"), text)


def _pager(typed: str, cursor: str, shown: int, count: int) -> Pager:
    text = _("Đang xem {shown} trên {total}, mới nhất trước.").format(shown=shown, total=say_count(count))
    following = f"?{urlencode({'q': typed, 'after': cursor})}" if cursor else ""
    return Pager(text if shown else "", following)
