"""Loading the real site, loading it again, writing it out and loading that."""

from __future__ import annotations

import csv
import shutil
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from openpyxl import load_workbook

from motcua.cli.site import add_arguments, run
from motcua.cli.site.export import export_site
from motcua.cli.site.load import SiteRefused, check_site, load_site
from motcua.cli.site.sections import sections
from motcua.journal.public import Entry
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.organisation.public import (
    Account,
    Authority,
    Holding,
    Officer,
    Role,
    Unit,
    create_demo_accounts,
    heirs_of,
    holders,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=VN)
SITE = Path(settings.BASE_DIR) / "sites" / "camau"
LOADER = Actor.system("site")
NAMES = ("authorities", "successions", "units", "posts", "officers", "holdings")


@pytest.fixture(autouse=True)
def only_the_organisation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other sections have tests of their own; these are about people and places."""
    monkeypatch.setattr("motcua.cli.site.sections.ORDER", ("organisation",))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A copy of Cà Mau's organisation that a test may spoil."""
    for name in NAMES:
        shutil.copy(SITE / f"{name}.csv", tmp_path)
    return tmp_path


def edit(site: Path, table: str, find: dict[str, str], **changes: str) -> int:
    """Change the first row that matches; return its line."""
    path = site / f"{table}.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    index = next(n for n, row in enumerate(rows) if all(row[key] == value for key, value in find.items()))
    rows[index].update(changes)
    _write(path, rows)
    return index + 2


def add(site: Path, table: str, **values: str) -> int:
    """Add a row at the end; return its line."""
    path = site / f"{table}.csv"
    rows = list(csv.DictReader(path.open(encoding="utf-8")))
    _write(path, [*rows, {**dict.fromkeys(rows[0], ""), **values}])
    return len(rows) + 2


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0])
        writer.writeheader()
        writer.writerows(rows)


def changes(path: Path) -> int:
    return sum(counts.changes for _name, counts in load_site(path, actor=LOADER, at=NOW))


def told(path: Path) -> list[str]:
    with pytest.raises(SiteRefused) as caught:
        check_site(path)
    return [problem.text() for problem in caught.value.problems]


@pytest.mark.django_db
def test_the_site_loads_once_and_the_second_time_changes_nothing() -> None:
    assert changes(SITE) > 500
    entries = Entry.objects.count()
    assert entries == 7
    assert changes(SITE) == 0
    assert Entry.objects.count() == entries
    assert Authority.objects.filter(level="commune").count() == 64


@pytest.mark.django_db
def test_old_work_is_found_at_its_heir() -> None:
    changes(SITE)
    old = Authority.objects.get(code="H12.15")

    def heir(field: str, on: date) -> list[str]:
        return [each.code for each in heirs_of(old, field=field, on=on)]

    assert heir("Người có công", date(2025, 2, 28)) == ["H12.15"]
    assert heir("Người có công", date(2025, 3, 1)) == ["H12.03"]
    assert heir("Bảo trợ xã hội", date(2026, 3, 1)) == ["H12.08"]
    assert heir("Giáo dục nghề nghiệp", date(2026, 3, 1)) == ["H12.05"]
    assert heir("Giảm nghèo", date(2026, 3, 1)) == ["H12.10"]
    district = Authority.objects.get(name="Ủy ban nhân dân huyện Đầm Dơi")
    assert "H12.32152" in [each.code for each in heirs_of(district, on=date(2025, 7, 1))]


@pytest.mark.django_db
def test_the_demo_has_somebody_for_every_role_and_no_password_in_its_files() -> None:
    changes(SITE)
    for role in Role:
        assert holders("H12.03", role, at=NOW), role
    for division in ("ncc", "vlatld", "ldtl"):
        assert len(holders("H12.03", Role.CASE_OFFICER, division, at=NOW)) >= 3
        assert holders("H12.03", Role.DIVISION_HEAD, division, at=NOW)
    for authority in ("H12.03.10", "H12.32152"):
        for role in (
            "counter",
            "counter_head",
            "case_officer",
            "division_head",
            "director",
            "clerk",
            "accountant",
        ):
            assert holders(authority, role, at=NOW), (authority, role)
    assert not Account.objects.get(username="chi").has_usable_password()
    assert {"chi", "dung", "em", "giang", "hanh", "khoa", "lan"} <= set(
        create_demo_accounts("mot-cua-dien-tu")
    )


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["out", "out.xlsx"])
def test_what_is_written_out_loads_back_without_a_change(tmp_path: Path, target: str) -> None:
    changes(SITE)
    Officer.objects.filter(code="chi").update(phone="+84912345678", full_name="=HYPERLINK(1)")
    Authority.objects.filter(code="H12").update(phone="0290")
    counts = export_site(tmp_path / target)
    assert counts["authorities"] == Authority.objects.count()
    assert changes(tmp_path / target) == 0
    if target.endswith(".xlsx"):
        sheet = load_workbook(tmp_path / target)["officers"]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    else:
        assert "\n=HYPERLINK" not in (tmp_path / target / "officers.csv").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_changes_are_counted_and_journalled_by_kind(site: Path) -> None:
    changes(site)
    edit(site, "officers", {"code": "chi"}, email="chi@moi.camau.example")
    edit(site, "holdings", {"officer": "dung"}, valid_to="2026-06-30")
    add(site, "officers", code="moi", full_name="Lê Thị Mới", username="moi")
    ((_name, counts),) = load_site(site, actor=LOADER, at=NOW)
    assert (counts.created, counts.changed, counts.ended) == (1, 1, 1)
    entry = Entry.objects.filter(kind="organisation.loaded").order_by("-id")[1]
    assert (entry.data["table"], entry.data["created"], entry.data["changed"]) == (
        "officers",
        ["moi"],
        ["chi"],
    )


