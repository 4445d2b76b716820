"""Two people at once, ten people at once: real connections, real locks, everything committed."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from motcua.cli.demo.walk import Walker
from motcua.dossiers import public as d
from motcua.journal.public import entries_of, verify
from motcua.kernel.clock import VN
from motcua.kernel.errors import DomainError
from motcua.organisation.public import Authority
from tests.lifecycle.cast import AN, Stage

pytestmark = pytest.mark.usefixtures("committed")
_days = iter(range(1, 2000))


def stage() -> Stage:
    """Return a stage on a day of its own, so that numbers of other tests do not matter."""
    walker = Walker(Authority.objects.get(code="H12.03"), random.Random(1))
    day = datetime(2026, 3, 2, 8, 30, tzinfo=VN)
    for _ in range(next(_days)):
        day = datetime.combine(walker.calendar.next_working_day(day.date()), day.timetz())
    return Stage(at=day)


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run works on connections of their own, started together; return results or refusals."""
    gate = threading.Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            gate.wait(20)
            return work()
        except DomainError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def refusals(results: list[Any]) -> list[DomainError]:
    return [result for result in results if isinstance(result, DomainError)]


def test_sixty_receipts_at_once_leave_no_gap_and_no_double() -> None:
    """OZ#1271, OZ#1300: many creations at once, no duplicate reference, no fault."""
    scene = stage()
    intake, chi = scene.walker.intake(scene.version, AN), scene.who("chi")
    order = d.ReceiveDossier(intake=intake, authority="H12.03")
    works = [lambda: d.receive_dossier(order, actor=chi, at=scene.at) for _ in range(10)]
    results = [result for _ in range(6) for result in at_once(*works)]
    assert refusals(results) == []
    numbers = sorted(int((dossier.number or "")[-4:]) for dossier in results)
    assert numbers == list(range(1, 61))
    ordinals = {(dossier.book_volume, dossier.book_ordinal) for dossier in results}
    assert len(ordinals) == 60


def test_a_refused_receipt_between_two_leaves_no_gap() -> None:
    scene = stage()
    good = d.ReceiveDossier(intake=scene.walker.intake(scene.version, AN), authority="H12.03")
    bad = d.ReceiveDossier(
        intake=d.Intake(procedure_code=scene.procedure, owner=AN, papers=()), authority="H12.03"
    )
    chi = scene.who("chi")
    results = at_once(
        *(lambda order=order: d.receive_dossier(order, actor=chi, at=scene.at) for order in (good, bad) * 4)
    )
    assert len(refusals(results)) == 4
    numbers = sorted(int((x.number or "")[-4:]) for x in results if isinstance(x, d.Dossier))
    assert numbers == [1, 2, 3, 4]


def test_one_act_sent_eight_times_at_once_has_one_effect() -> None:
    """CR events: the same action after a time-out gives one effect and the same answer."""
    scene = stage()
    order = d.ReceiveDossier(intake=scene.walker.intake(scene.version, AN), authority="H12.03")
    act_id, chi = uuid4(), scene.who("chi")
    results = at_once(*[lambda: d.receive_dossier(order, actor=chi, at=scene.at, act_id=act_id)] * 8)
    assert len({dossier.number for dossier in results}) == 1
    assert d.Dossier.objects.filter(number__startswith=f"H12.03-{scene.at:%y%m%d}").count() == 1


@pytest.mark.parametrize("with_revision", [True, False])
def test_two_leaders_decide_at_once_one_wins_and_the_other_is_told(with_revision: bool) -> None:
    """DS#3524."""
    scene = stage()
    dossier = scene.do(scene.receive(), "hand_over", "assign", "propose", "review")
    order = d.Decide(dossier_id=dossier.pk, revision=dossier.revision if with_revision else None)
    giang, deputy, at = scene.who("giang"), scene.who("pho-giam-doc"), scene.later()
    results = at_once(
        lambda: d.approve(order, actor=giang, at=at), lambda: d.approve(order, actor=deputy, at=at)
    )
    lost = refusals(results)
    assert len(lost) == 1
    assert lost[0].code == ("dossier.stale" if with_revision else "dossier.act_not_possible")
    kinds = [entry.kind for entry in entries_of(dossier.subject)]
    assert kinds.count("dossier.result_approved") == 1
    assert scene.fresh(dossier).revision == dossier.revision + 1


def test_approve_and_send_back_at_once() -> None:
    scene = stage()
    dossier = scene.do(scene.receive(), "hand_over", "assign", "propose", "review")
    giang, deputy, at = scene.who("giang"), scene.who("pho-giam-doc"), scene.later()
    results = at_once(
        lambda: d.approve(d.Decide(dossier_id=dossier.pk), actor=giang, at=at),
        lambda: d.send_back(d.SendBack(dossier_id=dossier.pk, reason="Sai tên"), actor=deputy, at=at),
    )
    assert len(refusals(results)) == 1
    draft = d.Proposal.objects.filter(dossier=dossier, kind="result").latest("id")
    step = scene.fresh(dossier).step
    assert step is not None
    assert (draft.state, step.completes_with) in {("approved", "issue"), ("sent_back", "propose")}


