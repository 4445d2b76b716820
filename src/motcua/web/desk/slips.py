"""The official forms of a dossier as PDF, to print at the counter."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse

from motcua.dossiers.public import errors, visible_dossier
from motcua.journal.public import record_access
from motcua.kernel.text import N_
from motcua.paperwork.public import Copy, file_name, form_by_id, render
from motcua.web.desk.frame import Here, officer_view


@officer_view
def slip(here: Here, form_id: UUID) -> HttpResponse:
    """Return a form that was issued, the same bytes every time; `?ban=1` gives one copy.

    Raises DossierNotFound for a form of a dossier that the officer may not know of.
    """
    issued = form_by_id(form_id)
    kind, _, pk = issued.subject.partition(":") if issued else ("", "", "")
    if issued is None or kind != "dossier" or not pk.isdigit():
        raise errors.DossierNotFound
    dossier = visible_dossier(here.actor, pk=int(pk))
    record_access(dossier.subject, actor=here.actor, at=here.at, purpose=N_("In giấy"), what=issued.title)
    copy = Copy.APPLICANT if here.request.GET.get("ban") == "1" or issued.form_code != "mau_01" else Copy.BOTH
    response = HttpResponse(render(issued, copy=copy), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{file_name(issued)}"'
    response["Cache-Control"] = "no-store"
    return response
