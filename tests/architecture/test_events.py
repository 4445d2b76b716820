"""Events: what happened, as frozen facts with a kind that never changes, and words for a timeline."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from collections import Counter

import pytest

from motcua.dossiers.notices import known_kinds, notice_of
from tests.architecture.house import modules_called

EVENTS = [
    item
    for module in modules_called("events")
    for item in vars(sys.modules[module]).values()
    if inspect.isclass(item) and item.__module__ == module and not item.__name__.startswith("_")
]
# Verbs whose past is not spelled with -ed, and the one event that keeps the noun of the paper.
PAST = re.compile(r"(ed|AtIntake|Made|Taken|Left|Withdrawn|HandedOver|SentBack)$")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__name__)
def test_an_event_is_a_frozen_fact_with_a_kind(event: type) -> None:
    assert dataclasses.is_dataclass(event)
    assert event.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert re.fullmatch(r"[a-z]+\.[a-z_]+", event.kind)  # type: ignore[attr-defined]
    assert PAST.search(event.__name__), "named by what has happened"


def test_kinds_are_unique() -> None:
    assert [kind for kind, count in Counter(event.kind for event in EVENTS).items() if count > 1] == []


def test_every_event_of_a_dossier_is_told_in_words() -> None:
    kinds = {event.kind for event in EVENTS if event.__module__.startswith("motcua.dossiers")}
    assert kinds == known_kinds()


def test_an_entry_of_an_older_shape_still_has_a_title() -> None:
    assert all(notice_of(kind, {}) and notice_of(kind, {}).title for kind in known_kinds())  # type: ignore[union-attr]
