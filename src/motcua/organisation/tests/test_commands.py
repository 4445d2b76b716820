"""The acts of delegation, absence and posts: state, journal and refusals."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from motcua.journal.public import entries_of
from motcua.kernel.actor import Actor
from motcua.kernel.errors import DomainError
from motcua.organisation import errors
from motcua.organisation.models import Absence, Delegation, Holding, Post
from motcua.organisation.public import (
    ChangeHolding,
    Delegate,
    RecordAbsence,
    RevokeDelegation,
    change_holding,
    delegate,
    record_absence,
    revoke_delegation,
)
from motcua.organisation.tests.cast import NOW, TODAY, Cast, make_cast

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def order(giver: str = "dung", taker: str = "diem", **values: object) -> Delegate:
    facts = {"starts_at": NOW, "ends_at": NOW + WEEK, "basis": "Phân công 12/PC-NCC", **values}
    return Delegate(delegator=giver, delegate=taker, **facts)


def test_a_delegation_is_recorded_with_its_article_and_basis(cast: Cast) -> None:
    made = delegate(order(scope_procedures=("1.010801",)), actor=cast.actor("dung"), at=NOW)
    assert (made.delegator, made.delegate, made.may_sign) == (cast["dung"], cast["diem"], False)
    entry = entries_of("officer:dung")[0]
    assert entry.kind == "organisation.work_delegated"
    assert "118/2025" in entry.article
    assert entry.reason == "Phân công 12/PC-NCC"
    assert entry.data["delegate"] == "diem"


ALLOWED = {
    ("dung", "diem"): {"dung", "em", "loc", "giang", "ha"},
    ("chi", "thao"): {"chi", "phuoc", "giang", "ha"},
    ("giang", "ha"): {"giang"},
}


@pytest.mark.parametrize("pair", ALLOWED)
@pytest.mark.parametrize(
    "who",
    ["chi", "thao", "phuoc", "dung", "diem", "em", "loc", "giang", "ha", "lan", "khoa", "oanh", "nobody"],
)
def test_who_may_delegate_whose_work(cast: Cast, pair: tuple[str, str], who: str) -> None:
    actor = cast.actor(who) if who != "nobody" else Actor(kind="applicant", id="an", name="An")
    if who in ALLOWED[pair]:
        assert delegate(order(*pair), actor=actor, at=NOW).pk
    else:
        with pytest.raises((errors.NotYourPeople, errors.MakerIsDelegate)):
            delegate(order(*pair), actor=actor, at=NOW)
        assert not Delegation.objects.exists()


def test_only_the_signer_passes_signing_on(cast: Cast) -> None:
    assert delegate(order("giang", "ha", may_sign=True), actor=cast.actor("giang"), at=NOW).may_sign
    with pytest.raises(errors.SigningNotYours):
        delegate(order("dung", "diem", may_sign=True), actor=cast.actor("dung"), at=NOW)
    with pytest.raises(errors.SigningNotYours):
        delegate(order("em", "loc", may_sign=True), actor=cast.actor("giang"), at=NOW)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (order("dung", "dung"), errors.DelegationToSelf),
        (order("dung", "chi"), errors.DelegationCrossesUnits),
        (order("dung", "khoa"), errors.DelegationCrossesUnits),
        (order("dung", "ai-do"), errors.OfficerUnknown),
        (order(basis="  "), errors.BasisMissing),
        (order(starts_at=NOW - WEEK), errors.AlreadyPast),
        (order(ends_at=NOW - timedelta(hours=1)), errors.EndBeforeStart),
        (order(ends_at=NOW + timedelta(days=500)), errors.DelegationTooLong),
    ],
)
def test_wrong_delegations_are_refused_and_leave_nothing(
    cast: Cast, wrong: Delegate, error: type[DomainError]
) -> None:
    with pytest.raises(error):
        delegate(wrong, actor=cast.actor("dung"), at=NOW)
    assert not Delegation.objects.exists()


def test_the_same_work_is_not_delegated_twice(cast: Cast) -> None:
    first = delegate(order(scope_procedures=("1.010801",)), actor=cast.actor("dung"), at=NOW)
    with pytest.raises(errors.DelegationOverlaps):
        delegate(order("dung", "em"), actor=cast.actor("dung"), at=NOW)
    delegate(order("dung", "em", scope_procedures=("1.010802",)), actor=cast.actor("dung"), at=NOW)
    revoke_delegation(RevokeDelegation(first.pk, "về sớm"), actor=cast.actor("dung"), at=NOW + timedelta(1))
    later = order(starts_at=NOW + timedelta(2), scope_procedures=("1.010801",))
    assert delegate(later, actor=cast.actor("dung"), at=NOW + timedelta(2)).pk != first.pk


def test_work_is_not_handed_to_somebody_away_or_handing_on(cast: Cast) -> None:
    Absence.objects.create(officer=cast["diem"], starts_on=TODAY + WEEK, ends_on=TODAY + WEEK, reason="phép")
    with pytest.raises(errors.DelegateAway):
        delegate(order(), actor=cast.actor("dung"), at=NOW)
    delegate(order("em", "loc"), actor=cast.actor("em"), at=NOW)
    with pytest.raises(errors.DelegateAway):
        delegate(order("dung", "em"), actor=cast.actor("dung"), at=NOW)


def test_revoking_ends_it_once_and_says_why(cast: Cast) -> None:
    made = delegate(order(), actor=cast.actor("dung"), at=NOW)
    with pytest.raises(errors.NotYourPeople):
        revoke_delegation(RevokeDelegation(made.pk, "x"), actor=cast.actor("chi"), at=NOW)
    with pytest.raises(errors.ReasonMissing):
        revoke_delegation(RevokeDelegation(made.pk, " "), actor=cast.actor("em"), at=NOW)
    assert (
        revoke_delegation(RevokeDelegation(made.pk, "về sớm"), actor=cast.actor("em"), at=NOW).revoked_at
        == NOW
    )
    with pytest.raises(errors.DelegationOver):
        revoke_delegation(RevokeDelegation(made.pk, "lại"), actor=cast.actor("em"), at=NOW)
    assert entries_of("officer:dung")[0].reason == "về sớm"


def test_an_absence_is_recorded_by_those_who_may(cast: Cast) -> None:
    away = RecordAbsence("dung", TODAY, TODAY + WEEK, "nghỉ phép năm")
    with pytest.raises(errors.NotYourPeople):
        record_absence(away, actor=cast.actor("diem"), at=NOW)
    record_absence(away, actor=cast.actor("dung"), at=NOW)
    with pytest.raises(errors.AbsenceOverlaps):
        record_absence(
            RecordAbsence("dung", TODAY + WEEK, TODAY + WEEK, "ốm"), actor=cast.actor("em"), at=NOW
        )
    with pytest.raises(errors.EndBeforeStart):
        record_absence(RecordAbsence("em", TODAY, TODAY - WEEK, "ốm"), actor=cast.actor("em"), at=NOW)
    with pytest.raises(errors.ReasonMissing):
        record_absence(RecordAbsence("em", TODAY, TODAY, ""), actor=cast.actor("lan"), at=NOW)
    assert entries_of("officer:dung")[0].kind == "organisation.absence_recorded"


def test_posts_change_by_an_administrator_never_for_themselves(cast: Cast) -> None:
    take = ChangeHolding("chi", "H12.03", "ncc", "case-officer", TODAY, "QĐ 15/QĐ-SNV")
    with pytest.raises(errors.NotAdministrator):
        change_holding(take, actor=cast.actor("giang"), at=NOW)
    with pytest.raises(errors.OwnPost):
        change_holding(
            ChangeHolding("lan", "H12.03", "lanh-dao", "director", TODAY, "QĐ"),
            actor=cast.actor("lan"),
            at=NOW,
        )
    change_holding(take, actor=cast.actor("lan"), at=NOW)
    with pytest.raises(errors.HoldingOverlaps):
        change_holding(take, actor=cast.actor("lan"), at=NOW)
    left = change_holding(
        ChangeHolding("chi", "H12.03", "ncc", "case-officer", TODAY + WEEK, "QĐ 16", ends=True),
        actor=cast.actor("lan"), at=NOW,
    )  # fmt: skip
    assert left.valid_to == TODAY + WEEK
    with pytest.raises(errors.HoldingUnknown):
        change_holding(
            ChangeHolding("em", "H12.03", "ncc", "case-officer", TODAY, "QĐ", ends=True),
            actor=cast.actor("lan"), at=NOW,
        )  # fmt: skip
    with pytest.raises(errors.PostUnknown):
        change_holding(
            ChangeHolding("em", "H12.03", "khong-co", "x", TODAY, "QĐ"), actor=cast.actor("lan"), at=NOW
        )
    assert [entry.kind for entry in entries_of("officer:chi")] == [
        "organisation.post_left",
        "organisation.post_taken",
    ]


def test_nobody_is_seated_in_a_unit_that_has_ended(cast: Cast) -> None:
    cast.ncc.valid_to = date(2026, 1, 31)
    cast.ncc.save()
    with pytest.raises(errors.PostUnknown):
        change_holding(
            ChangeHolding("chi", "H12.03", "ncc", "case-officer", TODAY, "QĐ"),
            actor=cast.actor("lan"),
            at=NOW,
        )
    assert Post.objects.valid_on(datetime(2026, 1, 31).date()).filter(unit=cast.ncc).exists()  # noqa: DTZ001
    assert Holding.objects.in_force(TODAY).filter(post__unit=cast.ncc).count() == 0
