"""Reading the journal of one subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from motcua.journal.models import Entry, Head, Seal
from motcua.journal.rules import merkle


@dataclass(frozen=True, slots=True)
class ChainState:
    """The length of a chain and its last hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class InclusionProof:
    """Shows that an entry stood in a sealed day."""

    day: date
    index: int
    size: int
    path: list[str]
    root: str


def entries_of(subject: str, limit: int = 500) -> list[Entry]:
    """Return a subject's entries, the newest first."""
    return list(Entry.objects.filter(subject=subject).order_by("-seq")[:limit])


def accesses_of(subject: str, limit: int = 100) -> list[Entry]:
    """Return who was shown a subject's personal data and what was refused, the newest first."""
    return entries_of(f"access:{subject}", limit)


def chain_state(subject: str) -> ChainState | None:
    """Return the end of a chain, or None when nothing was recorded."""
    head = Head.objects.filter(pk=subject).first()
    return ChainState(head.seq, head.hash) if head else None


def inclusion_proof(entry: Entry) -> InclusionProof | None:
    """Return the proof that an entry is in its sealed day, or None while the day is open."""
    seal = Seal.objects.filter(day=entry.recorded_on).first()
    if seal is None:
        return None
    rows = list(Entry.objects.filter(recorded_on=entry.recorded_on).order_by("id").values_list("id", "hash"))
    index = next(n for n, (pk, _) in enumerate(rows) if pk == entry.pk)
    hashes = [value for _, value in rows]
    return InclusionProof(seal.day, index, len(rows), merkle.proof(hashes, index), seal.root)
