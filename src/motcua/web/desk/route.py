"""The way of a dossier along its route: marks on the picture, time used, people."""

from __future__ import annotations

from django.utils.translation import gettext as _

from motcua.catalogue.public import LegRow, Mark, RouteLine, RouteTree, route_line
from motcua.deadlines.public import working_minutes_between
from motcua.dossiers.public import PAUSED, Dossier, DossierFacts, State, StepVisit, waiting_people
from motcua.organisation.public import Role
from motcua.web.components import Fact
from motcua.web.desk.frame import Here, lang
from motcua.web.desk.parts import used_words
from motcua.web.desk.words import role_name
from motcua.web.formats import show_moment


def route_of_dossier(here: Here, facts: DossierFacts) -> RouteLine | None:
    """Return the line picture of a dossier's route with its table; None where there is no route."""
    tree = facts.situation.route
    if tree is None or not facts.visits:
        return None
    marks = _marks(here, facts, tree)
    return route_line(
        tree, marks=marks, lang=lang(), heads={leg.position: _head(here, facts, leg) for leg in tree.legs}
    )


def _marks(here: Here, facts: DossierFacts, tree: RouteTree) -> dict[str, Mark]:
    marks = {step.key: Mark("todo") for step in tree.steps()}
    for visit in facts.visits:
        who = visit.officer.full_name if visit.officer else ""
        if visit.left_at is not None:
            marks[visit.step.key] = Mark("done", who)
            continue
        people = waiting_people(facts.dossier, here.at)
        who = people[0].full_name if len(people) == 1 else role_name(facts.dossier.waiting_role)
        if waits_for_applicant(facts.dossier):
            who = _("người nộp")
        used = used_words(used_minutes(here, visit))
        marks[visit.step.key] = Mark("now", _("{who}, đã {used}").format(who=who, used=used) if who else used)
    return marks


def used_minutes(here: Here, visit: StepVisit) -> int:
    """Return the working minutes a stay in a step has used so far."""
    if visit.used_minutes is not None:
        return visit.used_minutes
    return working_minutes_between(here.calendar, visit.entered_at, visit.left_at or here.at)


def _head(here: Here, facts: DossierFacts, leg: LegRow) -> tuple[str, str]:
    title = leg.authority_name or facts.dossier.authority.short_name
    keys = {step.key for step in leg.steps}
    used = sum(used_minutes(here, visit) for visit in facts.visits if visit.step.key in keys)
    planned = [step.minutes for step in leg.steps]
    if any(minutes is None for minutes in planned):
        return title, _("đã dùng {used}").format(used=used_words(used))
    total = used_words(sum(minutes or 0 for minutes in planned))
    return title, _("đã dùng {used} trên {total}").format(used=used_words(used), total=total)


def time_sentence(facts: DossierFacts) -> str:
    """Return how often the clock was stopped."""
    pauses = len([each for each in facts.supplements if not each.at_intake]) + len(facts.obligations)
    if not pauses:
        return _("Chưa tạm dừng lần nào.")
    return _("Đã tạm dừng {n} lần.").format(n=pauses)


def people_of(here: Here, facts: DossierFacts) -> list[Fact]:
    """Return who has to do with the dossier."""
    dossier = facts.dossier
    people = []
    if dossier.received_by:
        people.append(Fact(_("Tiếp nhận"), dossier.received_by.full_name))
    if dossier.unit:
        people.append(Fact(_("Phòng"), dossier.unit.name))
    if dossier.case_officer:
        people.append(Fact(_("Thụ lý"), dossier.case_officer.full_name))
    proposal = facts.proposal
    if proposal and proposal.reviewed_by:
        people.append(Fact(_("Xem xét"), proposal.reviewed_by.full_name))
    if facts.results:
        people.append(Fact(_("Ký"), facts.results[-1].signed_by.full_name))
    waiting = waiting_people(dossier, here.at)
    if waits_for_applicant(dossier):
        people.append(Fact(_("Đang chờ"), _("người nộp")))
    elif waiting:
        names = ", ".join(officer.full_name for officer in waiting[:4])
        people.append(Fact(_("Đang chờ"), names))
    elif dossier.waiting_role:
        people.append(
            Fact(_("Đang chờ"), _("{role} (chưa có người)").format(role=role_name(dossier.waiting_role)))
        )
    return people


def waits_for_applicant(dossier: Dossier) -> bool:
    """Tell whether nobody at the desk can go on before the applicant brings papers or money, or fetches the result."""
    waiting = {*PAUSED, State.RESOLVED}
    return State(dossier.state) in waiting and dossier.waiting_role in {Role.COUNTER, Role.COUNTER_HEAD}


def now_words(facts: DossierFacts) -> tuple[str, str]:
    """Return the step a dossier stands in and since when; empty when it stands in none."""
    visit = next((each for each in reversed(facts.visits) if each.left_at is None), None)
    if visit is None or facts.dossier.step is None:
        return "", ""
    return _(visit.step.name), _("từ {moment}").format(moment=show_moment(visit.entered_at))
