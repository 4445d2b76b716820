"""The page of one dossier: what it is, where it is, who has it, why this date, and what I may do now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from motcua.deadlines.public import entries_of as clock_entries
from motcua.deadlines.public import explain_clock
from motcua.dossiers.public import (
    ACT_NAMES,
    CHANNEL_NAMES,
    OUTCOME_NAMES,
    RETURN_METHOD_NAMES,
    STATE_NAMES,
    Act,
    Channel,
    Dossier,
    DossierFacts,
    Outcome,
    ReturnMethod,
    State,
    acts_now,
    facts_of,
    visible_dossier,
    waiting_people,
)
from motcua.journal.public import record_access, verify
from motcua.kernel.text import N_
from motcua.web.components import Fact, TimelineItem
from motcua.web.desk.act_table import ACTS
from motcua.web.desk.frame import Here, lang, officer_view
from motcua.web.desk.parts import (
    access_lines,
    born_words,
    due_of,
    journal_lines,
    ledger_rows,
    paper_lines,
    proposal_facts,
    timeline_items,
)
from motcua.web.desk.route import now_words, people_of, route_of_dossier, time_sentence, waits_for_applicant
from motcua.web.desk.words import moment_words, role_name, url_of
from motcua.web.formats import show_date, show_moment


@dataclass(frozen=True, slots=True)
class ActButton:
    """One thing the officer may do now."""

    label: str
    url: str
    key: str
    main: bool


@officer_view
def dossier(here: Here, number: str) -> HttpResponse:
    """Show a dossier by its number."""
    return _page(here, visible_dossier(here.actor, number=number))


@officer_view
def submission(here: Here, pk: int) -> HttpResponse:
    """Show a dossier that may have no number yet."""
    return _page(here, visible_dossier(here.actor, pk=pk))


def _page(here: Here, found: Dossier) -> HttpResponse:
    record_access(
        found.subject,
        actor=here.actor,
        at=here.at,
        purpose=N_("Xem hồ sơ"),
        what=found.number or "chưa cấp mã",
    )
    facts = facts_of(found)
    acts = _acts(here, facts)
    asks = any(act.key == ACTS[Act.REQUEST_SUPPLEMENT].key for act in acts)
    return here.show(
        "dossier.html",
        dossier=found,
        ident=_ident(found),
        due=due_of(here, found),
        acts=acts,
        hint=_("Mỗi hồ sơ chỉ yêu cầu bổ sung một lần; khi chờ, đồng hồ tạm dừng.") if asks else "",
        papers=paper_lines(facts.papers),
        people=people_of(here, facts),
        applicant=_applicant(found),
        forms=facts.forms,
        results=_results(facts),
        route=route_of_dossier(here, facts),
        time_sentence=time_sentence(facts),
        items=[*_now(here, facts), *timeline_items(facts.entries)],
        journal=journal_lines(facts.entries),
        chain=facts.chain,
        broken=verify(found.subject).broken,
        accesses=access_lines(facts.accesses),
        **_why(found),
        **_proposals(facts),
    )


def _why(found: Dossier) -> dict[str, Any]:
    if found.clock is None:
        return {"ledger": [], "notes": [], "summary": "", "clock_entries": []}
    explanation = explain_clock(found.clock, lang())
    return {
        "ledger": ledger_rows(explanation),
        "notes": explanation.notes,
        "summary": explanation.summary,
        "clock_entries": list(clock_entries(found.clock)),
    }


def _ident(found: Dossier) -> list[Fact]:
    owner, submitter = found.owner, found.submitter
    facts = [
        Fact(_("Mã hồ sơ"), found.number or _("chưa cấp")),
        Fact(_("Chủ hồ sơ"), born_words(owner.full_name, owner.birth_date)),
    ]
    if submitter.pk != owner.pk:
        name = f"{submitter.full_name} ({found.capacity})" if found.capacity else submitter.full_name
        facts.append(Fact(_("Người nộp"), name))
    facts.append(Fact(_("Thủ tục"), found.version.procedure.code))
    facts.append(Fact(_("Trạng thái"), _(STATE_NAMES[State(found.state)])))
    return facts


def _applicant(found: Dossier) -> list[Fact]:
    """Return what is needed to reach the applicant."""
    person = found.submitter
    rows = (
        (_("Số giấy tờ"), found.owner.id_number or found.owner.tax_number),
        (_("Điện thoại"), person.phone or found.owner.phone),
        (_("Thư điện tử"), person.email),
        (_("Địa chỉ"), found.owner.address or person.address),
        (_("Kênh"), _(CHANNEL_NAMES[Channel(found.channel)])),
        (_("Nhận kết quả"), _(RETURN_METHOD_NAMES[ReturnMethod(found.return_method)])),
        (_("Yêu cầu"), found.request),
        (_("Trường hợp"), found.case_code),
    )
    return [Fact(term, detail) for term, detail in rows if detail]


def _acts(here: Here, facts: DossierFacts) -> list[ActButton]:
    """Return the buttons, the act that completes the step first and alone in blue."""
    now = facts.situation
    acts = [act for act in acts_now(here.desk, now) if act in ACTS]
    main = _main_act(acts, now.step.completes_with if now.step else "")
    acts.sort(key=lambda act: act is not main)
    base = url_of(facts.dossier.number, facts.dossier.pk)
    return [
        ActButton(_(ACT_NAMES[act]), f"{base}{ACTS[act].slug}/", ACTS[act].key, act is main) for act in acts
    ]


def _main_act(acts: list[Act], completes_with: str) -> Act | None:
    preferred = (
        Act.RECEIVE,
        Act.APPROVE_SUPPLEMENT,
        Act.APPROVE_STOP,
        Act.APPROVE_WITHDRAWAL,
        Act.APOLOGISE,
        Act.COMPLETE_SUPPLEMENT,
        Act.CONFIRM_PAYMENT,
    )
    for act in preferred:
        if act in acts:
            return act
    return next((act for act in acts if act.value == completes_with), None)


def _proposals(facts: DossierFacts) -> dict[str, Any]:
    """Return what waits beside the main line, and the newest proposal of a result until there is a result."""
    newest = None if facts.results else facts.proposal
    return {
        "pending": proposal_facts(facts.situation.proposal),
        "draft": proposal_facts(newest),
        "draft_waits": facts.situation.draft is not None,
    }


def _results(facts: DossierFacts) -> list[list[Fact]]:
    return [
        [
            Fact(
                _("Văn bản"),
                _("số {number} ngày {on}").format(number=each.number, on=show_date(each.issued_on)),
            ),
            Fact(_("Kết quả"), f"{_(OUTCOME_NAMES[Outcome(each.outcome)])}: {each.summary}"),
            Fact(_("Người ký"), each.signed_by.full_name),
            *([Fact(_("Người nhận"), each.receiver)] if each.receiver else []),
            *([Fact(_("Đã thu hồi"), show_moment(each.corrected_at))] if each.corrected_at else []),
        ]
        for each in facts.results
    ]


def _now(here: Here, facts: DossierFacts) -> list[TimelineItem]:
    """Return the item at the top of the story: where the dossier is, who has it, by when."""
    step, since = now_words(facts)
    found = facts.dossier
    if found.is_final:
        return []
    title = step or _(STATE_NAMES[State(found.state)])
    people = [officer.full_name for officer in waiting_people(found, here.at)]
    who = ", ".join(people[:3]) or (role_name(found.waiting_role) if found.waiting_role else "")
    if waits_for_applicant(found):
        who = _("chờ người nộp")
    visit = next((each for each in reversed(facts.visits) if each.left_at is None), None)
    text = ""
    if found.answer_by:
        text = _("Chờ người nộp bổ sung đến hết ngày {day}.").format(day=show_date(found.answer_by))
    elif visit is not None and visit.due_at and not found.paused_from:
        words = _("Đã quá hạn của bước: {by}.") if visit.due_at < here.at else _("Hạn của bước: {by}.")
        text = words.format(by=moment_words(visit.due_at, here.today))
    return [TimelineItem(_("Đang ở: {step}").format(step=title), since, who, text, "now")]
