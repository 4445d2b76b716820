"""The list of papers at the counter: a tick and three numbers a paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from motcua.catalogue.public import PaperRequirement
from motcua.dossiers.public import DIGITISED_NAMES, DossierPaper, PaperCount
from motcua.kernel.text import N_
from motcua.web.desk.parts import counts_words

MOST_COPIES = 99
NUMBERS = ("originals", "certified", "copies")
_LABELS = {
    "originals": N_("Số bản chính: {paper}"),
    "certified": N_("Số bản sao có chứng thực: {paper}"),
    "copies": N_("Số bản sao: {paper}"),
}


@dataclass(frozen=True, slots=True)
class Number:
    """One box for a number of copies."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper as a row of the table: its key on the keyboard, what is needed, what was handed in."""

    position: int
    key: str
    title: str
    need: str
    optional: bool
    from_database: bool
    ticked: bool
    numbers: tuple[Number, ...]
    digitised: str
    error: str = ""

    @property
    def name(self) -> str:
        """Return the name of the tick in the form."""
        return f"p{self.position}"


def rows_for(
    papers: Iterable[PaperRequirement],
    typed: Mapping[str, str] | None = None,
    handed_in: Iterable[DossierPaper] = (),
) -> list[PaperRow]:
    """Return the rows: as typed, else as submitted earlier, else unticked with the numbers needed."""
    submitted = {paper.position: paper for paper in handed_in}
    return [
        _row(number, paper, typed, submitted.get(paper.position)) for number, paper in enumerate(papers, 1)
    ]


def _row(
    number: int, paper: PaperRequirement, typed: Mapping[str, str] | None, before: DossierPaper | None
) -> PaperRow:
    needed = _needed(paper)
    name = f"p{paper.position}"
    values = {each: str(getattr(before, each) if before else needed[each]) for each in NUMBERS}
    ticked, digitised = before is not None, str(before.digitised if before else 0)
    if typed is not None:
        values = {each: typed.get(f"{name}_{each}", "").strip() for each in NUMBERS}
        ticked, digitised = name in typed, typed.get(f"{name}_digitised", "0")
    boxes = tuple(
        Number(f"{name}_{each}", _(_LABELS[each]).format(paper=paper.name)[:200], values[each])
        for each in NUMBERS
    )
    return PaperRow(
        paper.position,
        str(number) if number <= 9 and not paper.from_database else "",
        paper.name,
        counts_words(**needed),
        not paper.required,
        paper.from_database,
        ticked,
        boxes,
        digitised,
        "" if _counts(values) is not None or not ticked else _("Số bản phải từ 0 đến 99."),
    )


def _needed(paper: PaperRequirement) -> dict[str, int]:
    """Return the numbers asked for; where the list names none, one original."""
    needed = {each: getattr(paper, each) for each in NUMBERS}
    return needed if any(needed.values()) else {**needed, "originals": 1}


def _counts(values: Mapping[str, str]) -> list[int] | None:
    counts = []
    for each in NUMBERS:
        text = values[each] or "0"
        if not (text.isascii() and text.isdigit() and len(text) <= 4 and int(text) <= MOST_COPIES):
            return None
        counts.append(int(text))
    return counts


def read_papers(
    papers: Iterable[PaperRequirement], typed: Mapping[str, str]
) -> tuple[tuple[PaperCount, ...], list[tuple[str, str]]]:
    """Return what was handed in, and the errors as (field, sentence). Boxes of unknown papers are ignored."""
    found, errors = [], []
    for paper in papers:
        name = f"p{paper.position}"
        if paper.from_database or name not in typed:
            continue
        counts = _counts({each: typed.get(f"{name}_{each}", "").strip() for each in NUMBERS})
        digitised = typed.get(f"{name}_digitised", "0")
        if counts is None:
            errors.append(
                (f"{name}_originals", _("Số bản của “{paper}” phải từ 0 đến 99.").format(paper=paper.name))
            )
            continue
        flag = int(digitised) if digitised in {"0", "1", "2", "3"} else 0
        if not any(counts) and flag < 2:
            counts = list(_needed(paper).values())
        originals, certified, copies = counts
        found.append(PaperCount(paper.position, originals, certified, copies, flag))
    return tuple(found), errors


def digitised_choices() -> list[tuple[str, str]]:
    """Return the flags of digitisation for a select."""
    return [(str(int(key)), _(name)) for key, name in DIGITISED_NAMES.items()]


def complete_words(rows: list[PaperRow]) -> tuple[str, str]:
    """Return the pill above the table: its kind and its words."""
    wanted = [row for row in rows if not row.from_database and not row.optional]
    there = sum(row.ticked for row in wanted)
    words = _("đủ {n} trên {all}") if there == len(wanted) else _("có {n} trên {all}")
    return ("ok" if there == len(wanted) else "wait"), words.format(n=there, all=len(wanted))
