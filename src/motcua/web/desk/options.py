"""Finding a procedure while typing, without marks, with what was typed shown in the names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from motcua.catalogue.public import TimeLimit, find_procedures, for_receiving
from motcua.deadlines.public import LimitNotUnderstood
from motcua.deadlines.public import TimeLimit as Limit
from motcua.kernel.text import fold, words
from motcua.web.desk.frame import Here, lang

MOST = 8


@dataclass(frozen=True, slots=True)
class Option:
    """One procedure in the list of the combobox."""

    code: str
    title: SafeString
    limit: str
    here: bool


def options_for(here: Here, typed: str) -> list[Option]:
    """Return the procedures this counter receives that fit, best first; six queries at most."""
    text = typed.strip()[:200]
    if not text:
        return []
    ours = {each.code: each for each in for_receiving(here.authority, here.today)}
    hits = [hit for hit in find_procedures(text, on=here.today, limit=40) if hit.code in ours][:MOST]
    limits = _limits([hit.version_id for hit in hits])
    return [
        Option(
            hit.code, marked(hit.title, text), limits.get(hit.version_id, ""), ours[hit.code].single_authority
        )
        for hit in hits
    ]


def _limits(versions: list[int]) -> dict[int, str]:
    rows = TimeLimit.objects.filter(version_id__in=versions, case=None, outcome="grant").order_by("-channel")
    return {row.version_id: _limit_words(row.text) for row in rows}


def _limit_words(text: str) -> str:
    try:
        return Limit.parse(text).text(lang())
    except LimitNotUnderstood:
        return text


def marked(title: str, typed: str) -> SafeString:
    """Return a title with the beginnings of words that were typed marked, whatever their diacritics."""
    bare = "".join((fold(letter) or " ")[:1] for letter in title)
    spans = sorted({span for word in words(typed) for span in _begins(bare, word)})
    parts: list[tuple[str, str]] = []
    at = 0
    for first, last in spans:
        if first < at:
            continue
        parts.append((title[at:first], title[first:last]))
        at = last
    if not parts:
        return format_html("{}", title)
    body = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", body, title[at:])


def _begins(bare: str, word: str) -> list[tuple[int, int]]:
    found = []
    at = bare.find(word)
    while at >= 0:
        if at == 0 or not bare[at - 1].isalnum():
            found.append((at, at + len(word)))
        at = bare.find(word, at + 1)
    return found
