"""Where papers are taken in: every authority with a one-stop office, by what the data know of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.deadlines.public import OfficeHours
from motcua.kernel import clock
from motcua.kernel.text import fold
from motcua.organisation.public import LEVEL_NAMES, Authority, Level, Unit
from motcua.web.components import Crumb, Empty
from motcua.web.portal.shell import office_hours, show

LONGEST = 100


@dataclass(frozen=True, slots=True)
class Office:
    """A one-stop office: whose, its name, address, telephone, and hours where they differ from the common ones."""

    authority: str
    name: str
    address: str
    phone: str
    hours: str


@require_safe
def office_list(request: HttpRequest) -> HttpResponse:
    """List the one-stop offices by level, those whose name fits what was typed; few queries."""
    typed = " ".join(request.GET.get("q", "").split())[:LONGEST]
    words = fold(typed).split()
    units = [unit for unit in _units() if all(word in fold(_named(unit)) for word in words)]
    own = _with_own_hours()
    groups = [
        (_(LEVEL_NAMES[level]), [_office(unit, own) for unit in units if unit.authority.level == level.value])
        for level in Level
    ]
    context = {
        "typed": typed,
        "groups": [(name, offices) for name, offices in groups if offices],
        "count": len(units),
        "empty": None if units else _nobody(),
        "crumbs": [Crumb(_("Trang chủ"), reverse("portal:home")), Crumb(_("Nơi tiếp nhận hồ sơ"))],
        "common_hours": office_hours(None),
    }
    return show(request, "offices", context)


def _units() -> list[Unit]:
    today = clock.today()
    found = Unit.objects.valid_on(today).filter(
        kind="one_stop", authority__in=Authority.objects.valid_on(today)
    )
    return list(found.select_related("authority").order_by("authority__name", "code"))


def _named(unit: Unit) -> str:
    return f"{unit.authority.name} {unit.authority.short_name} {unit.name} {unit.authority.address}"


def _with_own_hours() -> set[int]:
    rows = OfficeHours.objects.filter(authority__isnull=False).values_list("authority_id", flat=True)
    return {pk for pk in rows if pk is not None}


def _office(unit: Unit, own: set[int]) -> Office:
    authority = unit.authority
    hours = office_hours(authority) if authority.pk in own else ""
    return Office(authority.name, unit.name, authority.address, authority.phone, hours)


def _nobody() -> Empty:
    return Empty(
        _("Không có nơi tiếp nhận nào có tên như vậy"),
        _("Thử gõ tên xã, phường; không dấu cũng được."),
        _("Xem tất cả nơi tiếp nhận"),
        reverse("portal:offices"),
    )
