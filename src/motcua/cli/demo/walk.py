"""Walking dossiers through their posts: for each act, an officer who may do it, and a plausible order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from motcua.deadlines.public import calendar_for
from motcua.dossiers import public as d
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.organisation.public import Authority, Holding, Officer, actor_of
from motcua.parties.public import PartyFacts

# The officers whom a visitor signs in as carry most of the work, so that their desks are worth a look.
SHOWN = ("dung", "tam", "sang", "khoa", "mai")
SHARE = 0.7
MAIN_LINE = ("hand_over", "assign", "propose", "review", "approve", "issue", "return_result")


class Walker:
    """Does acts at one authority as whoever may do them."""

    def __init__(self, authority: Authority, chance: random.Random) -> None:
        self.authority = authority
        self.chance = chance
        self.calendar = calendar_for(authority)
        self.number = 100
        self._actors: dict[tuple[int, date], Actor] = {}
        self._officers = list(Officer.objects.filter(holdings__post__unit__authority=authority).distinct())

    def actors(self, at: datetime) -> list[Actor]:
        """Return everybody who has a post here at that moment, in chance order."""
        day = local(at).date()
        for officer in self._officers:
            if (officer.pk, day) not in self._actors:
                self._actors[officer.pk, day] = actor_of(officer, at)
        found = [self._actors[officer.pk, day] for officer in self._officers]
        self.chance.shuffle(found)
        return found

    def counter(self, at: datetime) -> Actor:
        """Return a counter officer of the authority. Raises LookupError when there is none."""
        for actor in self.actors(at):
            if actor.has_role("counter") and actor.authority == self.authority.code:
                return actor
        raise LookupError(f"no counter officer at {self.authority.code}")

    def intake(self, version: Any, owner: PartyFacts, channel: d.Channel = d.Channel.DIRECT) -> d.Intake:
        """Return a complete intake for a version."""
        from motcua.catalogue.public import papers_for

        case = version.cases.order_by("position").first()
        code = case.code if case else ""
        papers = tuple(
            d.PaperCount(
                position=p.position,
                originals=0 if p.from_database else max(p.originals, 0 if p.certified or p.copies else 1),
                certified=p.certified,
                copies=p.copies,
                digitised=0 if p.from_database else self.chance.choice((0, 1, 1, 2)),
            )
            for p in papers_for(version, code)
        )
        return d.Intake(
            procedure_code=version.procedure.code, case_code=code, channel=channel, owner=owner, papers=papers
        )

    def receive(self, intake: d.Intake, at: datetime) -> d.Dossier:
        """Receive a new dossier at the counter."""
        order = d.ReceiveDossier(intake=intake, authority=self.authority.code)
        return d.receive_dossier(order, actor=self.counter(at), at=at)

    def do(self, act: str, dossier: d.Dossier, at: datetime) -> d.Dossier:
        """Do one act as somebody who may. Raises LookupError when nobody may."""
        found = d.situation_of(
            d.Dossier.objects.select_related("authority", "version__procedure").get(pk=dossier.pk)
        )
        for actor in self.actors(at):
            if d.may(d.Act(act), d.desk_of(actor, at), found):
                command, order = _ORDERS[act](self, found.dossier, at)
                done: d.Dossier = command(order, actor=actor, at=at)
                return done
        raise LookupError(f"nobody may {act} dossier {dossier.number} in state {found.dossier.state}")

    def on_route(self, dossier: d.Dossier, act: str) -> bool:
        """Tell whether the dossier's route has a step that the act completes."""
        route = d.route_of(dossier)
        return act not in MAIN_LINE or bool(route and any(s.completes_with == act for s in route.steps()))

    def case_officer(self, dossier: d.Dossier, at: datetime) -> str:
        """Return a case officer of the dossier's division, or of the authority before there is one."""
        held = Holding.objects.in_force(local(at).date()).filter(
            post__unit__authority=dossier.authority, post__role="case_officer"
        )
        held = held.filter(post__unit=dossier.unit) if dossier.unit else held
        codes = sorted(held.values_list("officer__code", flat=True))
        shown = [code for code in codes if code in SHOWN]
        return self.chance.choice(shown if shown and self.chance.random() < SHARE else codes)


_Order = Callable[[Walker, d.Dossier, datetime], tuple[Any, Any]]


def _base(dossier: d.Dossier) -> dict[str, Any]:
    return {"dossier_id": dossier.pk, "revision": dossier.revision}


