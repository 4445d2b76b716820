"""Cast × act, step by step along a department's route, against a table written by hand."""

from __future__ import annotations

import pytest

from motcua.dossiers import public as d
from motcua.kernel.actor import NOBODY, Actor
from tests.lifecycle.cast import Stage

pytestmark = pytest.mark.django_db

NOTE = {"add_note"}
# code: counter, case officer assigned, another of the same division, of another division, head, other head,
# director, deputy, clerk, accountant, quality, inspector, administrator
CAST = [
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
    "hanh",
    "thanh-tra",
    "lan",
]
ASIDE = {"request_payment", "propose_stop", "propose_withdrawal", "propose_apology"}
EXAMINING = {
    "examine",
    "propose",
    "request_supplement",
    "request_payment",
    "propose_stop",
    "propose_withdrawal",
    "propose_apology",
}


def table(stage: Stage, dossier: d.Dossier) -> dict[str, set[str]]:
    return {code: stage.allowed(code, dossier) - NOTE for code in CAST}


def only(**allowed: set[str]) -> dict[str, set[str]]:
    return {code: allowed.get(code.replace("-", "_"), set()) for code in CAST}


@pytest.fixture
def stage(camau: None) -> Stage:
    return Stage()


def assigned(stage: Stage) -> d.Dossier:
    dossier = stage.do(stage.receive(), "hand_over")
    order = d.Assign(dossier_id=dossier.pk, officer="dung")
    return d.assign(order, actor=stage.who("em"), at=stage.later())


def test_along_the_route(stage: Stage) -> None:
    dossier = stage.receive()
    aside = {"propose_withdrawal", "propose_apology"}
    assert table(stage, dossier) == only(chi={"hand_over", *aside})
    dossier = stage.do(dossier, "hand_over")
    assert table(stage, dossier)["em"] == {"assign"}
    assert table(stage, dossier)["hung"] == set()
    dossier = d.assign(
        d.Assign(dossier_id=dossier.pk, officer="dung"), actor=stage.who("em"), at=stage.later()
    )
    assert table(stage, dossier) == only(dung=EXAMINING, em={"assign"}, ke_toan={"request_payment"})
    dossier = stage.do(dossier, "examine", "propose")
    beside = {"dung": ASIDE, "ke_toan": {"request_payment"}}
    assert table(stage, dossier) == only(em={"review", "send_back"}, **beside)
    dossier = stage.do(dossier, "review")
    assert table(stage, dossier) == only(
        giang={"approve", "send_back"}, pho_giam_doc={"approve", "send_back"}, **beside
    )
    dossier = stage.do(dossier, "approve")
    assert table(stage, dossier) == only(van_thu={"issue"}, **beside)
    dossier = stage.do(dossier, "issue")
    assert table(stage, dossier) == only(chi={"return_result"}, lan={"correct_result"})
    dossier = stage.do(dossier, "return_result")
    assert table(stage, dossier) == only()


def test_supplement_is_decided_by_the_head_then_by_the_leader(stage: Stage) -> None:
    dossier = stage.do(assigned(stage), "request_supplement")
    assert table(stage, dossier) == only(em={"approve_supplement", "decline_proposal"})
    dossier = stage.do(dossier, "approve_supplement")
    waiting = table(stage, dossier)
    assert waiting["chi"] == {"complete_supplement", "propose_withdrawal"}
    assert waiting["dung"] == {"propose_withdrawal"}
    dossier = stage.do(dossier, "complete_supplement", "request_supplement")
    assert table(stage, dossier) == only(
        giang={"approve_supplement", "decline_proposal"},
        pho_giam_doc={"approve_supplement", "decline_proposal"},
    )


def test_a_stranger_and_another_authority_may_nothing(stage: Stage) -> None:
    dossier = assigned(stage)
    elsewhere = Actor(kind="officer", id="officer:x", name="X", authority="H12.60", roles=frozenset({"counter", "director"}),
                      posts=frozenset({"director@H12.60/lanh-dao", "counter@H12.60/mot-cua"}), officer_id=10**9)  # fmt: skip
    for actor in (NOBODY, elsewhere):
        assert d.acts_now(d.desk_of(actor, stage.at), d.situation_of(stage.fresh(dossier))) == []
        assert not d.Dossier.objects.visible_to(actor).exists()


def test_scope_of_lists(stage: Stage) -> None:
    dossier = assigned(stage)
    seen = {
        code: d.Dossier.objects.visible_to(stage.who(code)).filter(pk=dossier.pk).exists() for code in CAST
    }
    assert [code for code, yes in seen.items() if not yes] == ["tam", "hung"]


def test_maker_checker_and_approver_are_three_people(stage: Stage) -> None:
    """Even somebody who holds every post may not decide on their own work."""
    dossier = stage.do(assigned(stage), "propose")
    dung = stage.who("dung")
    everything = frozenset(f"{role}@H12.03/{unit}" for role, unit in
                           (("division_head", "ncc"), ("director", "lanh-dao"), ("case_officer", "ncc")))  # fmt: skip
    mighty = Actor(kind="officer", id=dung.id, name=dung.name, authority="H12.03", posts=everything,
                   roles=frozenset({"division_head", "director"}), officer_id=dung.officer_id)  # fmt: skip
    with pytest.raises(d.errors.MakerIsChecker):
        d.review(d.Decide(dossier_id=dossier.pk), actor=mighty, at=stage.later())
    dossier = stage.do(dossier, "review")
    with pytest.raises(d.errors.MakerIsChecker):
        d.approve(d.Decide(dossier_id=dossier.pk), actor=mighty, at=stage.later())
    reviewer = d.Proposal.objects.filter(dossier=dossier).latest("id").reviewed_by
    assert reviewer is not None
    checker = Actor(kind="officer", id=f"officer:{reviewer.code}", name=reviewer.full_name, authority="H12.03",
                    posts=everything, roles=frozenset({"director"}), officer_id=reviewer.pk)  # fmt: skip
    with pytest.raises(d.errors.MakerIsChecker):
        d.approve(d.Decide(dossier_id=dossier.pk), actor=checker, at=stage.later())


def test_standing_in(stage: Stage) -> None:
    """A delegate does the delegator's work, under their own name, and signs only where it was lent (guide 9.2)."""
    from motcua.organisation.public import Delegate, delegate

    dossier = assigned(stage)
    assert "propose" not in stage.allowed("diem", dossier)
    order = Delegate(
        delegator="dung",
        delegate="diem",
        starts_at=stage.at,
        ends_at=stage.at.replace(day=20),
        basis="Phân công 12/PC",
    )
    delegate(order, actor=stage.who("dung"), at=stage.at)
    stage.later(1)
    assert "propose" in stage.allowed("diem", dossier)
    dossier = d.propose(
        d.Propose(dossier_id=dossier.pk, outcome=d.Outcome.GRANTED, summary="Quyết định"),
        actor=stage.who("diem"),
        at=stage.later(),
    )
    proposal = d.Proposal.objects.filter(dossier=dossier).latest("id")
    assert proposal.made_by.code == "diem"
    assert dossier.case_officer is not None
    assert dossier.case_officer.code == "dung"
