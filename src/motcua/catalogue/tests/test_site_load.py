"""The real catalogue of Cà Mau: it loads, twice without a change, and comes back out as it went in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.catalogue.public import ProcedureVersion
from motcua.cli.site.export import export_site
from motcua.cli.site.load import load_site
from motcua.kernel.actor import Actor

SITE = Path(__file__).resolve().parents[4] / "sites" / "camau"
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
ACTOR = Actor.system("test")

pytestmark = pytest.mark.django_db(transaction=True)


def changes(outcome: list[tuple[str, object]]) -> dict[str, object]:
    return dict(outcome)


def test_the_real_catalogue_loads_once_and_comes_back(tmp_path: Path) -> None:
    first = dict(load_site(SITE, actor=ACTOR, at=AT))["catalogue"]
    assert first.created > 240
    assert ProcedureVersion.objects.published().count() >= 55
    assert dict(load_site(SITE, actor=ACTOR, at=AT))["catalogue"].changes == 0

    export_site(tmp_path)
    assert dict(load_site(tmp_path, actor=ACTOR, at=AT))["catalogue"].changes == 0


def test_a_workbook_loads_as_the_files_do(tmp_path: Path) -> None:
    load_site(SITE, actor=ACTOR, at=AT)
    book = tmp_path / "camau.xlsx"
    export_site(book)
    assert dict(load_site(book, actor=ACTOR, at=AT))["catalogue"].changes == 0