def _answer_by(at: datetime) -> date:
    return local(at).date() + timedelta(days=30)


def _issue(walker: Walker, dossier: d.Dossier, at: datetime) -> tuple[Any, Any]:
    number = 101 + d.Result.objects.filter(authority=dossier.authority).count()
    return d.issue, d.Issue(**_base(dossier), number=f"{number}/QĐ-SNV", issued_on=local(at).date())


def _new_due(walker: Walker, dossier: d.Dossier, at: datetime) -> date:
    day = max(local(dossier.due_at or at).date(), local(at).date())
    for _ in range(3):
        day = walker.calendar.next_working_day(day)
    return day


_ORDERS: dict[str, _Order] = {
    "hand_over": lambda w, x, at: (d.hand_over, d.HandOver(**_base(x))),
    "assign": lambda w, x, at: (
        d.assign,
        d.Assign(**_base(x), officer=w.case_officer(x, at), reason="Chuyển người khác" if x.case_officer_id else ""),
    ),
    "examine": lambda w, x, at: (
        d.examine, d.Examine(**_base(x), finding="Giấy tờ khớp với dữ liệu gốc, đủ điều kiện theo quy định."),
    ),
    "propose": lambda w, x, at: (
        d.propose,
        d.Propose(**_base(x), outcome=d.Outcome.GRANTED, summary=f"Quyết định về việc {x.version.title.lower()}"[:900]),
    ),
    "review": lambda w, x, at: (d.review, d.Decide(**_base(x))),
    "send_back": lambda w, x, at: (d.send_back, d.SendBack(**_base(x), reason="Cần viện dẫn đúng điều khoản.")),
    "approve": lambda w, x, at: (d.approve, d.Decide(**_base(x))),
    "issue": _issue,
    "return_result": lambda w, x, at: (d.return_result, d.ReturnResult(**_base(x), receiver=x.submitter.full_name)),
    "request_supplement": lambda w, x, at: (
        d.request_supplement,
        d.RequestSupplement(
            **_base(x), demands=("Bản sao có chứng thực giấy tờ kèm theo đơn",), answer_by=_answer_by(at),
            reason="Bản nộp mờ, không đọc được số quyết định.", second=x.supplement_count == 1,
        ),
    ),
    "approve_supplement": lambda w, x, at: (d.approve_supplement, d.Decide(**_base(x))),
    "complete_supplement": lambda w, x, at: (d.complete_supplement, d.CompleteSupplement(**_base(x))),
    "request_payment": lambda w, x, at: (
        d.request_payment, d.RequestPayment(**_base(x), what="Lệ phí theo nghị quyết của tỉnh", amount=600_000),
    ),
    "confirm_payment": lambda w, x, at: (d.confirm_payment, d.ConfirmPayment(**_base(x), receipt=f"BL{x.pk:06d}")),
    "propose_stop": lambda w, x, at: (
        d.propose_stop,
        d.ProposeStop(**_base(x), ground="order", reason="Theo văn bản tạm dừng của cơ quan có thẩm quyền."),
    ),
    "approve_stop": lambda w, x, at: (d.approve_stop, d.Decide(**_base(x))),
    "propose_withdrawal": lambda w, x, at: (
        d.propose_withdrawal,
        d.ProposeWithdrawal(**_base(x), asked_on=local(at).date(), reason="Người nộp có đơn xin rút hồ sơ."),
    ),
    "approve_withdrawal": lambda w, x, at: (d.approve_withdrawal, d.Decide(**_base(x))),
    "propose_apology": lambda w, x, at: (
        d.propose_apology,
        d.ProposeApology(**_base(x), new_due=_new_due(w, x, at), reason="Phải xác minh thêm tại hồ sơ gốc."),
    ),
    "apologise": lambda w, x, at: (d.apologise, d.Decide(**_base(x))),
    "decline_proposal": lambda w, x, at: (
        d.decline_proposal, d.Decline(**_base(x), reason="Hồ sơ đã đủ, tiếp tục giải quyết."),
    ),
    "correct_result": lambda w, x, at: (d.correct_result, d.CorrectResult(**_base(x), reason="Sai năm sinh chủ hồ sơ.")),
    "add_note": lambda w, x, at: (d.add_note, d.AddNote(**_base(x), text="Đã gọi điện cho người nộp.")),
}  # fmt: skip
ACTS = tuple(_ORDERS)
