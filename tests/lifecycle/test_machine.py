"""The life of a dossier as a stateful machine: any act by anybody at any time, against a small model.

The model knows only what the law says about one dossier; it shares no code with the commands.
"""

from __future__ import annotations

import random
from contextlib import ExitStack
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from motcua.cli.demo.walk import _ORDERS, ACTS
from motcua.dossiers import public as d
from motcua.journal.public import chain_state, verify
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.kernel.errors import DomainError
from tests.lifecycle.cast import Stage

CAST = (
    "chi",
    "dung",
    "diem",
    "tam",
    "em",
    "hung",
    "giang",
    "pho-giam-doc",
    "van-thu",
    "ke-toan",
    "thanh-tra",
    "lan",
)
LINE = ("hand_over", "assign", "propose", "review", "approve", "issue", "return_result")
WHO = {
    "hand_over": {"chi"},
    "assign": {"em"},
    "review": {"em"},
    "send_back": {"em", "giang", "pho-giam-doc"},
    "approve": {"giang", "pho-giam-doc"},
    "issue": {"van-thu"},
    "return_result": {"chi"},
    "complete_supplement": {"chi"},
    "confirm_payment": {"chi", "ke-toan"},
    "approve_stop": {"giang", "pho-giam-doc"},
    "approve_withdrawal": {"giang", "pho-giam-doc"},
    "apologise": {"giang", "pho-giam-doc"},
    "correct_result": {"lan"},
    "add_note": set(CAST) - {"thanh-tra", "lan"},
}
NEEDS = {
    "approve_supplement": "supplement",
    "approve_stop": "stop",
    "approve_withdrawal": "withdrawal",
    "apologise": "apology",
}
PROPOSES = {
    "request_supplement": "supplement",
    "propose_stop": "stop",
    "propose_withdrawal": "withdrawal",
    "propose_apology": "apology",
}


class Model:
    """What the law allows next."""

    def __init__(self) -> None:
        self.state, self.at_step, self.officer, self.aside = 2, 0, "", ""
        self.asked, self.sorry = 0, False
        self.today, self.answer_by = date.min, date.max

    @property
    def step(self) -> str:
        return LINE[self.at_step] if self.at_step < len(LINE) else ""

    def who(self, act: str) -> set[str]:
        """Return who may do an act now; nobody where the act is not possible."""
        if act not in self.possible() or self.moot(act):
            return set()
        if act == "assign":
            return {"em"}
        if act in {"approve_supplement", "decline_proposal"}:
            first = self.aside == "supplement" and self.asked == 0
            return {"em"} if first else {"giang", "pho-giam-doc"}
        if act == "request_payment":
            return self.handling() | {"ke-toan"}
        if act in PROPOSES and self.state == 2:
            return {"chi"}
        if act == "propose_withdrawal" and self.state in {5, 6}:
            return self.handling() | {"chi"}
        return WHO.get(act, self.handling())

    def handling(self) -> set[str]:
        """Return the case officer, or before there is one the division's case officers."""
        return {self.officer} if self.officer else {"dung", "diem"}

    def possible(self) -> set[str]:
        acts = {"add_note"}
        if self.state in {7, 8, 10}:
            return acts
        if self.state == 9:
            return acts | {"return_result", "correct_result"}
        if self.aside:
            acts |= {"decline_proposal"} | {act for act, kind in NEEDS.items() if kind == self.aside}
            return (
                acts
                | ({"complete_supplement"} if self.state == 5 else set())
                | ({"confirm_payment"} if self.state == 6 else set())
            )
        acts |= {"propose_withdrawal"}
        if self.state == 5:
            return acts | {"complete_supplement", "propose_stop"}
        if self.state == 6:
            return acts | {"confirm_payment"}
        acts |= {"propose_apology"}
        if self.state == 2:
            return acts | {"hand_over"}
        acts |= {"propose_stop", "request_payment"} | ({self.step} if self.step != "propose" else set())
        if self.step == "propose":
            acts |= {"assign", "examine", "propose", "request_supplement"}
        if self.step in {"review", "approve"}:
            acts |= {"send_back"}
        return acts

    def moot(self, act: str) -> bool:
        """Tell whether nobody may, because it could only be refused: a third supplement, a second apology, too early."""
        too_early = act == "propose_stop" and self.state == 5 and self.today <= self.answer_by
        third, second = (
            act == "request_supplement" and self.asked >= 2,
            act == "propose_apology" and self.sorry,
        )
        return too_early or third or second

    def done(self, act: str, by: str) -> None:
        if act in PROPOSES:
            self.aside = PROPOSES[act]
        elif act == "decline_proposal":
            self.aside = ""
        elif act in NEEDS:
            self.aside = ""
            self._decided(act)
        elif act == "request_payment":
            self.state = 6
        elif act in {"confirm_payment", "complete_supplement"}:
            self.state = 4
        elif act == "send_back":
            self.at_step = LINE.index("propose")
        elif act == "correct_result":
            self.state, self.at_step = 4, LINE.index("propose")
        elif act in LINE and act == self.step:
            self.at_step += 1
            self.state = {"hand_over": 4, "issue": 9, "return_result": 10}.get(act, self.state)

    def _decided(self, act: str) -> None:
        if act == "approve_supplement":
            self.state, self.asked = 5, self.asked + 1
        elif act == "apologise":
            self.sorry = True
        else:
            self.state = 8 if act == "approve_stop" else 7