@pytest.mark.django_db
def test_an_end_recorded_in_the_office_survives_an_older_file() -> None:
    changes(SITE)
    Holding.objects.filter(officer__code="dung").update(valid_to=date(2026, 1, 31))
    assert changes(SITE) == 0
    assert Holding.objects.get(officer__code="dung").valid_to == date(2026, 1, 31)


@pytest.mark.django_db
def test_nothing_is_loaded_when_one_line_is_wrong(site: Path) -> None:
    line = edit(site, "units", {"authority": "H12.03", "code": "ncc"}, kind="phong")
    with pytest.raises(SiteRefused):
        load_site(site, actor=LOADER, at=NOW)
    assert not Authority.objects.exists()
    choices = "one_stop, division, leadership, clerical, accounting, other"
    assert told(site) == [f"units.csv dòng {line}, cột kind: “phong” không thuộc: {choices}."]


def test_a_circle_of_parents_is_named(site: Path) -> None:
    line = edit(site, "authorities", {"code": "H12"}, parent="H12.03.10")
    assert told(site)[0].startswith(
        f"authorities.csv dòng {line}, cột parent: cơ quan cấp trên đi thành vòng: H12 →"
    )


def test_all_problems_come_at_once(site: Path) -> None:
    holding = add(
        site, "holdings", officer="ai", authority="H12.03", unit="ncc", post="truong-phong", valid_from="x"
    )
    post = add(site, "posts", authority="H12.03", unit="la", code="x", title="x", role="king")
    unit = add(site, "units", authority="H12.03", code="ncc", name="x", kind="other", valid_from="2025-07-01")
    found = told(site)
    assert len(found) == 5
    assert f"holdings.csv dòng {holding}, cột officer: “ai” không có trong bảng officers." in found
    assert f"posts.csv dòng {post}, cột authority+unit: “H12.03/la” không có trong bảng units." in found
    assert found[-1].startswith(f"units.csv dòng {unit}, cột authority+code: “H12.03/ncc” đã có ở dòng")


@pytest.mark.parametrize(
    ("table", "values", "column", "words"),
    [
        ("officers", {"code": "moi", "full_name": "Mới", "username": "CHI"}, "username", "“chi” đã có ở dòng"),
        ("successions", {"predecessor": "H12", "successor": "H12", "effective_on": "2025-07-01"}, "successor", "khác"),
        ("posts", {"authority": "H12.03", "unit": "ncc", "code": "x", "title": "x", "role": "clerk",
                   "sign_prefix": "TL."}, "sign_for", "ký TL."),
        ("units", {"authority": "H12.15", "code": "x", "name": "x", "kind": "other", "valid_from": "2020-01-01"},
         "valid_to", "28/02/2025"),
        ("units", {"authority": "H12.32152", "code": "x", "name": "x", "kind": "other", "valid_from": "2020-01-01"},
         "valid_from", "01/07/2025"),
        ("holdings", {"officer": "chi", "authority": "H12.03", "unit": "mot-cua", "post": "cong-chuc",
                      "valid_from": "2026-01-01"}, "valid_from", "trùng thời gian với dòng 2"),
        ("holdings", {"officer": "chi", "authority": "H12.03", "unit": "ncc", "post": "chuyen-vien",
                      "valid_from": "2026-01-01", "valid_to": "2025-12-31"}, "valid_to", "trước ngày bắt đầu"),
    ],
)  # fmt: skip
def test_what_single_cells_cannot_say(
    site: Path, table: str, values: dict[str, str], column: str, words: str
) -> None:
    line = add(site, table, **values)
    (text,) = told(site)
    assert text.startswith(f"{table}.csv dòng {line}, cột {column}:")
    assert words in text


@pytest.mark.django_db
def test_the_command_says_what_it_did(site: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    parser = ArgumentParser()
    add_arguments(parser)
    assert run(parser.parse_args(["check", str(site)])) == 0
    assert run(parser.parse_args(["load", str(site), "--at", "2026-03-02T09:00"])) == 0
    assert run(parser.parse_args(["load", str(site)])) == 0
    assert "0 thay đổi" in capsys.readouterr().out.splitlines()[-1]
    assert run(parser.parse_args(["export", str(tmp_path / "ra.xlsx")])) == 0
    edit(site, "officers", {"code": "chi"}, full_name="")
    assert run(parser.parse_args(["load", str(site)])) == 1
    assert "cột full_name: để trống" in capsys.readouterr().err
    assert Unit.objects.exists()


def test_every_section_has_its_shape() -> None:
    for part in sections():
        assert part.NAME
        assert {table.name for table in part.TABLES}
