"""A site whose published procedures are mended after they were loaded."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from motcua.catalogue.public import ProcedureVersion
from motcua.cli.site.load import load_site
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local, now

CODE = "1.010828"


def reload(folder: Path, old: str, new: str, days: int = 0) -> int:
    table = folder / "catalogue" / "procedures.csv"
    table.write_text(table.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    outcome = load_site(folder, actor=Actor.system("site"), at=now() + timedelta(days=days))
    return sum(counts.changes for _name, counts in outcome)


@pytest.mark.usefixtures("camau")
def test_a_mended_procedure_becomes_a_new_version_from_today(tmp_path: Path) -> None:
    """What was published stays as it was for the days it held; dossiers keep it."""
    folder = tmp_path / "camau"
    shutil.copytree(settings.SITE_DIR, folder)
    first = ProcedureVersion.objects.published().get(procedure__code=CODE)
    assert reload(folder, first.short_name, "Sao hồ sơ") == 1
    assert reload(folder, "", "") == 0
    old, new = ProcedureVersion.objects.published().filter(procedure__code=CODE).order_by("number")
    today = local(now()).date()
    assert (old.short_name, old.valid_to) == (first.short_name, today - timedelta(days=1))
    assert (new.short_name, new.valid_from, new.valid_to) == ("Sao hồ sơ", today, None)
    assert reload(folder, "Sao hồ sơ", "Trích sao hồ sơ") == 1
    third = ProcedureVersion.objects.published().filter(procedure__code=CODE).latest("number")
    assert third.valid_from == today + timedelta(days=1)