class Life(RuleBasedStateMachine):
    """One dossier of Sở Nội vụ under a department's route."""

    dossiers = Bundle("dossiers")

    def __init__(self) -> None:
        super().__init__()
        self.stack = ExitStack()
        frame = transaction.atomic()
        frame._from_testcase = True
        self.stack.enter_context(frame)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.stack.close()

    @initialize()
    def receive(self) -> None:
        self.stage, self.model = Stage(), Model()
        self.dossier = self.stage.receive()
        self.number, self.revision = self.dossier.number, self.dossier.revision
        self.actors: dict[str, Actor] = {code: self.stage.who(code) for code in CAST}
        self.length = self._length()

    def _length(self) -> int:
        state = chain_state(self.dossier.subject)
        return state.seq if state else 0

    @rule(act=st.sampled_from(ACTS), code=st.sampled_from(CAST), minutes=st.integers(1, 900))
    def anybody(self, act: str, code: str, minutes: int) -> None:
        self._try(act, code, minutes)

    @rule(data=st.data(), minutes=st.integers(1, 900))
    def somebody_who_may(self, data: st.DataObject, minutes: int) -> None:
        choices = sorted((act, code) for act in self.model.possible() for code in self.model.who(act))
        self._try(*data.draw(st.sampled_from(choices)), minutes)

    def _try(self, act: str, code: str, minutes: int) -> None:
        at = self.stage.later(minutes)
        self.model.today = at.astimezone(VN).date()
        before = self.stage.fresh(self.dossier)
        command, order = _ORDERS[act](self.stage.walker, before, at)
        may = code in self.model.who(act)
        try:
            command(order, actor=self.actors[code], at=at)
        except DomainError as refusal:
            # A date proposed weeks ago may have passed when the leader signs; persons are compared, not posts.
            excused = not may or refusal.code in {"dossier.maker_is_checker", "dossier.new_date_wrong"}
            if not excused:
                raise AssertionError((act, code, refusal, self.model.__dict__)) from refusal
            self._unchanged(before)
            return
        assert may, (act, code, self.model.__dict__)
        self.model.done(act, code)
        if act == "assign":
            self.model.officer = order.officer
        if act == "request_supplement":
            self.model.answer_by = order.answer_by
        self.revision += 1
        assert self._length() > self.length
        self.length = self._length()

    def _unchanged(self, before: d.Dossier) -> None:
        after = self.stage.fresh(self.dossier)
        for name in (
            "state",
            "revision",
            "due_at",
            "step_id",
            "waiting_role",
            "waiting_officer_id",
            "case_officer_id",
        ):
            assert getattr(after, name) == getattr(before, name)
        assert self._length() == self.length

    @invariant()
    def dossier_and_model_agree(self) -> None:
        if not hasattr(self, "dossier"):
            return
        now = self.stage.fresh(self.dossier)
        assert (now.state, now.number, now.revision) == (self.model.state, self.number, self.revision)
        step = now.step.completes_with if now.step else ""
        assert step == (self.model.step if now.state not in {7, 8} else "")
        open_visits = now.visits.filter(left_at=None).count()
        assert open_visits == (1 if step else 0)
        assert bool(now.waiting_role or now.waiting_officer_id) == (now.state not in {7, 8, 10})
        assert now.clock is not None
        clock = {5: "paused", 6: "paused"}.get(
            now.state, "concluded" if now.state in {7, 8, 9, 10} else "running"
        )
        assert now.clock.state == clock
        assert now.due_at == now.clock.due_at
        assert bool(now.finished_at) == (now.state in {7, 8, 9, 10})

    @invariant()
    def buttons_are_what_the_law_allows(self) -> None:
        if not hasattr(self, "dossier"):
            return
        fresh = d.situation_of(self.stage.fresh(self.dossier))
        for code in ("chi", "dung", "em", "giang", "van-thu", "lan"):
            shown = {act.value for act in d.acts_now(d.desk_of(self.actors[code], self.stage.at), fresh)}
            expected = {act for act in ACTS if code in self.model.who(act)}
            assert shown <= expected, (code, shown - expected, self.model.__dict__)
            assert expected - shown <= {"approve_supplement"}, (code, expected - shown, self.model.__dict__)

    @invariant()
    def the_journal_is_whole(self) -> None:
        if hasattr(self, "dossier"):
            assert verify(self.dossier.subject).broken is None


@pytest.mark.usefixtures("camau")
def test_no_reachable_contradiction() -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=12, stateful_step_count=28, deadline=timedelta(minutes=5),
            suppress_health_check=list(HealthCheck), derandomize=True, database=None,
            phases=(Phase.generate,),
        ),
    )  # fmt: skip


@pytest.mark.usefixtures("camau")
def test_a_random_walk_ends_and_proves() -> None:
    """Six whole lives by whoever may act; every one can always go on until it is final."""
    chance = random.Random(7)
    for _ in range(6):
        stage, model = Stage(seed=chance.randint(1, 999)), Model()
        dossier = stage.receive()
        for _ in range(60):
            choices = sorted(act for act in model.possible() - {"add_note", "examine"} if not model.moot(act))
            if not choices:
                break
            act = chance.choice(choices)
            dossier = stage.do(dossier, act)
            if act == "assign":
                assert dossier.case_officer is not None
                model.officer = dossier.case_officer.code
            model.done(act, "")
        assert int(dossier.state) == model.state
        assert verify(dossier.subject).broken is None
