"""Choosing, listing and showing procedures, with their query budgets."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.catalogue import models as m
from motcua.catalogue import public as c
from motcua.catalogue.rules import facts
from motcua.catalogue.tests.conftest import good, moment
from motcua.catalogue.tests.samples import LEG
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority

pytestmark = pytest.mark.django_db(transaction=True)
ON = date(2026, 11, 20)
AT = moment("2026-11-20 10:00")


def publish(keeper: Actor, code: str = "1.010828", **more: Any) -> m.ProcedureVersion:
    field, _ = m.Field.objects.get_or_create(code="NCC", defaults={"name": "Người có công"})
    m.Procedure.objects.get_or_create(code=code, defaults={"field": field})
    content = good(procedure=code, routes=(facts.RouteFacts(legs=(replace_authority(LEG),)),), **more)
    version = c.draft_new_version(c.DraftNewVersion(facts=content), actor=keeper, at=AT)
    return c.publish_version(c.PublishVersion(version_id=version.pk), actor=keeper, at=AT)


def replace_authority(leg: facts.LegFacts) -> facts.LegFacts:
    from dataclasses import replace

    return replace(leg, authority="H12.03")


def test_a_code_is_found_however_typed(procedure: m.Procedure, keeper: Actor) -> None:
    version = publish(keeper)
    for typed in ("1.010828", " 1.010828 ", "1010828", "1,010828", "1 . 010828"):
        assert c.choose_version(typed, ON) == version


def test_each_absence_has_its_own_words(procedure: m.Procedure, keeper: Actor) -> None:
    with pytest.raises(c.ProcedureUnknown):
        c.choose_version("không phải mã " * 50, ON)
    with pytest.raises(c.ProcedureNotPublished):
        c.choose_version("1.010828", ON)
    publish(keeper, valid_from=date(2026, 1, 1), valid_to=date(2026, 12, 31))
    with pytest.raises(c.ProcedureNotYetInForce, match="not_yet") as early:
        c.choose_version("1.010828", date(2025, 12, 31))
    assert "01/01/2026" in str(early.value)
    with pytest.raises(c.ProcedureEnded):
        c.choose_version("1.010828", date(2027, 1, 1))
    m.Procedure.objects.update(replaced_by="1.014748")
    with pytest.raises(c.ProcedureReplaced, match=r"1\.014748"):
        c.choose_version("1.010828", date(2027, 1, 1))


LIMITS = (
    facts.LimitFacts(statutory_text="5 working days"),
    facts.LimitFacts(statutory_text="3 working days", outcome="refuse"),
    facts.LimitFacts(statutory_text="4 working days", channel="online", committed_text="2 working days"),
    facts.LimitFacts(statutory_text="9 working days", case="02"),
)


def test_the_most_special_limit_is_chosen(procedure: m.Procedure, keeper: Actor) -> None:
    cases = (facts.CaseFacts(code="01", name="Một"), facts.CaseFacts(code="02", name="Hai"))
    version = c.draft_new_version(
        c.DraftNewVersion(facts=good(cases=cases, limits=LIMITS)), actor=keeper, at=AT
    )
    assert c.choose_limit(version).text == "5 working days"
    assert c.choose_limit(version, channel="online").text == "2 working days"
    assert c.choose_limit(version, outcome="refuse").text == "3 working days"
    assert c.choose_limit(version, case="02", channel="online").text == "9 working days"
    with pytest.raises(c.CaseUnknown):
        c.choose_limit(version, case="99")


def test_no_limit_is_said_so(procedure: m.Procedure, keeper: Actor) -> None:
    version = c.draft_new_version(c.DraftNewVersion(facts=good(limits=())), actor=keeper, at=AT)
    with pytest.raises(c.NoLimitForThis):
        c.choose_limit(version)


def test_a_counter_sees_its_own_procedures(procedure: m.Procedure, keeper: Actor, office: Authority) -> None:
    publish(keeper)
    [row] = c.for_receiving(office, ON)
    assert (row.code, row.single_authority) == ("1.010828", True)
    assert "trich luc" in row.search
    other = Authority.objects.create(
        code="H12.32152", name="UBND xã", short_name="Xã", level="commune", place_name="Đầm Dơi",
        head_title="Chủ tịch", valid_from=date(2025, 7, 1),
    )  # fmt: skip
    assert c.for_receiving(other, ON) == []
    c.suspend(c.Suspend(procedure_code="1.010828", starts_on=ON, ends_on=ON, basis="x"), actor=keeper, at=AT)
    assert c.for_receiving(office, ON) == []


def test_the_page_and_the_route(procedure: m.Procedure, keeper: Actor) -> None:
    version = publish(keeper)
    page = c.procedure_page("1010828", ON)
    assert page.version == version
    assert page.is_open
    assert page.route is not None
    assert (page.route.start_key, page.route.end_key) == ("nhan", "tra")
    assert [each.key for each in page.route.next_of("nhan")] == ["giao"]
    assert [each.key for each in page.route.holders_of("send_back")] == ["xem", "ky"]
    assert page.route.single_authority


def test_budgets_do_not_grow(procedure: m.Procedure, keeper: Actor, office: Authority) -> None:
    def counts() -> list[int]:
        found = []
        for ask in (
            lambda: c.procedure_page("1.010828", ON),
            lambda: c.for_receiving(office, ON),
            lambda: c.choose_version("1.010828", ON),
            lambda: c.find_procedures("trich luc", on=ON),
        ):
            ask()
            with CaptureQueriesContext(
                connection,
            ) as queries:
                ask()
            found.append(len(queries))
        return found

    publish(keeper)
    few = counts()
    for number in range(12):
        publish(keeper, code=f"1.99{number:04d}")
    assert counts() == few
    assert all(count <= budget for count, budget in zip(few, (16, 3, 3, 2), strict=True)), few


def test_search_answers_follow_the_catalogue(procedure: m.Procedure, keeper: Actor) -> None:
    publish(keeper, keywords="thờ cúng")
    [hit] = c.find_procedures("tho cung", on=ON)
    assert (hit.code, hit.is_open) == ("1.010828", True)
    old = m.Procedure.objects.create(code="1.001978", field=procedure.field, replaced_by="1.010828")
    c.draft_new_version(
        c.DraftNewVersion(facts=good(procedure=old.code, name="Tên cũ", valid_to=date(2026, 1, 31))),
        actor=keeper,
        at=AT,
    )
    assert [hit.code for hit in c.find_procedures("1.001978", on=ON)] == ["1.010828"]
    assert [hit.code for hit in c.find_procedures("1.001978", on=ON, open_only=False)] == ["1.001978"]
    assert c.find_procedures("tho cung", on=date(2020, 1, 1)) == []
