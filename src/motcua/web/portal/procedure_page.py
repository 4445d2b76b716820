"""The page of one procedure: who, which papers, when if handed in today, where, and its way through the offices."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.catalogue.public import (
    CONFIDENCE_LABELS,
    Confidence,
    ProcedureEnded,
    ProcedurePage,
    ProcedureReplaced,
    ProcedureUnknown,
    ProcedureVersion,
    RouteTree,
    find_procedures,
    procedure_page,
    route_svg,
    route_table,
    tidy_code,
)
from motcua.kernel import clock
from motcua.kernel.errors import text_of
from motcua.web.components import Crumb, RoutePicture
from motcua.web.formats import show_short_date, show_weekday_date
from motcua.web.portal.offer import Offer, offer_of, papers_to_bring
from motcua.web.portal.shell import language, show
from motcua.web.site import current_site


@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """Show a procedure; a code typed loosely leads to its page, an unknown one to the search."""
    tidy = tidy_code(code)[:40]
    if tidy != code:
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(
            reverse("portal:procedure", args=[tidy or "-"]) + (f"?{query}" if query else "")
        )
    today = clock.today()
    case = request.GET.get("truong-hop", "")[:60]
    try:
        page = procedure_page(code, today, case)
        if case and page.version and case not in {row.code for row in page.cases}:
            page = procedure_page(code, today)
    except ProcedureUnknown:
        return _missing(request, code, today)
    if page.version is None:
        return _missing(request, code, today)
    return show(request, "procedure", _context(request, page, page.version, today))


def _context(
    request: HttpRequest, page: ProcedurePage, version: ProcedureVersion, today: date
) -> dict[str, Any]:
    offer = offer_of(page, version, request.GET.get("truong-hop", ""), request.GET.get("kenh", ""))
    who = [line.strip(" -+;") for line in version.who.splitlines() if line.strip(" -+;")]
    return {
        "page": page,
        "version": version,
        "who": who,
        "papers": papers_to_bring(page, offer.case),
        "offer": offer,
        "notice": text_of(page.refusal, "citizen", _) if page.refusal else "",
        "replaced_by": page.procedure.replaced_by if isinstance(page.refusal, ProcedureReplaced) else "",
        "gone": isinstance(page.refusal, ProcedureReplaced | ProcedureEnded),
        "in_force": page.is_open or version.is_published,
        "national_portal": _national_portal(page, version),
        "source": _source(version),
        "outcomes": [str(text) for text in version.result_outcomes],
        "crumbs": [
            Crumb(_("Trang chủ"), reverse("portal:home")),
            Crumb(_("Thủ tục"), reverse("portal:procedures")),
            Crumb(
                page.procedure.field.name,
                f"{reverse('portal:procedures')}?linh-vuc={page.procedure.field.code}",
            ),
        ],
        "route": _route(page, offer),
    }


def _route(page: ProcedurePage, offer: Offer) -> RoutePicture | None:
    """Return the picture with today's dates on it: when handed in, when each office must be done, when due."""
    if page.route is None:
        return None
    lang = language()
    due = offer.computation.due if offer.computation else None
    wide = route_svg(
        page.route,
        lang,
        submit_text=_("hôm nay") if offer.is_today else show_short_date(offer.received),
        return_text=show_short_date(due) if due else "",
        captions=_captions(page.route, offer),
    )
    return RoutePicture(wide, route_svg(page.route, lang, narrow=True), tuple(route_table(page.route, lang)))


def _captions(tree: RouteTree, offer: Offer) -> dict[int, str]:
    """Return the latest day of each leg, where the legs of the route are those of the limit."""
    legs = [leg for leg in tree.legs if leg.limit_text not in {"", "none"}]
    runs = offer.computation.runs if offer.computation else ()
    if len(legs) != len(runs) or len(legs) < 2:
        return {}
    assert offer.computation is not None
    ends = [offer.computation.calendar.instant(run.due) for run in runs]
    words = _("chậm nhất {day}")
    return {
        leg.position: words.format(day=show_weekday_date(end)) for leg, end in zip(legs, ends, strict=True)
    }


def _national_portal(page: ProcedurePage, version: ProcedureVersion) -> str:
    if not page.is_open or "online" not in version.channels:
        return ""
    return str(current_site().data.get("national_portal", ""))


def _source(version: ProcedureVersion) -> str:
    confidence = (
        CONFIDENCE_LABELS[Confidence(version.confidence)]
        if version.confidence in set(Confidence)
        else version.confidence
    )
    if not version.source:
        return _("Mức tin cậy: {confidence}.").format(confidence=_(confidence).lower())
    source = version.source.strip().rstrip(".")
    return _("Nguồn: {source}. Mức tin cậy: {confidence}.").format(
        source=source, confidence=_(confidence).lower()
    )


def _missing(request: HttpRequest, code: str, today: date) -> HttpResponse:
    near = find_procedures(code, on=today, open_only=False, limit=5) if len(code) > 3 else []
    return show(request, "procedure_missing", {"code": code, "near": near}, status=404)
