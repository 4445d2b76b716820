"""The receive screen: one page for a keyboard, its parts refreshed while typing, whole without JavaScript."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.catalogue.public import PaperRequirement, ProcedureVersion, papers_for
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
from motcua.kernel.errors import DomainError, text_of
from motcua.kernel.ids import new_id
from motcua.web.components import ErrorLine
from motcua.web.desk.act_form import retyped, without_controls
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.options import options_for
from motcua.web.desk.papers import rows_for
from motcua.web.desk.receive_form import ReceiveForm
from motcua.web.desk.receive_parts import fill_from_card, procedure_parts, version_asked
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
    version, refusal = version_asked(here, data.get("procedure", ""))
    papers = papers_for(version, data.get("case", "")) if version else []
    form = ReceiveForm(_tidy(data), here=here, version=version, papers=papers, mode=mode)
    if do in {"ask", "refuse"}:
        return _ask_why(here, form, version, papers, mode)
    if not form.is_valid():
        return _screen(here, form, version, papers, mode=mode, refusal=refusal, status=422)
    return _carry_out(here, form, version, papers, mode)


def _blank(here: Here) -> tuple[ReceiveForm, ProcedureVersion | None, list[PaperRequirement]]:
    code, case = here.request.GET.get("procedure", ""), here.request.GET.get("case", "")
    version, _refusal = version_asked(here, code)
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
    version, refusal = version_asked(here, data.get("procedure", ""))
    papers = papers_for(version, data.get("case", "")) if version else []
    error = fill_from_card(data)
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
        **procedure_parts(here, form, version, papers, typed),
    )
