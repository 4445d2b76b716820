"""The receive screen: one page for a keyboard, its parts refreshed while typing, whole without JavaScript."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from motcua.catalogue.public import PaperRequirement, ProcedureVersion, choose_version, papers_for
from motcua.dossiers.public import (
    AskAtIntake,
    ReceiveDossier,
    RefuseIntake,
    SubmitDossier,
    ask_at_intake,
    may_receive_at,
    receive_dossier,
    refuse_intake,
    submit_dossier,
)
from motcua.journal.public import record_access
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.ids import new_id
from motcua.kernel.text import N_
from motcua.parties.public import CitizenCard, earlier, parse_citizen_card_qr
from motcua.web.components import ErrorLine
from motcua.web.desk.act_forms import retyped, without_controls
from motcua.web.desk.communes import commune_in
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.options import options_for
from motcua.web.desk.papers import complete_words, digitised_choices, rows_for
from motcua.web.desk.preview import earlier_dossiers, preview_of
from motcua.web.desk.receive_form import PersonForm, ReceiveForm
from motcua.web.formats import show_date
from motcua.web.templatetags.mc import form_error_lines

MODES = {"receive": "receive", "ask": "ask", "ask_now": "ask", "refuse": "refuse", "refuse_now": "refuse"}


@officer_view
def receive(here: Here) -> HttpResponse:
    """Show the screen, or carry out what its button says; a refusal keeps everything typed."""
    may_receive_at(here.desk, here.actor.authority).require()
    if here.request.method != "POST":
        return _screen(here, *_blank(here))
    data = here.request.POST.copy()
    do = data.get("do", "receive")
    mode = MODES.get(do, "receive")
    if "|" in data.get("id_number", ""):
        return _after_scan(here, data)
    version, refusal = _version(here, data.get("procedure", ""))
    papers = papers_for(version, data.get("case", "")) if version else []
    form = ReceiveForm(_tidy(data), here=here, version=version, papers=papers, mode=mode)
    if do in {"ask", "refuse"}:
        return _ask_why(here, form, version, papers, mode)
    if not form.is_valid():
        return _screen(here, form, version, papers, mode=mode, refusal=refusal, status=422)
    return _carry_out(here, form, version, papers, mode)


def _blank(here: Here) -> tuple[ReceiveForm, ProcedureVersion | None, list[PaperRequirement]]:
    code, case = here.request.GET.get("procedure", ""), here.request.GET.get("case", "")
    version, _refusal = _version(here, code)
    papers = papers_for(version, case) if version else []
    return ReceiveForm(here=here, version=version, papers=papers, initial={"case": case}), version, papers


def _tidy(data: QueryDict) -> QueryDict:
    """Return the data with a new name for the act where the old one is no such name (forged, or lost)."""
    form = ReceiveForm.base_fields["act_id"]
    try:
        form.clean(data.get("act_id", ""))
    except Exception:
        data["act_id"] = str(new_id())
    return data


def _version(here: Here, code: str) -> tuple[ProcedureVersion | None, DomainError | None]:
    if not code.strip():
        return None, None
    try:
        return choose_version(code[:60], here.today), None
    except DomainError as refusal:
        return None, refusal


def _carry_out(
    here: Here, form: ReceiveForm, version: ProcedureVersion | None, papers: list[PaperRequirement], mode: str
) -> HttpResponse:
    try:
        return _RUN[mode](here, form)
    except DomainError as refusal:
        form.refuse(refusal)
        if refusal.code == "journal.act_id_reused":
            retyped(form)["act_id"] = str(new_id())
        return _screen(here, form, version, papers, mode=mode, status=refusal.status)


def _receive(here: Here, form: ReceiveForm) -> HttpResponse:
    data = form.cleaned_data
    order = ReceiveDossier(
        intake=form.intake(), received_at=data["received_at"], late_entry_reason=data["late_entry_reason"]
    )
    dossier = receive_dossier(order, actor=here.actor, at=here.at, act_id=data["act_id"])
    return HttpResponseRedirect(reverse("desk:received", args=[dossier.number]))


def _refuse(here: Here, form: ReceiveForm) -> HttpResponse:
    order = RefuseIntake(intake=form.intake(), reason=form.cleaned_data["reason"])
    dossier = refuse_intake(order, actor=here.actor, at=here.at, act_id=form.cleaned_data["act_id"])
    messages.info(here.request, _("Đã từ chối tiếp nhận. In Mẫu 03 ở mục Giấy đã in rồi đưa người nộp."))
    return HttpResponseRedirect(reverse("desk:submission", args=[dossier.pk]))


def _ask(here: Here, form: ReceiveForm) -> HttpResponse:
    """Write the application down, then ask for what is missing: two acts, each counted once."""
    data = form.cleaned_data
    order = SubmitDossier(intake=form.intake(), authority=here.actor.authority)
    dossier = submit_dossier(order, actor=here.actor, at=here.at, act_id=data["act_id"])
    asking = AskAtIntake(
        dossier_id=dossier.pk, demands=form.demand_lines(), reason=data["reason"], answer_by=data["answer_by"]
    )
    ask_at_intake(asking, actor=here.actor, at=here.at, act_id=_second(data["act_id"]))
    text = _("Đã yêu cầu bổ sung đến hết ngày {day}. In Mẫu 02 ở mục Giấy đã in rồi đưa người nộp.")
    messages.info(here.request, text.format(day=show_date(data["answer_by"])))
    return HttpResponseRedirect(reverse("desk:submission", args=[dossier.pk]))


def _second(act_id: Any) -> Any:
    """Return the name of the second act of a pair, from that of the first."""
    return type(act_id)(int=act_id.int ^ 1)


_RUN = {"receive": _receive, "refuse": _refuse, "ask": _ask}


def _ask_why(
    here: Here,
    form: ReceiveForm,
    version: ProcedureVersion | None,
    papers: list[PaperRequirement],
    mode: str,
) -> HttpResponse:
    """Show the same screen with the question of refusing or asking added, everything typed kept."""
    if mode == "ask" and not form.data.get("demands"):
        rows = rows_for(papers, form.data)
        missing = [row.title for row in rows if not row.ticked and not row.optional and not row.from_database]
        retyped(form)["demands"] = "\n".join(missing)
    if not form.data.get("answer_by"):
        retyped(form)["answer_by"] = f"{form.initial['answer_by']:%d/%m/%Y}"
    quiet = ReceiveForm(
        here=here, version=version, papers=papers, mode=mode, initial={k: form.data.get(k) for k in form.data}
    )
    quiet.typed = form.data  # type: ignore[attr-defined]
    return _screen(here, quiet, version, papers, mode=mode)


def _after_scan(here: Here, data: QueryDict) -> HttpResponse:
    """Without JavaScript a scanned card arrives with the form: fill the fields and let the officer look."""
    version, refusal = _version(here, data.get("procedure", ""))
    papers = papers_for(version, data.get("case", "")) if version else []
    error = _fill(data)
    form = ReceiveForm(
        here=here,
        version=version,
        papers=papers,
        initial={key: data.get(key) for key in data if key != "act_id"},
    )
    form.typed = data  # type: ignore[attr-defined]
    if not error:
        messages.info(here.request, _("Đã đọc thẻ căn cước. Hãy kiểm tra rồi làm tiếp."))
    lines = [ErrorLine(error, "#id_id_number")] if error else []
    return _screen(here, form, version, papers, refusal=refusal, lines=lines)


def _fill(data: QueryDict) -> str:
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


def _screen(
    here: Here,
    form: ReceiveForm,
    version: ProcedureVersion | None,
    papers: list[PaperRequirement],
    *,
    mode: str = "receive",
    refusal: DomainError | None = None,
    status: int = 200,
    lines: list[ErrorLine] | None = None,
) -> HttpResponse:
    errors = form_error_lines(form) if form.is_bound else []
    without_controls(form)
    if refusal is not None:
        errors = [ErrorLine(text_of(refusal, "officer", _), "#tt"), *errors[1:]]
    typed = form.data if form.is_bound else getattr(form, "typed", None)
    query = here.request.GET.get("q", "")
    return here.show(
        "receive.html",
        status=status,
        mode=mode,
        errors=[*(lines or []), *errors],
        query=query[:200],
        found=options_for(here, query) if query.strip() else None,
        **_procedure_parts(here, form, version, papers, typed),
    )


def _procedure_parts(
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
    version, refusal = _version(here, said.get("procedure", ""))
    case = said.get("case", "")
    if version and case and not version.cases.filter(code=case).exists():
        case = ""
    papers = papers_for(version, case) if version else []
    initial = {name: said.get(name) for name in ("channel", "request") if said.get(name)} | {"case": case}
    form = ReceiveForm(here=here, version=version, papers=papers, initial=initial)
    text = text_of(refusal, "officer", _) if refusal else ""
    return here.show(
        "receive/_procedure.html", refused=text, swap=True, mode="receive",
        **_procedure_parts(here, form, version, papers),
    )  # fmt: skip


@require_GET
@officer_view
def preview(here: Here) -> HttpResponse:
    """Return the due date that receiving now, or at the time typed, would promise."""
    may_receive_at(here.desk, here.actor.authority).require()
    version, refusal = _version(here, here.request.GET.get("procedure", ""))
    text = text_of(refusal, "officer", _) if refusal else ""
    found = preview_of(here, version, here.request.GET) if version else None
    return here.show("receive/_due.html", preview=found, refused=text)


@require_POST
@officer_view
def person(here: Here) -> HttpResponse:
    """Return the fields of the person, filled from a scanned card or an earlier visit, and earlier dossiers."""
    may_receive_at(here.desk, here.actor.authority).require()
    data = here.request.POST.copy()
    error = _fill(data) if "|" in data.get("id_number", "") else ""
    known = earlier(data.get("id_number", "")[:60])
    if known is not None:
        record_access(
            f"party:{known.id_number}",
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
