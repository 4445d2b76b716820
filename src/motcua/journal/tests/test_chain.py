"""The journal cannot be changed, and when it was changed all the same, it says where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from motcua.journal.errors import ActIdReused, DayNotOver
from motcua.journal.models import Act, Entry, Head, Seal
from motcua.journal.public import (
    command,
    digest,
    entries_of,
    inclusion_proof,
    record,
    record_access,
    seal_until,
    verify,
)
from motcua.journal.rules import merkle
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.kernel.errors import DomainError

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 14, tzinfo=VN)
CHI = Actor(
    kind="officer", id="officer:chi", name="Nguyễn Ngọc Chi", title="Công chức một cửa", authority="T1"
)


@dataclass(frozen=True)
class Happened:
    kind: ClassVar[str] = "test.happened"
    what: str
    when: datetime


def write(subject: str, what: str = "việc", **facts: str) -> int:
    return record(Happened(what, AT), subject=subject, actor=CHI, at=AT, article="Điều 17", **facts).id


def force(sql: str, *values: object) -> None:
    """Do what an intruder with the owner's password would do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE journal_entry DISABLE TRIGGER USER; ALTER TABLE journal_seal DISABLE TRIGGER USER"
        )
        cursor.execute(sql, values)
        cursor.execute(
            "ALTER TABLE journal_entry ENABLE TRIGGER USER; ALTER TABLE journal_seal ENABLE TRIGGER USER"
        )


def own(subject: str) -> None:
    assert verify(subject).broken is None


def test_entries_are_chained_by_subject() -> None:
    write("t:1", "một")
    write("t:2", "hai")
    write("t:1", "ba")
    first, second = reversed(entries_of("t:1"))
    assert (first.seq, second.seq, second.prev_hash) == (1, 2, first.hash)
    assert second.data["what"] == "ba"
    assert (second.article, second.reason, second.actor_title) == ("Điều 17", "", "Công chức một cửa")
    assert verify("t:1").entries == 2
    own("t:1")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal_entry SET actor_name = 'x'",
        "DELETE FROM journal_entry",
        "UPDATE journal_seal SET root = ''",
        "DELETE FROM journal_seal",
    ],
)
def test_the_database_refuses_change(sql: str) -> None:
    write("t:1")
    Seal.objects.create(
        day="2020-01-01", root="0" * 64, entries=0, prev_hash="0" * 64, hash="0" * 64, sealed_at=AT
    )
    with (
        pytest.raises(DatabaseError, match="only be added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("UPDATE journal_entry SET content = replace(content, 'hai', 'năm') WHERE id = %s", "nội dung"),
        ("UPDATE journal_entry SET recorded_at = recorded_at - interval '1 day' WHERE id = %s", "nội dung"),
        ("UPDATE journal_entry SET at = at - interval '1 day' WHERE id = %s", "cột tra cứu"),
        ("UPDATE journal_entry SET actor_name = 'Người khác' WHERE id = %s", "cột tra cứu"),
        ("DELETE FROM journal_entry WHERE id = %s", "thiếu"),
    ],
)
def test_verify_names_the_first_broken_entry(sql: str, reason: str) -> None:
    write("t:1", "một")
    middle = write("t:1", "hai")
    last = write("t:1", "ba")
    force(sql, middle)
    broken = verify("t:1").broken
    assert broken is not None
    assert broken.entry_id == (last if "DELETE" in sql else middle)
    assert reason in broken.reason


def test_a_chain_cut_at_its_end_is_found() -> None:
    write("t:1")
    force("DELETE FROM journal_entry WHERE id = %s", write("t:1"))
    broken = verify("t:1").broken
    assert broken is not None
    assert "cuối" in broken.reason


def test_rewriting_a_whole_chain_is_found_by_the_seal() -> None:
    """An intruder who recomputes every hash and the head is still caught by the sealed root."""
    write("t:rewritten", "thật")
    day = Entry.objects.latest("id").recorded_on
    seal_until(day, at=datetime.combine(day, AT.timetz()) + timedelta(1))
    entry = entries_of("t:rewritten")[0]
    from motcua.journal.rules.canonical import entry_hash, instant

    content = entry.content.replace("thật", "giả")
    forged = entry_hash(entry.prev_hash, entry.subject, 1, instant(entry.recorded_at), content)
    force("UPDATE journal_entry SET content = %s, hash = %s WHERE id = %s", content, forged, entry.pk)
    Head.objects.filter(pk="t:rewritten").update(hash=forged)
    assert verify("t:rewritten").broken is None
    broken = verify().broken
    assert broken is not None
    assert "niêm phong" in broken.reason


