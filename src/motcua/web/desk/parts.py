"""The parts of a dossier's page as plain data: due date, ledger, papers, proposals, timeline, route, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from motcua.deadlines.public import Explanation, duration
from motcua.dossiers.public import (
    ACT_NAMES,
    DIGITISED_NAMES,
    OUTCOME_NAMES,
    PAUSED,
    PROPOSAL_WORDS,
    STOP_WORDS,
    Digitised,
    Dossier,
    DossierPaper,
    Outcome,
    Proposal,
    ProposalKind,
    notice_of,
)
from motcua.journal.public import Entry
from motcua.web.components import Due, Fact, LedgerRow, RowKind, TimelineItem
from motcua.web.desk.frame import Here, lang
from motcua.web.desk.words import due_pill
from motcua.web.formats import show_date, show_moment

_LEDGER_KINDS: dict[str, RowKind] = {
    "weekend": "off",
    "idle": "off",
    "receipt": "",
    "holiday": "hol",
    "pause": "hol",
    "restart": "hol",
    "roll": "off",
    "due": "end",
    "new_due": "end",
}


def due_of(here: Here, dossier: Dossier) -> Due:
    """Return the due date as the hero of a page."""
    since = dossier.clock.paused_at if dossier.clock and dossier.state in PAUSED else None
    pill = due_pill(here.calendar, here.at, dossier, since)
    instead = _("Chưa tiếp nhận") if dossier.received_at is None else _("Không có ngày hẹn")
    return Due(dossier.due_at, instead=instead, pill=pill)


def ledger_rows(explanation: Explanation) -> list[LedgerRow]:
    """Return the table "why this date"."""
    return [
        LedgerRow(line.dates, line.reason, line.count, _LEDGER_KINDS.get(line.kind, ""))
        for line in explanation.lines
    ]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper of the dossier in words."""

    name: str
    paper: str
    digital: str
    source: str


def paper_lines(papers: list[DossierPaper]) -> list[PaperLine]:
    """Return the papers of a dossier."""
    return [_paper(paper) for paper in papers]


def _paper(paper: DossierPaper) -> PaperLine:
    if paper.from_database:
        return PaperLine(paper.name, _("không cần"), "", _("Tra cứu trong cơ sở dữ liệu"))
    source = _("Bổ sung") if paper.supplement_id else ""
    return PaperLine(
        paper.name,
        counts_words(paper.originals, paper.certified, paper.copies) or _("không nộp bản giấy"),
        _(DIGITISED_NAMES[Digitised(paper.digitised)]),
        " · ".join(part for part in (source, paper.note) if part),
    )


def counts_words(originals: int, certified: int, copies: int) -> str:
    """Return "1 bản chính, 2 bản sao" for the numbers of a paper; nothing for none."""
    parts = []
    if originals:
        parts.append(_("{n} bản chính").format(n=originals))
    if certified:
        words = _("{n} bản sao có chứng thực")
        parts.append(words.format(n=certified))
    if copies:
        parts.append(_("{n} bản sao").format(n=copies))
    return ", ".join(parts)


def proposal_facts(proposal: Proposal | None) -> list[Fact]:
    """Return what is proposed, by whom and when, for the one who decides."""
    if proposal is None:
        return []
    kind = ProposalKind(proposal.kind)
    facts = [Fact(_("Đề nghị"), _(PROPOSAL_WORDS[kind]))]
    if proposal.outcome:
        facts.append(Fact(_("Kết quả"), _(OUTCOME_NAMES[Outcome(proposal.outcome)])))
    facts += _said(proposal)
    if proposal.text:
        facts.append(Fact(_("Dự thảo, căn cứ") if kind is ProposalKind.RESULT else _("Lý do"), proposal.text))
    facts.append(Fact(_("Người trình"), f"{proposal.made_by.full_name}, {show_moment(proposal.made_at)}"))
    if proposal.reviewed_by_id and proposal.reviewed_at:
        reviewed = proposal.reviewed_by.full_name if proposal.reviewed_by else ""
        facts.append(Fact(_("Đã xem xét"), f"{reviewed}, {show_moment(proposal.reviewed_at)}"))
    return facts


def _said(proposal: Proposal) -> list[Fact]:
    said = proposal.facts
    facts = []
    if said.get("summary"):
        facts.append(Fact(_("Trích yếu"), said["summary"]))
    if said.get("demands"):
        facts.append(Fact(_("Cần bổ sung"), "; ".join(said["demands"])))
    days = {
        "answer_by": _("Hạn bổ sung"),
        "new_due": _("Ngày hẹn mới"),
        "asked_on": _("Người nộp đề nghị ngày"),
    }
    for key, words in days.items():
        if said.get(key):
            facts.append(Fact(words, show_date(date.fromisoformat(said[key]))))
    if said.get("ground"):
        facts.append(Fact(_("Căn cứ"), _(STOP_WORDS.get(said["ground"], said["ground"]))))
    return facts


def timeline_items(entries: list[Entry]) -> list[TimelineItem]:
    """Return what happened to a dossier, the newest first; entries of other rooms have no words here."""
    items = []
    for entry in entries:
        notice = notice_of(entry.kind, entry.data)
        if notice is None:
            continue
        lines = [notice.told(_)]
        if entry.reason and entry.reason not in lines[0]:
            lines.append(_("Lý do: {reason}").format(reason=entry.reason))
        items.append(
            TimelineItem(
                _(notice.title),
                show_moment(entry.at),
                actor_words(entry),
                "\n".join(line for line in lines if line),
            )
        )
    return items


def actor_words(entry: Entry) -> str:
    """Return who did it, with the post held at that moment and for whom."""
    title = entry.actor_title
    name = f"{entry.actor_name}, {title[:1].lower()}{title[1:]}" if title else entry.actor_name
    return _(name) if entry.actor_kind == "system" else name


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One entry of the journal as a row of its table."""

    seq: int
    at: datetime
    title: str
    who: str
    article: str
    mark: str


def journal_lines(entries: list[Entry]) -> list[JournalLine]:
    """Return every entry with its article and the beginning of its hash."""
    return [
        JournalLine(entry.seq, entry.at, _title(entry), entry.actor_name, entry.article, entry.hash[:8])
        for entry in entries
    ]


def _title(entry: Entry) -> str:
    notice = notice_of(entry.kind, entry.data)
    if notice is not None:
        return _(notice.title)
    return _("In giấy theo mẫu") if "form" in entry.kind else entry.kind


@dataclass(frozen=True, slots=True)
class AccessLine:
    """Who looked, or tried something and was refused."""

    at: datetime
    who: str
    what: str


def access_lines(entries: list[Entry]) -> list[AccessLine]:
    """Return who was shown the dossier and what was refused, the newest first."""
    return [AccessLine(entry.at, actor_words(entry), _access(entry)) for entry in entries]


def _access(entry: Entry) -> str:
    if entry.kind == "attempt.refused":
        act = str(entry.data.get("command", "")).partition(".")[2].removesuffix("_dossier")
        words = next((_(name) for key, name in ACT_NAMES.items() if key.value == act), act)
        return _("Bị từ chối: {act}").format(act=words)
    return _(str(entry.data.get("purpose", "")))


def used_words(minutes: int) -> str:
    """Return an amount of working time in words."""
    return duration(minutes, lang()) if minutes else _("0 phút")


def born_words(name: str, born: date | None) -> str:
    """Return "Lê Thị Ngọc Hân, sinh 2007"."""
    return _("{name}, sinh {year}").format(name=name, year=born.year) if born else name
