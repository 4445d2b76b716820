"""Proving the journal: every chain, every head, every sealed day, computed again from the content."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motcua.journal.models import Entry, Head, Seal
from motcua.journal.rules import merkle
from motcua.journal.rules.canonical import FIRST, entry_hash, instant, seal_hash
from motcua.kernel.text import N_


@dataclass(frozen=True, slots=True)
class Breakage:
    """The first place where the journal is not what was written."""

    entry_id: int | None
    subject: str
    seq: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What was looked at, and the first breakage if there is one."""

    entries: int
    subjects: int
    seals: int
    broken: Breakage | None


def verify(subject: str | None = None) -> Proof:
    """Prove the whole journal, or one subject's chain; reads only, in constant memory.

    The breakage named is the one with the lowest entry number.
    """
    counts = {"entries": 0, "subjects": 0}
    found = list(_first_of(_chains(subject, counts)))
    seals = 0
    if subject is None:
        seals = Seal.objects.count()
        found += list(_first_of(_seals()))
    return Proof(counts["entries"], counts["subjects"], seals, found[0] if found else None)


def _first_of(breakages: Iterator[Breakage]) -> Iterator[Breakage]:
    best: Breakage | None = None
    for breakage in breakages:
        if best is None or (breakage.entry_id or 2**63) < (best.entry_id or 2**63):
            best = breakage
    if best:
        yield best


def _chains(subject: str | None, counts: dict[str, int]) -> Iterator[Breakage]:
    entries = Entry.objects.order_by("subject", "seq")
    heads = Head.objects.all()
    if subject is not None:
        entries, heads = entries.filter(subject=subject), heads.filter(subject=subject)
    ends: dict[str, tuple[int, str]] = {}
    chain, seq, previous = "", 0, FIRST
    for entry in entries.iterator(chunk_size=2000):
        if entry.subject != chain:
            if chain:
                ends[chain] = (seq, previous)
            chain, seq, previous = entry.subject, 0, FIRST
            counts["subjects"] += 1
        counts["entries"] += 1
        if reason := _wrong(entry, seq + 1, previous):
            yield Breakage(entry.pk, entry.subject, entry.seq, reason)
        seq, previous = entry.seq, entry.hash
    if chain:
        ends[chain] = (seq, previous)
    yield from _heads(heads.iterator(chunk_size=2000), ends)


def _heads(heads: Iterator[Head], ends: dict[str, tuple[int, str]]) -> Iterator[Breakage]:
    for head in heads:
        if ends.pop(head.subject, (0, FIRST)) != (head.seq, head.hash):
            yield Breakage(None, head.subject, head.seq, N_("dòng cuối của chuỗi bị mất hoặc bị thay"))
    for subject, (seq, _) in ends.items():
        yield Breakage(None, subject, seq, N_("chuỗi không có đầu mối"))


def _wrong(entry: Entry, seq: int, previous: str) -> str:
    if entry.seq != seq:
        return N_("thiếu dòng ngay trước dòng này")
    if entry.prev_hash != previous:
        return N_("không nối với dòng trước")
    expected = entry_hash(previous, entry.subject, entry.seq, instant(entry.recorded_at), entry.content)
    if entry.hash != expected:
        return N_("nội dung khác với lúc ghi")
    if _columns(entry) != _told(json.loads(entry.content)):
        return N_("cột tra cứu khác với nội dung")
    return ""


def _columns(entry: Entry) -> tuple[str, ...]:
    return (
        entry.kind,
        instant(entry.at),
        entry.actor_kind,
        entry.actor_id,
        entry.actor_name,
        entry.authority,
    )


def _told(facts: dict[str, Any]) -> tuple[str, ...]:
    actor = facts["actor"]
    return (facts["kind"], facts["at"], actor["kind"], actor["id"], actor["name"], facts["authority"])


def _seals() -> Iterator[Breakage]:
    previous = FIRST
    for seal in Seal.objects.order_by("day").iterator():
        day = Entry.objects.filter(recorded_on=seal.day).order_by("id")
        hashes = list(day.values_list("hash", flat=True))
        whole = seal.prev_hash == previous and seal.hash == seal_hash(
            previous, seal.day, seal.root, seal.entries
        )
        if not whole or len(hashes) != seal.entries or merkle.root(hashes) != seal.root:
            first = day.values_list("id", flat=True).first()
            yield Breakage(first, f"seal:{seal.day}", None, N_("ngày đã niêm phong không còn nguyên"))
        previous = seal.hash
