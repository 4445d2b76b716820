"""Who acts, who holds, who stands in; each with its number of queries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from motcua.organisation.errors import PasswordTooWeak
from motcua.organisation.models import Absence, Account, Delegation, Holding, Succession
from motcua.organisation.public import (
    Need,
    Role,
    absences_of,
    actor_for,
    colleagues_in,
    create_demo_accounts,
    delegations_of,
    fill_check,
    heirs_of,
    holders,
    powers_of,
    stand_ins,
    team,
)
from motcua.organisation.tests.cast import NOW, TODAY, Cast, make_authority, make_cast, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def lend(cast: Cast, giver: str = "dung", taker: str = "diem", **values: object) -> Delegation:
    facts = {"starts_at": NOW, "ends_at": NOW + timedelta(7), "basis": "PC 1", **values}
    return Delegation.objects.create(delegator=cast[giver], delegate=cast[taker], **facts)


@pytest.mark.parametrize("others", [3, 30])
def test_an_actor_costs_three_queries_however_many_delegations(
    cast: Cast, others: int, django_assert_num_queries: Any
) -> None:
    post = cast["dung"].holdings.get().post
    for number in range(others):
        giver = make_officer(f"cv-{number}", post)
        Delegation.objects.create(
            delegator=giver, delegate=cast["diem"], starts_at=NOW, ends_at=NOW + timedelta(1), basis="PC"
        )
    account = Account.objects.get(username="diem")
    with django_assert_num_queries(3):
        actor = actor_for(account, NOW)
    assert len(actor.standing_in_for) == others
    with django_assert_num_queries(3):
        assert len(powers_of(cast["diem"].pk, NOW)) == others + 1


def test_an_actor_is_the_posts_held_at_that_moment(cast: Cast) -> None:
    actor = actor_for(Account.objects.get(username="em"), NOW)
    assert (actor.kind, actor.id, actor.authority, actor.unit) == ("officer", "officer:em", "H12.03", "ncc")
    assert actor.posts == {"division_head@H12.03/ncc"}
    held = cast["em"].holdings.get()
    held.valid_to = TODAY
    held.save()
    assert actor_for(Account.objects.get(username="em"), NOW).roles == {"division_head"}
    assert not actor_for(Account.objects.get(username="em"), NOW + timedelta(1)).roles


def test_strangers_and_closed_accounts_hold_nothing(cast: Cast) -> None:
    assert actor_for(AnonymousUser(), NOW).id == "nobody"
    assert not actor_for(Account.objects.create(username="khach"), NOW).roles
    account = Account.objects.get(username="giang")
    account.is_active = False
    assert not actor_for(account, NOW).roles


def test_a_delegation_ends_by_itself_and_by_moving_away(cast: Cast) -> None:
    lend(cast)
    diem = Account.objects.get(username="diem")
    assert actor_for(diem, NOW).standing_in_for == ("dung",)
    assert actor_for(diem, NOW + timedelta(7)).standing_in_for == ()
    assert actor_for(diem, NOW - timedelta(1)).standing_in_for == ()
    held = cast["dung"].holdings.get()
    Holding.objects.filter(pk=held.pk).update(valid_to=TODAY)
    assert actor_for(diem, NOW + timedelta(1)).standing_in_for == ()


def test_a_delegated_power_keeps_its_scope_and_does_not_sign(cast: Cast) -> None:
    lend(cast, "giang", "ha", scope_procedures=["1.010801"])
    own, lent = powers_of(cast["ha"].pk, NOW)
    assert own.signs
    assert not own.delegated
    assert (lent.officer_code, lent.delegated, lent.signs) == ("giang", True, False)
    assert lent.fits(roles={Role.DIRECTOR}, authority="H12.03", procedure="1.010801")
    assert not lent.fits(roles={Role.DIRECTOR}, authority="H12.03", procedure="1.010802")


def test_holders_are_found_by_place_and_presence(cast: Cast, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert [each.code for each in holders("H12.03", Role.CASE_OFFICER, at=NOW)] == ["diem", "dung"]
    assert [each.code for each in holders(cast.authority, Role.COUNTER, "ncc", at=NOW)] == []
    assert [each.code for each in holders("H12.03", Role.COUNTER, unit_kind="one_stop", at=NOW)] == [
        "chi",
        "thao",
    ]
    Absence.objects.create(officer=cast["chi"], starts_on=TODAY, ends_on=TODAY, reason="ốm")
    assert [each.code for each in holders("H12.03", Role.COUNTER, at=NOW, present=True)] == ["thao"]
    assert [each.code for each in colleagues_in("H12.03", "ncc", TODAY)] == ["diem", "dung", "em", "loc"]


def test_empty_posts_are_found(cast: Cast, django_assert_num_queries: Any) -> None:
    needs = [
        Need("H12.03", "counter", unit_kind="one_stop"),
        Need("H12.03", "clerk"),
        Need("H12.08", "director"),
    ]
    with django_assert_num_queries(1):
        assert fill_check(needs, TODAY) == [needs[1]]


def test_somebody_stands_in_for_an_absent_officer(cast: Cast) -> None:
    assert [each.officer.code for each in stand_ins(cast["chi"], at=NOW)] == ["thao"]
    lend(cast, "dung", "em", scope_procedures=["1.010801"])
    found = stand_ins(cast["dung"], at=NOW, procedure="1.010801")
    assert [(each.officer.code, each.by_delegation) for each in found] == [("em", True), ("diem", False)]
    assert [each.officer.code for each in stand_ins(cast["dung"], at=NOW, procedure="1.010802")] == ["diem"]
    assert stand_ins(cast["giang"], at=NOW, signing=True) == []
    lend(cast, "giang", "ha", may_sign=True)
    assert [each.officer.code for each in stand_ins(cast["giang"], at=NOW, signing=True)] == ["ha"]
    Absence.objects.create(officer=cast["ha"], starts_on=TODAY, ends_on=TODAY, reason="ốm")
    assert stand_ins(cast["giang"], at=NOW, signing=True) == []


def test_an_old_authority_leads_to_its_heir(cast: Cast, django_assert_num_queries: Any) -> None:
    old = make_authority("H12.15", valid_from=date(1997, 1, 1), valid_to=date(2025, 2, 28))
    Succession.objects.create(predecessor=old, successor=cast.authority, effective_on=date(2025, 3, 1))
    with django_assert_num_queries(2):
        assert heirs_of(old, on=TODAY) == [cast.authority]
    assert heirs_of(old, on=date(2025, 2, 28)) == [old]


def test_demo_passwords_never_replace_a_chosen_one(cast: Cast) -> None:
    for account in Account.objects.all():
        account.set_unusable_password()
        account.save()
    chosen = Account.objects.get(username="giang")
    chosen.set_password("mật khẩu của Giang")
    chosen.save()
    assert "giang" not in create_demo_accounts("mot-cua-dien-tu")
    assert Account.objects.get(username="chi").check_password("mot-cua-dien-tu")
    assert create_demo_accounts("mot-cua-dien-tu") == []
    with pytest.raises(PasswordTooWeak):
        create_demo_accounts("ngan")


def test_a_head_sees_the_team(cast: Cast, django_assert_num_queries: Any) -> None:
    lend(cast)
    Absence.objects.create(officer=cast["dung"], starts_on=TODAY, ends_on=TODAY + timedelta(2), reason="phép")
    with django_assert_num_queries(3):
        members = team("H12.03", "ncc", at=NOW)
    assert [each.officer.code for each in members] == ["diem", "dung", "em", "loc"]
    assert (members[1].away_until, members[1].delegates) == (TODAY + timedelta(2), ("Cán bộ diem",))
    assert not members[0].is_away
    assert [each.delegate for each in delegations_of(cast["dung"], at=NOW)] == [cast["diem"]]
    assert len(delegations_of(cast["diem"], at=NOW)) == 1
    assert delegations_of(cast["dung"], at=NOW + timedelta(8)) == []
    assert len(absences_of(cast["dung"], since=TODAY)) == 1
