"""The results that wait for their owners, and a quick way to give one out."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.public import Dossier, State, capped_counts, page_by_newest
from motcua.web.components import Empty, Pager
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.inbox import days_of
from motcua.web.desk.rows import groups_of
from motcua.web.desk.words import dossiers_counted, say_count


@officer_view
def returns(here: Here) -> HttpResponse:
    """Show the dossiers resolved and not yet returned."""
    waiting = Dossier.objects.visible_to(here.actor).filter(state=State.RESOLVED)
    count = capped_counts({"all": waiting})["all"]
    page = page_by_newest(waiting, here.request.GET.get("after", ""))
    text = _("Đang xem {shown} trên {total}, mới nhất trước.").format(
        shown=len(page.rows), total=say_count(count)
    )
    heading = _("{count} chờ trả kết quả").format(count=dossiers_counted(count))
    return here.show(
        "returns.html",
        heading=heading if count else _("Không có kết quả nào chờ trả"),
        groups=groups_of(here, page.rows, days_of(here), {}, by_due=False),
        empty=Empty(
            _("Không có kết quả nào chờ trả"),
            _("Hồ sơ hiện ở đây khi văn thư đã cấp số, phát hành kết quả."),
            _("Về việc của tôi"),
            reverse("desk:inbox"),
        ),
        pager=Pager(text if page.rows else "", f"?after={page.cursor}" if page.cursor else ""),
    )
