"""What the counter sees after receiving: the date, big, and what to do next."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.public import Act, Dossier, hand_over_by, may, situation_of, visible_dossier
from motcua.journal.public import record_access
from motcua.kernel.clock import local
from motcua.kernel.ids import new_id
from motcua.kernel.text import N_
from motcua.paperwork.public import forms_of
from motcua.web.components import Due
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.parts import due_of
from motcua.web.desk.words import moment_words


@officer_view
def received(here: Here, number: str) -> HttpResponse:
    """Show the due date of a dossier just received, its slip, and the way to the division."""
    dossier = visible_dossier(here.actor, number=number)
    record_access(dossier.subject, actor=here.actor, at=here.at, purpose=N_("Xem giấy hẹn"), what=number)
    slip = next((form for form in forms_of(dossier.subject) if form.form_code == "mau_01"), None)
    can_hand_over = bool(may(Act.HAND_OVER, here.desk, situation_of(dossier)))
    return here.show(
        "received.html",
        dossier=dossier,
        due=due_hero(here, dossier),
        slip=reverse("desk:form", args=[slip.pk]) if slip else "",
        hand_over_by=_by(here, dossier) if can_hand_over else "",
        act_id=new_id(),
    )


def due_hero(here: Here, dossier: Dossier) -> Due:
    """Return the due date with the number and the name under it."""
    due = due_of(here, dossier)
    time = f"{local(dossier.due_at):%H:%M}" if dossier.due_at else ""
    sentence = _("trước {time}").format(time=time) if time else ""
    return Due(due.on, _("Hẹn trả"), due.instead, due.pill, sentence)


def _by(here: Here, dossier: Dossier) -> str:
    if dossier.received_at is None:
        return ""
    return moment_words(hand_over_by(here.calendar, local(dossier.received_at)), here.today)