def test_days_are_sealed_once_and_entries_proved() -> None:
    write("t:1")
    write("t:2")
    day = Entry.objects.latest("id").recorded_on
    later = datetime.combine(day, AT.timetz()) + timedelta(1)
    with pytest.raises(DayNotOver):
        seal_until(day, at=datetime.combine(day, AT.timetz()))
    seals = seal_until(day, at=later)
    assert seals[-1].day == day
    assert seal_until(day, at=later) == []
    entry = entries_of("t:2")[0]
    proof = inclusion_proof(entry)
    assert proof is not None
    assert merkle.proves(entry.hash, proof.index, proof.size, proof.path, proof.root)
    assert verify().broken is None


class Refusal(DomainError):
    code = "test.refused"


@dataclass(frozen=True)
class Order:
    name: str = "việc"
    fail: bool = False
    subject: str = "t:order"


@command
def do(order: Order, *, actor: Actor, at: datetime) -> Seal:
    record(Happened(order.name, at), subject=order.subject, actor=actor, at=at)
    if order.fail:
        raise Refusal
    return Seal.objects.create(
        day="2021-01-01", root="0" * 64, entries=0, prev_hash="0" * 64, hash="0" * 64, sealed_at=at
    )


def test_a_refused_act_changes_nothing_but_is_recorded() -> None:
    with pytest.raises(Refusal):
        do(Order(fail=True), actor=CHI, at=AT)
    assert entries_of("t:order") == []
    refused = entries_of("access:t:order")[0]
    assert refused.kind == "attempt.refused"
    assert refused.data == {"command": f"{__name__.split('.')[1]}.do", "code": "test.refused"}


def test_the_same_act_sent_twice_has_one_effect_and_one_answer() -> None:
    act_id = uuid4()
    first = do(Order(), actor=CHI, at=AT, act_id=act_id)
    again = do(Order(), actor=CHI, at=AT + timedelta(seconds=3), act_id=act_id)
    assert (str(again.pk), again.sealed_at) == (str(first.pk), first.sealed_at)
    assert [entry.act_id for entry in entries_of("t:order")] == [act_id]
    with pytest.raises(ActIdReused):
        do(Order(name="việc khác"), actor=CHI, at=AT, act_id=act_id)
    with pytest.raises(ActIdReused):
        do(Order(), actor=Actor.system("khác"), at=AT, act_id=act_id)


def test_a_refused_act_may_be_sent_again_under_its_name() -> None:
    act_id = uuid4()
    with pytest.raises(Refusal):
        do(Order(fail=True), actor=CHI, at=AT, act_id=act_id)
    assert not Act.objects.filter(pk=act_id).exists()
    assert do(Order(), actor=CHI, at=AT, act_id=act_id)


def test_a_time_without_zone_is_a_fault() -> None:
    with pytest.raises(ValueError, match="time zone"):
        do(Order(), actor=CHI, at=datetime(2026, 1, 1))  # noqa: DTZ001


def test_reads_of_personal_data_have_their_own_chain() -> None:
    record_access("t:9", actor=CHI, at=AT, purpose="Thẩm định")
    assert entries_of("t:9") == []
    assert entries_of("access:t:9")[0].data["purpose"] == "Thẩm định"


def test_the_same_content_has_the_same_spelling_everywhere() -> None:
    """The trigger and Python must agree to the last byte, for any Vietnamese text and any microsecond."""
    for micro in (0, 1, 999_999):
        moment = datetime(2026, 2, 3, 4, 5, 6, micro, tzinfo=UTC)
        record(Happened("“ngoặc”\n\t\\ đ Ð 😀", moment), subject="t:s", actor=CHI, at=moment, reason="\x7f")
    own("t:s")
    assert digest("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
