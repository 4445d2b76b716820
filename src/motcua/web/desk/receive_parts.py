"""The parts of the receive screen that are refreshed while typing."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.catalogue.public import PaperRequirement, ProcedureVersion, choose_version, papers_for
from motcua.dossiers.public import (
    may_receive_at,
)
from motcua.journal.public import record_access
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.text import N_
from motcua.parties.public import CitizenCard, earlier, parse_citizen_card_qr
from motcua.web.desk.communes import commune_in
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.options import options_for
from motcua.web.desk.papers import complete_words, digitised_choices, rows_for
from motcua.web.desk.preview import earlier_dossiers, preview_of
from motcua.web.desk.receive_form import PersonForm, ReceiveForm
from motcua.web.formats import show_date


def version_asked(here: Here, code: str) -> tuple[ProcedureVersion | None, DomainError | None]:
    """Return the version of a procedure in force today, or why there is none."""
    if not code.strip():
        return None, None
    try:
        return choose_version(code[:60], here.today), None
    except DomainError as refusal:
        return None, refusal


def fill_from_card(data: QueryDict) -> str:
    """Put the data of a scanned card in the fields; return the words of the refusal, if any."""
    try:
        card = parse_citizen_card_qr(data.get("id_number", ""))
    except DomainError as refusal:
        data["id_number"] = ""
        return text_of(refusal, "officer", _)
    _take(data, card)
    return ""


def _take(data: QueryDict, card: CitizenCard) -> None:
    data["id_number"], data["full_name"] = card.id_number, card.full_name
    data["birth_date"] = show_date(card.birth_date) if card.birth_date else ""
    data["address"], data["sex"] = card.address, card.sex
    data["commune"] = commune_in(card.address) or data.get("commune", "")


def procedure_parts(
    here: Here,
    form: ReceiveForm,
    version: ProcedureVersion | None,
    papers: list[PaperRequirement],
    typed: Any = None,
) -> dict[str, Any]:
    """Return what depends on the procedure: its name, its papers, its due date."""
    said = typed if typed is not None else here.request.GET
    rows = rows_for(papers, typed)
    return {
        "form": form,
        "version": version,
        "paper_rows": rows,
        "papers_pill": complete_words(rows),
        "digitised": digitised_choices(),
        "preview": preview_of(here, version, said) if version else None,
    }


@require_GET
@officer_view
def options(here: Here) -> HttpResponse:
    """Return the procedures that fit what was typed, as options of the combobox."""
    may_receive_at(here.desk, here.actor.authority).require()
    query = here.request.GET.get("q", "")
    return here.show("receive/_options.html", found=options_for(here, query), query=query)


@require_GET
@officer_view
def procedure(here: Here) -> HttpResponse:
    """Return the parts of the screen that depend on the procedure or its case."""
    may_receive_at(here.desk, here.actor.authority).require()
    said = here.request.GET
    version, refusal = version_asked(here, said.get("procedure", ""))
    case = said.get("case", "")
    if version and case and not version.cases.filter(code=case).exists():
        case = ""
    papers = papers_for(version, case) if version else []
    initial = {name: said.get(name) for name in ("channel", "request") if said.get(name)} | {"case": case}
    form = ReceiveForm(here=here, version=version, papers=papers, initial=initial)
    text = text_of(refusal, "officer", _) if refusal else ""
    return here.show(
        "receive/_procedure.html", refused=text, swap=True, mode="receive",
        **procedure_parts(here, form, version, papers),
    )  # fmt: skip


@require_GET
@officer_view
def preview(here: Here) -> HttpResponse:
    """Return the due date that receiving now, or at the time typed, would promise."""
    may_receive_at(here.desk, here.actor.authority).require()
    version, refusal = version_asked(here, here.request.GET.get("procedure", ""))
    text = text_of(refusal, "officer", _) if refusal else ""
    found = preview_of(here, version, here.request.GET) if version else None
    return here.show("receive/_due.html", preview=found, refused=text)


@require_POST
@officer_view
def person(here: Here) -> HttpResponse:
    """Return the fields of the person, filled from a scanned card or an earlier visit, and earlier dossiers."""
    may_receive_at(here.desk, here.actor.authority).require()
    data = here.request.POST.copy()
    error = fill_from_card(data) if "|" in data.get("id_number", "") else ""
    known = earlier(data.get("id_number", "")[:60])
    if known is not None:
        record_access(
            f"party:{known.pk}",
            actor=here.actor,
            at=here.at,
            purpose=N_("Tiếp nhận hồ sơ"),
            what="lần nộp trước",
        )
        for name, value in (
            ("full_name", known.full_name),
            ("birth_date", show_date(known.birth_date) if known.birth_date else ""),
            ("address", known.address),
            ("commune", known.commune_code),
            ("phone", known.phone),
        ):
            if not data.get(name):
                data[name] = value
    form = PersonForm(initial={name: data.get(name, "") for name in PersonForm.base_fields})
    past = earlier_dossiers(here, known.id_number) if known else None
    return here.show("receive/_person.html", form=form, card_error=error, past=past)
