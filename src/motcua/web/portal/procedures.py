"""The list of procedures, found in plain words, by field, by who handles them, by what has happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.public import AUTHORITY_KIND_LABELS, AuthorityKind, Field, ProcedureHit, find_procedures
from motcua.kernel import clock
from motcua.web.components import Crumb, Empty, Pager
from motcua.web.formats import show_number
from motcua.web.portal.known import ALL, current_procedures
from motcua.web.portal.life_events import LifeEvent, life_event
from motcua.web.portal.shell import show

PAGE, MOST_FOUND, LONGEST = 25, 40, 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: words, field, kind of body, life event, and where to go on."""

    text: str
    field: str
    kind: str
    event: str
    after: str

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """Read the address; anything too long is cut."""
        names = ("q", "linh-vuc", "cap", "viec", "sau")
        return cls(*(" ".join(request.GET.get(name, "").split())[:LONGEST] for name in names))

    def query(self, **changed: str) -> str:
        """Return the address of the same list with some parts changed."""
        parts = {"q": self.text, "linh-vuc": self.field, "cap": self.kind, "viec": self.event} | changed
        return urlencode({name: value for name, value in parts.items() if value})


@require_safe
def procedure_list(request: HttpRequest) -> HttpResponse:
    """Show the procedures that fit; at most seven queries."""
    asked = Asked.of(request)
    current = current_procedures(clock.today())
    known = {hit.code for hit in current}
    event = life_event(asked.event, known) if asked.event else None
    hits = [hit for hit in _hits(asked, current) if event is None or hit.code in event.procedures]
    shown, pager = _page(asked, hits)
    context: dict[str, Any] = {
        "asked": asked,
        "event": event,
        "fields": list(Field.objects.values_list("code", "name")),
        "kinds": _kinds(current),
        "hits": shown,
        "count": _count(asked, len(hits)),
        "pager": pager,
        "empty": None if hits else _nothing(asked, event),
        "crumbs": [Crumb(_("Trang chủ"), reverse("portal:home")), Crumb(_("Thủ tục"))],
    }
    return show(request, "procedures", context)


def _hits(asked: Asked, current: list[ProcedureHit]) -> list[ProcedureHit]:
    if not asked.text:
        fitting = [
            hit
            for hit in current
            if (not asked.field or hit.field_code == asked.field)
            and (not asked.kind or hit.authority_kind == asked.kind)
        ]
        return sorted(fitting, key=lambda hit: not hit.is_open)
    limit = ALL if asked.event else MOST_FOUND
    found = find_procedures(
        asked.text,
        on=clock.today(),
        field=asked.field,
        authority_kind=asked.kind,
        open_only=False,
        limit=limit,
    )
    return sorted(found, key=lambda hit: not hit.is_open)


def _page(asked: Asked, hits: list[ProcedureHit]) -> tuple[list[ProcedureHit], Pager | None]:
    """Return one page: those after the last code seen, or the best of a search, which fit one page."""
    if asked.text:
        return hits, None
    start = next((place for place, hit in enumerate(hits, 1) if hit.code == asked.after), 0)
    shown = hits[start : start + PAGE]
    after = asked.query(sau=shown[-1].code) if len(hits) > start + PAGE else ""
    first = f"?{asked.query()}" if start else ""
    return shown, Pager(next_url=f"?{after}" if after else "", previous_url=first)


def _kinds(current: list[ProcedureHit]) -> list[tuple[str, str]]:
    present = {hit.authority_kind for hit in current}
    return [(kind.value, _(AUTHORITY_KIND_LABELS[kind])) for kind in AuthorityKind if kind.value in present]


def _count(asked: Asked, number: int) -> str:
    if asked.text and number >= MOST_FOUND:
        return _("{number} thủ tục gần nhất với “{text}”").format(number=number, text=asked.text)
    if asked.text:
        return _("{number} thủ tục hợp với “{text}”").format(number=number, text=asked.text)
    return _("{number} thủ tục").format(number=show_number(number))


def _nothing(asked: Asked, event: LifeEvent | None) -> Empty:
    everywhere = asked.query(**{"linh-vuc": "", "cap": "", "viec": ""})
    if asked.text and (asked.field or asked.kind or event):
        return Empty(
            _("Không có thủ tục nào trong phần đã lọc"),
            _("Bỏ các điều kiện lọc để tìm trong mọi thủ tục."),
            _("Tìm “{text}” trong mọi thủ tục").format(text=asked.text),
            f"?{everywhere}",
        )
    return Empty(
        _("Chưa tìm thấy thủ tục nào"),
        _("Thử ít từ hơn, ví dụ “thờ cúng”, “mất việc”. Gõ không dấu cũng được."),
        _("Xem tất cả thủ tục"),
        reverse("portal:procedures"),
    )
