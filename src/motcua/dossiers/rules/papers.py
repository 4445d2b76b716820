"""Whether a dossier is complete, and its papers counted sanely."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.dossiers.errors import PaperCountWrong, PapersMissing, PaperUnknown

MOST_COPIES = 99


@dataclass(frozen=True, slots=True)
class Required:
    """A paper that the procedure asks for."""

    position: int
    name: str
    required: bool = True
    from_database: bool = False


@dataclass(frozen=True, slots=True)
class PaperCount:
    """What lies on the counter for one required paper; `digitised` is the flag 0 to 3."""

    position: int
    originals: int = 0
    certified: int = 0
    copies: int = 0
    digitised: int = 0
    note: str = ""

    @property
    def handed_in(self) -> bool:
        """Tell whether there is anything at all, on paper or reused from an earlier dossier."""
        return self.originals + self.certified + self.copies > 0 or self.digitised in {2, 3}


def check_counts(required: Sequence[Required], given: Sequence[PaperCount]) -> None:
    """Refuse papers the procedure does not know and counts nobody can mean. Raises PaperUnknown, PaperCountWrong."""
    known = {paper.position: paper for paper in required}
    for paper in given:
        if paper.position not in known:
            raise PaperUnknown(position=paper.position)
        counts = (paper.originals, paper.certified, paper.copies)
        if not all(0 <= count <= MOST_COPIES for count in counts) or paper.digitised not in {0, 1, 2, 3}:
            raise PaperCountWrong(paper=known[paper.position].name)


def check_papers(required: Sequence[Required], given: Sequence[PaperCount]) -> None:
    """Refuse a dossier that is not complete (Decree 118/2025/NĐ-CP art. 17).

    A paper whose data stand in a connected database is never asked for (art. 4(2a)). Raises
    PaperUnknown, PaperCountWrong, PapersMissing.
    """
    check_counts(required, given)
    there = {paper.position for paper in given if paper.handed_in}
    missing = [p for p in required if p.required and not p.from_database and p.position not in there]
    if missing:
        raise PapersMissing(papers="; ".join(paper.name for paper in missing))
