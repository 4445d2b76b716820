"""Finding a procedure in plain words, without marks, with typing errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from motcua.kernel.text import words

# Words that are in almost every name or question and tell nothing apart.
COMMON = frozenset(
    {
        "thu",
        "tuc",
        "ho",
        "so",
        "giai",
        "quyet",
        "cap",
        "doi",
        "voi",
        "cua",
        "va",
        "cho",
        "cac",
        "theo",
        "tai",
        "nguoi",
        "lam",
        "muon",
        "xin",
        "giay",
        "ve",
        "bi",
        "co",
        "duoc",
        "la",
        "toi",
        "thi",
    }
)
CODE = re.compile(r"[1-9][.,]?\d{2,6}")
GOOD_ENOUGH = 55.0
FAR_BEHIND = 25.0


@dataclass(frozen=True, slots=True)
class Indexed:
    """One procedure, folded: the words of each field, and all of them as one line."""

    key: int
    code: str
    title: tuple[str, ...]
    name: tuple[str, ...]
    keywords: tuple[str, ...]
    phrases: tuple[str, ...]

    @classmethod
    def of(cls, key: int, code: str, title: str, name: str, keywords: str) -> Indexed:
        """Return the index entry of texts with marks; keywords are phrases parted by semicolons or commas."""
        phrases = tuple(" ".join(words(part)) for part in re.split(r"[;,\n]", keywords) if part.strip())
        title_words, name_words = tuple(words(title)), tuple(words(name))
        spoken = tuple(word for phrase in phrases for word in phrase.split())
        return cls(
            key,
            code,
            title_words,
            name_words,
            spoken,
            (*phrases, " ".join(title_words), " ".join(name_words)),
        )


def search(index: Sequence[Indexed], text: str, limit: int) -> list[tuple[int, float]]:
    """Return (key, score 0–100) of the entries that fit, best first. Empty text finds nothing."""
    asked = words(text[:200])
    if not asked:
        return []
    compact = re.sub(r"[\s.,]", "", text)
    if CODE.fullmatch(text.strip()) and len(compact) >= 4:
        return [(row.key, 100.0) for row in index if row.code.replace(".", "").startswith(compact)][:limit]
    vocabulary = sorted({word for row in index for word in (*row.title, *row.name, *row.keywords)})
    understood = [(0.2 if word in COMMON else 1.0, _nearest(word, vocabulary)) for word in asked]
    phrase = " ".join(asked)
    scored = ((row.key, _score(row, understood, phrase)) for row in index)
    ranked = sorted((hit for hit in scored if hit[1] >= GOOD_ENOUGH), key=lambda hit: (-hit[1], hit[0]))
    best = ranked[0][1] if ranked else 0.0
    return [hit for hit in ranked if hit[1] >= best - FAR_BEHIND][:limit]


def _nearest(word: str, vocabulary: list[str]) -> dict[str, float]:
    """Return the known words that a typed word may mean, each with how surely (0–1)."""
    if word in vocabulary:
        return {word: 1.0}
    found = {known: 0.9 for known in vocabulary if len(word) >= 3 and known.startswith(word)}
    if not found and len(word) >= 3:
        near = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=_cutoff(word), limit=5)
        found = {known: score / 125 for known, score, _ in near}
    return found


def _cutoff(word: str) -> float:
    return 66.0 if len(word) <= 5 else 75.0


def _score(row: Indexed, understood: list[tuple[float, dict[str, float]]], phrase: str) -> float:
    whole = sum(weight for weight, _ in understood)
    got = sum(weight * _held(row, meaning) for weight, meaning in understood)
    score = 80 * got / whole
    if score < GOOD_ENOUGH * 0.6:
        return 0.0
    if any(f" {phrase} " in f" {line} " for line in row.phrases):
        score += 15
    score += 4 * fuzz.token_set_ratio(phrase, " ".join((*row.keywords, *row.title))) / 100
    title = " ".join(row.title)
    exact = 2.0 if phrase in row.phrases else 0.0
    return min(97.0, score) + exact + (1.0 if title.startswith(phrase) else fuzz.ratio(phrase, title) / 120)


def _held(row: Indexed, meaning: dict[str, float]) -> float:
    best = 0.0
    for places, worth in ((row.keywords, 1.0), (row.title, 1.0), (row.name, 0.85)):
        best = max(best, max((sure * worth for word, sure in meaning.items() if word in places), default=0.0))
    return best