def test_the_applicant_answers_while_the_leader_stops() -> None:
    """DS#11551: the answer comes while the officer decides."""
    scene = stage()
    dossier = scene.do(scene.receive(), "hand_over", "assign", "request_supplement", "approve_supplement")
    officer = scene.fresh(dossier).case_officer
    assert officer is not None
    scene.at = datetime.combine(dossier.answer_by + timedelta(days=4), scene.at.timetz())
    d.propose_stop(
        d.ProposeStop(dossier_id=dossier.pk, ground="silence", reason="Im lặng"),
        actor=scene.who(officer.code),
        at=scene.later(),
    )
    giang, chi, at = scene.who("giang"), scene.who("chi"), scene.later()
    results = at_once(
        lambda: d.approve_stop(d.Decide(dossier_id=dossier.pk), actor=giang, at=at),
        lambda: d.complete_supplement(d.CompleteSupplement(dossier_id=dossier.pk), actor=chi, at=at),
    )
    state = scene.fresh(dossier).state
    assert state in {d.State.STOPPED, d.State.PROCESSING}
    if state == d.State.PROCESSING and not refusals(results):
        pytest.fail("both acts cannot stand when the stop came second")


def test_reassigned_while_the_first_officer_works() -> None:
    """CR#12878: an officer who lost the assignment is refused and told who has it."""
    scene = stage()
    dossier = d.assign(
        d.Assign(dossier_id=scene.do(scene.receive(), "hand_over").pk, officer="dung"),
        actor=scene.who("em"),
        at=scene.later(),
    )
    d.assign(
        d.Assign(dossier_id=dossier.pk, officer="diem", reason="Dũng đi học"),
        actor=scene.who("em"),
        at=scene.later(),
    )
    with pytest.raises(d.errors.NotYours) as refusal:
        d.propose(
            d.Propose(dossier_id=dossier.pk, outcome=d.Outcome.GRANTED, summary="x"),
            actor=scene.who("dung"),
            at=scene.later(),
        )
    diem = scene.fresh(dossier).case_officer
    assert diem is not None
    assert diem.full_name in str(refusal.value)


def test_two_clerks_give_the_same_number_at_once() -> None:
    scene = stage()
    pair = [
        scene.do(scene.receive(), "hand_over", "assign", "propose", "review", "approve") for _ in range(2)
    ]
    at = scene.later()
    clerks = [scene.who("van-thu"), scene.who("van-thu-2")]
    results = at_once(
        *(
            lambda x=x, who=who: d.issue(
                d.Issue(dossier_id=x.pk, number=f"R-{at:%y%m%d}/QĐ", issued_on=at.date()), actor=who, at=at
            )
            for x, who in zip(pair, clerks, strict=True)
        )
    )
    assert [refusal.code for refusal in refusals(results)] == ["dossier.result_number_taken"]


def test_a_day_off_is_decreed_while_officers_work() -> None:
    """A calendar change and acts on the same dossiers at once: no deadlock reaches anybody, every date is right."""
    from motcua.deadlines.public import DayOrder, DecreeDays, decree_days, rebase_open_clocks
    from motcua.kernel.actor import Actor

    scene = stage()
    dossiers = [scene.do(scene.receive(), "hand_over", "assign") for _ in range(6)]
    due = {x.pk: x.due_at for x in dossiers}
    first_due = min(value for value in due.values() if value)
    system, at = Actor.system("calendar"), scene.later()
    decree_days(
        DecreeDays(days=(DayOrder(day=first_due.date(), kind="off", name="Nghỉ do bão"),)),
        actor=system,
        at=at,
    )

    dung = scene.who("dung")

    def work() -> None:
        for x in dossiers:
            d.add_note(d.AddNote(dossier_id=x.pk, text="Đã gọi"), actor=dung, at=at + timedelta(minutes=1))

    results = at_once(lambda: rebase_open_clocks(actor=system, at=at), work, work)
    assert refusals(results) == []
    for x in dossiers:
        fresh = scene.fresh(x)
        assert fresh.clock is not None
        assert fresh.due_at == fresh.clock.due_at
        assert fresh.due_at is not None
        assert fresh.due_at > due[x.pk]  # type: ignore[operator]
        assert verify(fresh.subject).broken is None
    decree_days(DecreeDays(withdrawn=(first_due.date(),)), actor=system, at=at)
    rebase_open_clocks(actor=system, at=at)


def test_read_after_write_is_the_new_state_everywhere() -> None:
    """DI#619: inbox, search and counters show the act at once."""
    scene = stage()
    dossier = scene.do(scene.receive(), "hand_over", "assign")
    results = at_once(lambda: scene.fresh(dossier).waiting_role, lambda: scene.fresh(dossier).revision)
    assert results == ["case_officer", dossier.revision]


def test_a_dead_client_keeps_no_lock() -> None:
    """An act whose connection dies half-way leaves the dossier free and unchanged."""
    from django.db import transaction

    scene = stage()
    dossier = scene.receive()

    def die() -> None:
        transaction.set_autocommit(False)
        d.Dossier.objects.select_for_update().get(pk=dossier.pk)
        d.Dossier.objects.filter(pk=dossier.pk).update(state=d.State.RETURNED)
        connection.connection.close()
        connection.connection = None

    at_once(die)
    assert scene.do(dossier, "hand_over").state == d.State.PROCESSING
