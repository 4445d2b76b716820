"""Words: every event of a dossier has a title in both languages, and no entry breaks the page."""

from __future__ import annotations

import dataclasses
import inspect

import pytest
from django.utils.translation import gettext, override

from motcua.dossiers import events
from motcua.dossiers.public import known_kinds, notice_of

KINDS = {
    each.kind
    for _, each in inspect.getmembers(events, inspect.isclass)
    if dataclasses.is_dataclass(each) and hasattr(each, "kind")
}


def test_no_event_is_forgotten() -> None:
    assert known_kinds() == KINDS


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_entry_with_other_fields_shows_its_page_all_the_same(kind: str) -> None:
    notice = notice_of(kind, {})
    assert notice is not None
    assert notice.title
    with override("en"):
        assert gettext(notice.title) != notice.title


def test_details_are_told_in_the_language_of_the_reader() -> None:
    data = {"to_unit": "Phòng Người có công", "must_be_by": "2026-11-25T10:00:00.000000Z", "late": True}
    notice = notice_of("dossier.handed_over", data)
    assert notice is not None
    assert notice.told() == "Đến Phòng Người có công. Chuyển trễ, lẽ ra trước 17:00, 25/11/2026."
    with override("en"):
        assert "Phòng Người có công" in notice.told(gettext)


def test_braces_in_what_people_wrote_are_only_braces() -> None:
    notice = notice_of("dossier.note_added", {"text": "{0} {x} %s"})
    assert notice is not None
    assert notice.told() == "{0} {x} %s"
