"""Drafting, publishing, suspending, correcting: state, journal, refusals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from motcua.catalogue import models as m
from motcua.catalogue import public as c
from motcua.catalogue.errors import (
    AlreadyPublished,
    CatalogueNotYours,
    CorrectionNeedsReason,
    CorrectionNotUnderstood,
    DatesInTheWay,
    NotSuspended,
    SuspensionClash,
    SuspensionDatesWrong,
)
from motcua.catalogue.tests.conftest import good, moment
from motcua.journal.public import Entry
from motcua.kernel.actor import Actor

pytestmark = pytest.mark.django_db(transaction=True)
AT = moment("2026-11-20 10:00")


def draft(keeper: Actor, **more: object) -> m.ProcedureVersion:
    return c.draft_new_version(c.DraftNewVersion(facts=good(**more)), actor=keeper, at=AT)


def published(keeper: Actor, **more: object) -> m.ProcedureVersion:
    return c.publish_version(c.PublishVersion(version_id=draft(keeper, **more).pk), actor=keeper, at=AT)


def kinds() -> list[str]:
    return list(
        Entry.objects.filter(subject="procedure:1.010828").order_by("seq").values_list("kind", flat=True)
    )


def test_a_sound_draft_is_published_and_recorded(procedure: m.Procedure, keeper: Actor) -> None:
    version = published(keeper)
    assert version.is_published
    assert version.published_by == "Hạnh"
    assert kinds() == ["procedure.version_drafted", "procedure.version_published"]
    again = c.facts_of(c.whole().get(pk=version.pk))
    assert again.fingerprint() == version.fingerprint


def test_a_draft_with_faults_stays_a_draft(procedure: m.Procedure, keeper: Actor) -> None:
    wrong = good(papers=(), result_name="")
    version = c.draft_new_version(c.DraftNewVersion(facts=wrong), actor=keeper, at=AT)
    with pytest.raises(c.PublicationRefused) as refused:
        c.publish_version(c.PublishVersion(version_id=version.pk), actor=keeper, at=AT)
    assert {finding.code for finding in refused.value.findings} == {"papers_missing", "result_missing"}
    assert not m.ProcedureVersion.objects.get().is_published
    assert "procedure.version_published" not in kinds()


def test_a_failing_example_refuses_and_is_named(procedure: m.Procedure, keeper: Actor) -> None:
    wrong = replace(good().examples[0], name="Nhận trước lễ 24/11", due_date=date(2026, 11, 27))
    with pytest.raises(c.PublicationRefused) as refused:
        published(keeper, examples=(wrong,))
    assert "Nhận trước lễ 24/11" in refused.value.findings[0].text
    assert "30/11/2026" in refused.value.findings[0].text


def test_a_vacant_post_refuses(procedure: m.Procedure, keeper: Actor) -> None:
    from motcua.organisation.public import Holding

    Holding.objects.filter(post__role="clerk").update(valid_to=date(2026, 1, 1))
    with pytest.raises(c.PublicationRefused) as refused:
        published(keeper)
    assert [finding.code for finding in refused.value.findings] == ["post_vacant"]


def test_the_next_version_ends_the_one_before(procedure: m.Procedure, keeper: Actor) -> None:
    first = published(keeper)
    second = published(keeper, valid_from=date(2026, 12, 1), short_name="Mới")
    first.refresh_from_db()
    assert (first.valid_to, second.number) == (date(2026, 11, 30), 2)
    assert c.choose_version("1.010828", date(2026, 11, 30)) == first
    assert c.choose_version("1.010828", date(2026, 12, 1)) == second


def test_a_version_cannot_start_before_a_published_one(procedure: m.Procedure, keeper: Actor) -> None:
    published(keeper, valid_from=date(2026, 6, 1))
    with pytest.raises((DatesInTheWay, c.PublicationRefused)):
        published(keeper, valid_from=date(2026, 1, 1), short_name="Cũ")
    with pytest.raises((DatesInTheWay, c.PublicationRefused)):
        published(keeper, valid_from=date(2026, 6, 1), short_name="Cùng ngày")


def test_a_published_version_is_not_published_again(procedure: m.Procedure, keeper: Actor) -> None:
    version = published(keeper)
    with pytest.raises(AlreadyPublished):
        c.publish_version(c.PublishVersion(version_id=version.pk), actor=keeper, at=AT)


def test_strangers_keep_out(procedure: m.Procedure, keeper: Actor) -> None:
    stranger = Actor(kind="officer", id="chi", name="Chi", roles=frozenset({"counter"}))
    with pytest.raises(CatalogueNotYours):
        c.draft_new_version(c.DraftNewVersion(facts=good()), actor=stranger, at=AT)
    order = c.Suspend(procedure_code="1.010828", starts_on=date(2026, 7, 1), basis="x")
    with pytest.raises(CatalogueNotYours):
        c.suspend(order, actor=stranger, at=AT)


SUSPEND = c.Suspend(
    procedure_code="1.010828",
    starts_on=date(2026, 7, 1),
    ends_on=date(2027, 2, 28),
    basis="Nghị quyết 66.18/2026/NQ-CP",
)


def test_a_window_stops_receiving_with_dates_and_basis(procedure: m.Procedure, keeper: Actor) -> None:
    published(keeper)
    c.suspend(SUSPEND, actor=keeper, at=AT)
    with pytest.raises(c.ProcedureSuspended) as refused:
        c.choose_version("1.010828", date(2026, 11, 20))
    assert "từ 01/07/2026 đến hết 28/02/2027 theo Nghị quyết 66.18/2026/NQ-CP" in str(refused.value)
    assert c.choose_version("1.010828", date(2027, 3, 1))
    with pytest.raises(SuspensionClash):
        c.suspend(replace(SUSPEND, starts_on=date(2027, 2, 28)), actor=keeper, at=AT)
    c.resume(
        c.Resume(procedure_code="1.010828", ends_on=date(2026, 11, 19), basis="Nghị quyết mới"),
        actor=keeper,
        at=AT,
    )
    assert c.choose_version("1.010828", date(2026, 11, 20))
    assert kinds()[-2:] == ["procedure.suspended", "procedure.resumed"]


def test_windows_need_sound_dates(procedure: m.Procedure, keeper: Actor) -> None:
    with pytest.raises(SuspensionDatesWrong):
        c.suspend(replace(SUSPEND, ends_on=date(2026, 6, 30)), actor=keeper, at=AT)
    with pytest.raises(NotSuspended):
        c.resume(
            c.Resume(procedure_code="1.010828", ends_on=date(2026, 1, 1), basis="x"), actor=keeper, at=AT
        )
    with pytest.raises(c.ProcedureUnknown):
        c.suspend(replace(SUSPEND, procedure_code="9.999999"), actor=keeper, at=AT)


def correction(version: m.ProcedureVersion, **more: object) -> c.CorrectImportedValue:
    limit = version.limits.get()
    values = {
        "table": "limits",
        "row_id": limit.pk,
        "column": "statutory_text",
        "value": "4 working days",
        "reason": "Đối chiếu",
    }
    return c.CorrectImportedValue(version_id=version.pk, **(values | more))  # type: ignore[arg-type]


def test_a_wrong_import_is_corrected_with_a_trace(procedure: m.Procedure, keeper: Actor) -> None:
    version = draft(keeper)
    before = version.fingerprint
    after = c.correct_imported_value(correction(version), actor=keeper, at=AT)
    assert version.limits.get().statutory_text == "4 working days"
    assert after.fingerprint != before
    entry = Entry.objects.filter(kind="procedure.value_corrected").get()
    assert "5 working days" in str(entry.content)


def test_corrections_that_make_no_sense_are_refused(procedure: m.Procedure, keeper: Actor) -> None:
    version = draft(keeper)
    for more in (
        {"column": "status"},
        {"column": "nope"},
        {"row_id": 0},
        {"table": "users"},
        {"column": "channel", "value": "ship"},
    ):
        with pytest.raises(CorrectionNotUnderstood):
            c.correct_imported_value(correction(version, **more), actor=keeper, at=AT)
    with pytest.raises(CorrectionNeedsReason):
        c.correct_imported_value(correction(version, reason="  "), actor=keeper, at=AT)
    frozen = c.publish_version(c.PublishVersion(version_id=version.pk), actor=keeper, at=AT)
    with pytest.raises(AlreadyPublished):
        c.correct_imported_value(correction(frozen), actor=keeper, at=AT)


def test_the_same_act_sent_twice_has_one_effect(procedure: m.Procedure, keeper: Actor) -> None:
    from uuid import uuid4

    version, act = draft(keeper), uuid4()
    order = c.PublishVersion(version_id=version.pk)
    first = c.publish_version(order, actor=keeper, at=AT, act_id=act)
    second = c.publish_version(order, actor=keeper, at=AT + timedelta(minutes=1), act_id=act)
    assert first.pk == second.pk
    assert kinds().count("procedure.version_published") == 1
