"""The acts, one by one, with the dates of the real calendar of 2026."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers import public as d
from motcua.journal.public import entries_of, verify
from motcua.kernel.clock import VN, local
from motcua.kernel.errors import DomainError
from motcua.paperwork.public import forms_of
from motcua.parties.public import PartyFacts
from tests.lifecycle.cast import AN, Stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def stage(camau: None) -> Stage:
    return Stage()


def examined(stage: Stage) -> d.Dossier:
    return stage.do(stage.receive(), "hand_over", "assign")


def test_receiving_gives_number_date_slip_and_entry(stage: Stage) -> None:
    dossier = stage.receive()
    assert dossier.number is not None
    assert dossier.number.startswith("H12.03-261102-")
    assert dossier.state == d.State.RECEIVED
    # 12 calendar days from 02/11/2026 (1.010828, Decree 131/2021/NĐ-CP): 14/11 is a Saturday, so Monday 16/11.
    assert local(dossier.due_at).date() == date(2026, 11, 16)
    assert [form.form_code for form in forms_of(dossier.subject)] == ["mau_01"]
    kinds = [entry.kind for entry in entries_of(dossier.subject)]
    assert "dossier.received" in kinds
    received = next(e for e in entries_of(dossier.subject) if e.kind == "dossier.received")
    assert received.article == "Nghị định 118/2025/NĐ-CP, Điều 17 khoản 3"
    assert verify(dossier.subject).broken is None


def test_numbers_follow_one_another_by_authority_and_day(stage: Stage) -> None:
    first, second = stage.receive(), stage.receive()
    assert int((second.number or "")[-4:]) == int((first.number or "")[-4:]) + 1
    stage.later(480)
    tomorrow = stage.receive()
    assert (tomorrow.number or "").startswith("H12.03-261103-")
    assert (tomorrow.number or "").endswith("-0001")


def test_a_whole_life_on_time(stage: Stage) -> None:
    dossier = stage.do(
        examined(stage), "examine", "propose", "review", "approve", "issue", "return_result", minutes=60
    )
    assert dossier.state == d.State.RETURNED
    assert dossier.verdict == "early"
    assert dossier.finished_at is not None
    assert [visit.left_at is None for visit in dossier.visits.all()].count(True) == 0
    assert dossier.waiting_role == ""
    assert verify(dossier.subject).broken is None


def test_collecting_late_does_not_make_it_late(stage: Stage) -> None:
    """Guide 3.4: the time of finishing is the first time state 9 is reached."""
    dossier = stage.do(examined(stage), "propose", "review", "approve", "issue")
    stage.at = datetime(2026, 12, 14, 9, 0, tzinfo=VN)
    dossier = stage.do(dossier, "return_result")
    assert dossier.verdict == "early"


@pytest.mark.parametrize(("day", "verdict"), [(13, "early"), (16, "on_time"), (17, "late")])
def test_verdict_compares_dates(stage: Stage, day: int, verdict: str) -> None:
    dossier = stage.do(examined(stage), "propose", "review", "approve")
    stage.at = datetime(2026, 11, day, 16, 0, tzinfo=VN)
    assert stage.do(dossier, "issue", minutes=20).verdict == verdict


def test_supplement_moves_the_date_by_the_time_waited(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "request_supplement", "approve_supplement")
    assert dossier.state == d.State.AWAITING_SUPPLEMENT
    assert dossier.clock is not None
    assert dossier.clock.state == "paused"
    assert [form.form_code for form in forms_of(dossier.subject)] == ["mau_01", "mau_02"]
    stage.at = datetime(2026, 11, 9, 9, 0, tzinfo=VN)
    before = stage.fresh(dossier).due_at
    dossier = stage.do(dossier, "complete_supplement")
    assert dossier.state == d.State.PROCESSING
    # Paused 02/11 to 09/11: seven calendar days later than 14/11 is Saturday 21/11, so Monday 23/11.
    assert before is not None
    assert local(dossier.due_at).date() == date(2026, 11, 23)
    assert dossier.supplement_count == 1


def test_a_second_supplement_needs_a_leader_and_a_third_is_never(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "request_supplement", "approve_supplement", "complete_supplement")
    order = d.RequestSupplement(
        dossier_id=dossier.pk,
        demands=("Giấy khác",),
        reason="Hướng dẫn lần trước chưa đúng",
        answer_by=date(2026, 11, 30),
    )
    officer = dossier.case_officer
    assert officer is not None
    with pytest.raises(d.errors.SupplementAlreadyRequested) as refusal:
        d.request_supplement(order, actor=stage.who(officer.code), at=stage.later())
    assert "tính quá hạn" in str(refusal.value)
    dossier = stage.do(dossier, "request_supplement", "approve_supplement", "complete_supplement")
    assert d.Supplement.objects.get(dossier=dossier, ordinal=2).approved_by.code in {  # type: ignore[union-attr]
        "giang", "pho-giam-doc", "pho-giam-doc-2"
    }  # fmt: skip
    with pytest.raises(d.errors.TooManySupplements):
        d.request_supplement(order, actor=stage.who(officer.code), at=stage.later())


def test_silence_stops_a_dossier_only_after_the_last_day(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "request_supplement", "approve_supplement")
    officer = dossier.case_officer
    assert officer is not None
    order = d.ProposeStop(dossier_id=dossier.pk, ground="silence", reason="Không bổ sung")
    with pytest.raises(d.errors.SupplementNotOverdue):
        d.propose_stop(order, actor=stage.who(officer.code), at=stage.later())
    stage.at = datetime.combine(dossier.answer_by + timedelta(days=3), stage.at.timetz())
    d.propose_stop(order, actor=stage.who(officer.code), at=stage.later())
    dossier = stage.do(dossier, "approve_stop")
    assert dossier.state == d.State.STOPPED
    assert dossier.clock is not None
    assert dossier.clock.state == "concluded"


def test_payment_pauses_and_lets_go_on(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "request_payment")
    assert dossier.state == d.State.AWAITING_PAYMENT
    dossier = stage.do(dossier, "confirm_payment", minutes=480)
    assert dossier.state == d.State.PROCESSING
    assert dossier.waiting_role == "case_officer"


@pytest.mark.parametrize("before", [(), ("hand_over", "assign"), ("hand_over", "assign", "request_payment"),
                                    ("hand_over", "assign", "request_supplement", "approve_supplement")])  # fmt: skip
def test_withdrawal_from_every_open_state(stage: Stage, before: tuple[str, ...]) -> None:
    dossier = stage.do(stage.receive(), *before, "propose_withdrawal", "approve_withdrawal")
    assert dossier.state == d.State.WITHDRAWN
    assert stage.allowed("chi", dossier) == {"add_note"}


def test_apology_gives_one_new_date_and_stays_late(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "propose_apology", "apologise")
    assert dossier.apologised_at is not None
    new_due = local(dossier.due_at).date()
    assert new_due > date(2026, 11, 16)
    assert local(dossier.promised_due_at).date() == date(2026, 11, 16)
    assert forms_of(dossier.subject).last().form_code == "mau_04"
    officer = dossier.case_officer
    assert officer is not None
    again = d.ProposeApology(dossier_id=dossier.pk, new_due=date(2026, 11, 30), reason="Chưa xong")
    with pytest.raises(d.errors.AlreadyApologised):
        d.propose_apology(again, actor=stage.who(officer.code), at=stage.later())
    stage.at = datetime(2026, 11, 17, 8, 0, tzinfo=VN)
    dossier = stage.do(dossier, "propose", "review", "approve", "issue", minutes=20)
    assert dossier.verdict == "late"


def test_correction_takes_a_result_back_and_keeps_it(stage: Stage) -> None:
    dossier = stage.do(examined(stage), "propose", "review", "approve", "issue", "correct_result")
    assert dossier.state == d.State.PROCESSING
    assert (dossier.finished_at, dossier.verdict) == (None, "")
    assert dossier.clock is not None
    assert dossier.clock.state == "running"
    assert d.Result.objects.get(dossier=dossier).corrected_at is not None
    dossier = stage.do(dossier, "propose", "review", "approve", "issue", "return_result")
    assert d.Result.objects.filter(dossier=dossier).count() == 2


def test_a_result_number_is_given_once_a_day(stage: Stage) -> None:
    numbers = []
    for _ in range(2):
        dossier = stage.do(examined(stage), "propose", "review", "approve")
        order = d.Issue(dossier_id=dossier.pk, number="  12/QĐ-SNV ", issued_on=stage.at.date())
        try:
            d.issue(order, actor=stage.who("van-thu"), at=stage.later(1))
        except d.errors.ResultNumberTaken as refusal:
            numbers.append(str(refusal))
    assert len(numbers) == 1
    assert "12/QĐ-SNV" in numbers[0]


@pytest.mark.parametrize("on", [date(2026, 11, 1), date(2026, 12, 1)])
def test_a_result_is_dated_within_the_life_of_the_dossier(stage: Stage, on: date) -> None:
    dossier = stage.do(examined(stage), "propose", "review", "approve")
    with pytest.raises(DomainError) as refusal:
        d.issue(
            d.Issue(dossier_id=dossier.pk, number="1", issued_on=on),
            actor=stage.who("van-thu"),
            at=stage.later(),
        )
    assert refusal.value.code == "dossier.result_date_wrong"


def test_hand_over_knows_the_15_00_rule(stage: Stage) -> None:
    dossier = stage.do(stage.receive(), "hand_over")
    slip = d.Handover.objects.get(dossier=dossier)
    assert local(slip.must_be_by) == datetime(2026, 11, 2, 17, 0, tzinfo=VN)
    stage.at = datetime(2026, 11, 6, 15, 10, tzinfo=VN)
    dossier = stage.do(stage.receive(), "hand_over", minutes=200)
    slip = d.Handover.objects.get(dossier=dossier)
    assert local(slip.must_be_by) == datetime(2026, 11, 9, 8, 0, tzinfo=VN)
    late = next(e for e in entries_of(dossier.subject) if e.kind == "dossier.handed_over")
    assert late.data["late"] is True


def test_online_submission_to_receipt(stage: Stage) -> None:
    intake = stage.walker.intake(stage.version, AN, d.Channel.DIRECT)
    submitted = d.submit_dossier(
        d.SubmitDossier(intake=intake, authority="H12.03"), actor=stage.who("chi"), at=stage.later()
    )
    assert (submitted.state, submitted.number) == (d.State.REGISTERED, None)
    asked = d.ask_at_intake(
        d.AskAtIntake(dossier_id=submitted.pk, demands=("Đơn",), reason="Thiếu đơn", answer_by=date(2026, 11, 20)),
        actor=stage.who("chi"), at=stage.later(),
    )  # fmt: skip
    assert asked.state == d.State.AWAITING_SUPPLEMENT
    back = stage.do(asked, "complete_supplement")
    assert back.state == d.State.REGISTERED
    with pytest.raises(d.errors.SupplementAlreadyRequested):
        d.ask_at_intake(
            d.AskAtIntake(dossier_id=submitted.pk, demands=("Đơn",), reason="Thiếu", answer_by=date(2026, 11, 20)),
            actor=stage.who("chi"), at=stage.later(),
        )  # fmt: skip
    d.request_payment(
        d.RequestPayment(dossier_id=back.pk, what="Lệ phí", amount=50_000),
        actor=stage.who("chi"),
        at=stage.later(),
    )
    with pytest.raises(d.errors.PaymentMissing):
        d.receive_dossier(
            d.ReceiveDossier(dossier_id=back.pk, papers=intake.papers),
            actor=stage.who("chi"),
            at=stage.later(),
        )
    received = d.receive_dossier(
        d.ReceiveDossier(dossier_id=back.pk, papers=intake.papers, payment_receipt="BL01"),
        actor=stage.who("chi"), at=stage.later(),
    )  # fmt: skip
    assert received.state == d.State.RECEIVED
    assert received.number
    listed = list(received.papers.filter(supplement=None).values_list("position", flat=True))
    assert listed == [paper.position for paper in intake.papers]


def test_a_complete_submission_is_received_as_listed(stage: Stage) -> None:
    intake = stage.walker.intake(stage.version, AN)
    order = d.SubmitDossier(intake=intake, authority="H12.03")
    submitted = d.submit_dossier(order, actor=stage.who("chi"), at=stage.later())
    received = d.receive_dossier(
        d.ReceiveDossier(dossier_id=submitted.pk), actor=stage.who("chi"), at=stage.later()
    )
    assert received.papers.count() == len(intake.papers)


def test_refused_at_the_counter(stage: Stage) -> None:
    intake = stage.walker.intake(stage.version, AN)
    order = d.RefuseIntake(intake=intake, authority="H12.03", reason="Không thuộc thẩm quyền.")
    refused = d.refuse_intake(order, actor=stage.who("chi"), at=stage.later())
    assert (refused.state, refused.number) == (d.State.NOT_RECEIVED, None)
    assert [form.form_code for form in forms_of(refused.subject)] == ["mau_03"]
    with pytest.raises(d.errors.ReasonMissing):
        d.refuse_intake(
            d.RefuseIntake(intake=intake, authority="H12.03", reason="  "),
            actor=stage.who("chi"),
            at=stage.later(),
        )


def change(stage: Stage, **changes: object) -> d.ReceiveDossier:
    from dataclasses import replace

    intake = replace(stage.walker.intake(stage.version, AN), **changes)
    return d.ReceiveDossier(intake=intake, authority="H12.03")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"procedure_code": "9.999999"}, "catalogue."),
        ({"owner": PartyFacts(full_name="Lê 😀 An")}, "kernel.name_has_symbol"),
        ({"owner": PartyFacts(full_name="Lê An", id_number="12")}, "parties."),
        ({"owner": PartyFacts(full_name="Lê An", birth_date="31/02/1990")}, "parties."),
        ({"papers": ()}, "dossier.papers_missing"),
        ({"request": "a" * 5_000_000}, "kernel.text_too_long"),
        ({"request": "a\x00b"}, "kernel.unreadable_text"),
        ({"case_code": "không có"}, "dossier.case_missing"),
        ({"sets": 0}, "kernel.invalid"),
    ],
)
def test_bad_intakes_change_nothing(stage: Stage, changes: dict[str, object], code: str) -> None:
    before = d.Dossier.objects.count()
    with pytest.raises(DomainError) as refusal:
        d.receive_dossier(change(stage, **changes), actor=stage.who("chi"), at=stage.later())
    assert refusal.value.code.startswith(code)
    assert d.Dossier.objects.count() == before
    assert stage.receive().number == "H12.03-261102-0001"


def test_nobody_redates_a_receipt(stage: Stage) -> None:
    from dataclasses import replace

    order, chi = change(stage), stage.who("chi")
    at = stage.later(120)
    with pytest.raises(d.errors.ReceivedInFuture):
        d.receive_dossier(replace(order, received_at=at + timedelta(minutes=1)), actor=chi, at=at)
    with pytest.raises(d.errors.ReceivedTooEarly):
        d.receive_dossier(replace(order, received_at=at - timedelta(days=2)), actor=chi, at=at)
    an_hour = replace(order, received_at=at - timedelta(hours=1))
    with pytest.raises(d.errors.LateEntryNeedsReason):
        d.receive_dossier(an_hour, actor=chi, at=at)
    late = d.receive_dossier(replace(an_hour, late_entry_reason="Mất điện"), actor=chi, at=at)
    assert late.received_at == at - timedelta(hours=1)


def test_a_stale_page_names_who_was_first(stage: Stage) -> None:
    dossier = examined(stage)
    seen = dossier.revision
    stage.do(dossier, "examine")
    officer = dossier.case_officer
    assert officer is not None
    with pytest.raises(d.errors.StaleDossier) as refusal:
        d.examine(
            d.Examine(dossier_id=dossier.pk, revision=seen, finding="Đủ"),
            actor=stage.who(officer.code),
            at=stage.later(),
        )
    assert officer.full_name in str(refusal.value)


def test_a_double_click_receives_once(stage: Stage) -> None:
    order, act_id, chi = change(stage), uuid4(), stage.who("chi")
    first = d.receive_dossier(order, actor=chi, at=stage.later(), act_id=act_id)
    again = d.receive_dossier(order, actor=chi, at=stage.later(), act_id=act_id)
    assert first == again
    assert d.Dossier.objects.filter(owner__id_number=AN.id_number).count() == 1


def test_time_does_not_go_back(stage: Stage) -> None:
    dossier = stage.receive()
    with pytest.raises(d.errors.TimeGoesBack):
        d.hand_over(
            d.HandOver(dossier_id=dossier.pk),
            actor=stage.who("chi"),
            at=dossier.last_act_at - timedelta(seconds=1),
        )


def test_search_finds_without_diacritics(stage: Stage) -> None:
    from django.contrib.postgres.search import SearchQuery

    from motcua.dossiers.rules.search import tsquery

    dossier = stage.receive()
    typed = ["le van an", "LÊ VĂN ÂN", "0960 6601 2345", "0900000206", dossier.number or "", (dossier.number or "").lower(),
             "trich luc", "1.010828"]  # fmt: skip
    for text in typed:
        query = SearchQuery(tsquery(text), config="simple", search_type="raw")
        assert d.Dossier.objects.filter(search_vector=query, pk=dossier.pk).exists(), text
