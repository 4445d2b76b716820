"""One page for every act: its form, its refusals, and what to say when it is done."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.public import (
    ACT_NAMES,
    VERDICT_WORDS,
    Act,
    Dossier,
    Proposal,
    Situation,
    hand_over_by,
    may,
    situation_of,
    visible_dossier,
    waiting_people,
)
from motcua.dossiers.public import errors as dossier_errors
from motcua.journal.public import record_access
from motcua.kernel.clock import local
from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_
from motcua.web.desk.act_form import ActForm, DecideForm, retyped, without_controls
from motcua.web.desk.act_table import BY_SLUG, ActSpec
from motcua.web.desk.forms_aside import DeclineForm
from motcua.web.desk.frame import Here, officer_view
from motcua.web.desk.papers import digitised_choices
from motcua.web.desk.parts import due_of, proposal_facts
from motcua.web.desk.words import moment_words, role_name, url_of
from motcua.web.formats import show_weekday_date


@officer_view
def act(here: Here, act: str, number: str = "", pk: int = 0) -> HttpResponse:
    """Show the form of an act, or do it; a refusal keeps what was typed and says what to do next."""
    spec = BY_SLUG.get(act)
    if spec is None:
        raise Http404
    dossier = visible_dossier(here.actor, number=number, pk=pk)
    now = situation_of(dossier)
    if here.request.method == "POST":
        return _do(here, spec, dossier, now)
    may(spec.act, here.desk, now).require()
    record_access(
        dossier.subject, actor=here.actor, at=here.at, purpose=N_("Mở trang làm việc"), what=spec.act.value
    )
    return _show(here, spec, spec.form(here=here, dossier=dossier, now=now), now)


def _do(here: Here, spec: ActSpec, dossier: Dossier, now: Situation) -> HttpResponse:
    form = spec.form(here.request.POST, here=here, dossier=dossier, now=now)
    if not form.is_valid():
        if "revision" in form.errors or "act_id" in form.errors:
            form = _refreshed(form, spec, dossier, now)
        return _show(here, spec, form, now, status=422)
    try:
        done = spec.command(form.order(), actor=here.actor, at=here.at, act_id=form.name_of_act)
    except DomainError as refusal:
        return _refused(here, spec, form, dossier, refusal)
    return after(here, spec, done.pk)


def _refused(
    here: Here, spec: ActSpec, form: ActForm, dossier: Dossier, refusal: DomainError
) -> HttpResponse:
    """Show the refusal with the form as typed; where somebody was quicker, the page catches up first."""
    fresh = visible_dossier(here.actor, pk=dossier.pk)
    now = situation_of(fresh)
    if isinstance(refusal, dossier_errors.StaleDossier):
        retyped(form)["revision"] = str(fresh.revision)
    form.refuse(refusal)
    possible = bool(may(spec.act, here.desk, now))
    return _show(here, spec, form, now, status=refusal.status, possible=possible)


def _refreshed(form: ActForm, spec: ActSpec, dossier: Dossier, now: Situation) -> ActForm:
    """Return the form with new hidden fields in place of forged or lost ones."""
    start = spec.form(here=form.here, dossier=dossier, now=now)
    data = retyped(form)
    data["revision"], data["act_id"] = str(start.initial["revision"]), str(start.initial["act_id"])
    again = spec.form(data, here=form.here, dossier=dossier, now=now)
    again.is_valid()
    again.add_error(None, _("Trang này đã cũ hoặc bị sửa. Hãy xem lại rồi bấm lại."))
    return again


def _show(
    here: Here, spec: ActSpec, form: ActForm, now: Situation, status: int = 200, *, possible: bool = True
) -> HttpResponse:
    dossier = now.dossier
    without_controls(form)
    return here.show(
        "act.html",
        status=status,
        spec=spec,
        title=_(ACT_NAMES[spec.act]),
        form=form,
        dossier=dossier,
        due=due_of(here, dossier),
        hints=[_(hint) for hint in spec.hints] + list(_special_hints(here, spec, dossier)),
        warning=_warning(spec, dossier),
        proposal=proposal_facts(_decided(spec, now)),
        papers=getattr(form, "paper_lines", None),
        digitised=digitised_choices(),
        possible=possible,
        back=url_of(dossier.number, dossier.pk),
    )


def _decided(spec: ActSpec, now: Situation) -> Proposal | None:
    """Return what the act decides on: the draft result, or the proposal beside the main line."""
    if spec.act in {Act.REVIEW, Act.APPROVE, Act.SEND_BACK}:
        return now.draft
    return now.proposal if spec.form in {DecideForm, DeclineForm} else None


def _special_hints(here: Here, spec: ActSpec, dossier: Dossier) -> list[str]:
    if spec.act is Act.HAND_OVER and dossier.received_at:
        by = hand_over_by(here.calendar, local(dossier.received_at))
        words = _("Phải chuyển trước {by}.").format(by=moment_words(by, here.today))
        late = _("Đã quá giờ đó: vẫn chuyển được, sổ ghi là chuyển trễ.") if here.at > by else ""
        return [f"{words} {late}".strip()]
    return []


def _warning(spec: ActSpec, dossier: Dossier) -> str:
    if spec.act is Act.REQUEST_SUPPLEMENT and dossier.supplement_count:
        return _(
            "Hồ sơ này đã được yêu cầu bổ sung một lần. Lần thứ hai phải do lãnh đạo cơ quan duyệt, ghi rõ vì sao"
            " lần trước hướng dẫn chưa đúng, và hồ sơ sẽ tính quá hạn."
        )
    return ""


def after(here: Here, spec: ActSpec, pk: int) -> HttpResponse:
    """Go back to the dossier and say what happened and what comes next."""
    if spec.act is Act.RECEIVE:
        number = Dossier.objects.filter(pk=pk).values_list("number", flat=True).get()
        return HttpResponseRedirect(reverse("desk:received", args=[number]))
    try:
        dossier = visible_dossier(here.actor, pk=pk)
    except dossier_errors.DossierNotFound:
        messages.info(here.request, _("Hồ sơ đã chuyển sang nơi khác."))
        return HttpResponseRedirect(reverse("desk:inbox"))
    messages.info(here.request, f"{_done_words(spec, dossier)} {next_words(here, dossier)}".strip())
    return HttpResponseRedirect(url_of(dossier.number, dossier.pk))


def _done_words(spec: ActSpec, dossier: Dossier) -> str:
    facts = {
        "number": dossier.number or "",
        "unit": dossier.unit.name if dossier.unit else "",
        "officer": dossier.case_officer.full_name if dossier.case_officer else "",
        "verdict": _(VERDICT_WORDS.get(dossier.verdict, "")),
        "due": show_weekday_date(dossier.due_at) if dossier.due_at else "",
        "result": "",
        "receiver": "",
    }
    if spec.act in {Act.ISSUE, Act.RETURN_RESULT}:
        result = dossier.results.order_by("-id").first()
        facts |= {"result": result.number, "receiver": result.receiver} if result else {}
    return _(spec.done).format(**facts)


def next_words(here: Here, dossier: Dossier) -> str:
    """Return what comes next, who has it, and by when."""
    if not dossier.waiting_role:
        return _("Hồ sơ đã kết thúc.") if dossier.is_final else ""
    people = [officer.full_name for officer in waiting_people(dossier, here.at)]
    who = ", ".join(people[:2]) if people else role_name(dossier.waiting_role)
    if len(people) > 2:
        who = _("{who} và {n} người khác").format(who=who, n=len(people) - 2)
    if dossier.step is None:
        return _("Đang chờ: {who}.").format(who=who)
    visit = dossier.visits.filter(left_at=None).first()
    if visit is None or visit.due_at is None:
        return _("Tiếp theo: {step}, chờ {who}.").format(step=_(dossier.step.name), who=who)
    late = visit.due_at < here.at
    words = (
        _("Tiếp theo: {step}, chờ {who}; bước này lẽ ra xong trước {by}.")
        if late
        else _("Tiếp theo: {step}, chờ {who}, xong trước {by}.")
    )
    return words.format(step=_(dossier.step.name), who=who, by=moment_words(visit.due_at, here.today))
