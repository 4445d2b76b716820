"""What every page of the desk starts from: who is here, with which posts, at what moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.deadlines.public import WorkingCalendar, calendar_for
from motcua.dossiers.public import Desk, Place, desk_of, may_receive_at, place_of
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority, actor_for
from motcua.web import faults
from motcua.web.access import signed_in

OfficerView = Callable[..., Any]


@dataclass
class Here:
    """An officer at their desk, at the moment of the request."""

    request: HttpRequest
    actor: Actor
    at: datetime

    @cached_property
    def desk(self) -> Desk:
        """Return the officer's powers."""
        return desk_of(self.actor, self.at)

    @cached_property
    def place(self) -> Place:
        """Return the officer's authority and units."""
        return place_of(self.desk)

    @property
    def authority(self) -> Authority:
        """Return the officer's authority; whoever passed the door has one."""
        if self.place.authority is None:
            raise LookupError("an officer without an authority")
        return self.place.authority

    @cached_property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar of the officer's authority."""
        return calendar_for(self.place.authority)

    @property
    def today(self) -> date:
        """Return the date in Việt Nam."""
        return clock.local(self.at).date()

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Answer with a page of the desk; pages with personal data are never kept by the browser."""
        context |= {"actor": self.actor, "actor_unit": self.place.unit_name, "at": self.at}
        context["can_receive"] = bool(may_receive_at(self.desk, self.actor.authority))
        response = render(self.request, f"motcua/desk/{template}", context, status=status)
        response["Cache-Control"] = "no-store"
        return response


def lang() -> str:
    """Return the language of the reader, as the deadline engine names it."""
    return "en" if (get_language() or "vi").startswith("en") else "vi"


def officer_view(view: OfficerView) -> Callable[..., HttpResponse]:
    """Let only signed-in officers with a post through; tell the others plainly whom to ask."""

    @wraps(view)
    @signed_in
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        at = clock.now()
        actor = actor_for(request.user, at)
        if actor.kind != "officer" or not actor.authority:
            return _no_post(request, actor)
        response: HttpResponse = view(Here(request, actor, at), *args, **kwargs)
        return response

    return guarded


def _no_post(request: HttpRequest, actor: Actor) -> HttpResponse:
    if actor.kind == "officer":
        text = _(
            "Hôm nay {name} chưa giữ vị trí nào trong cơ quan. Hãy nhờ quản trị hệ thống kiểm tra"
            " bổ nhiệm, phân công."
        ).format(name=actor.name)
    else:
        text = _(
            "Tài khoản này chưa gắn với cán bộ nào nên không có bàn làm việc. Hãy nhờ quản trị hệ thống"
            " gắn tài khoản với cán bộ."
        )
    fault = faults.Fault(403, _("Chưa có bàn làm việc"), text, "desk.no_post")
    return faults.show(request, fault)
