"""Hours and days as tables: loaded once, written out, loaded back, and wrong ones told by line."""

from __future__ import annotations

import shutil
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli.site.export import export_site
from motcua.cli.site.load import SiteRefused, check_site, load_site
from motcua.deadlines.public import CalendarDay, OfficeHours, calendar_for
from motcua.kernel.actor import Actor
from motcua.kernel.clock import VN
from motcua.organisation.public import Authority

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=VN)
SITE = Path(settings.BASE_DIR) / "sites" / "camau"
FILES = ("calendar.csv", "calendar.toml", "office_hours.csv")
PEOPLE = ("authorities", "successions", "units", "posts", "officers", "holdings")


@pytest.fixture(autouse=True)
def two_sections(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.cli.site.sections.ORDER", ("organisation", "calendar"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in (*FILES, *(f"{table}.csv" for table in PEOPLE)):
        shutil.copy(SITE / name, tmp_path)
    return tmp_path


def changes(path: Path) -> int:
    return sum(counts.changes for _name, counts in load_site(path, actor=Actor.system("site"), at=NOW))


def told(path: Path) -> list[str]:
    with pytest.raises(SiteRefused) as caught:
        check_site(path)
    return [problem.text() for problem in caught.value.problems]


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["out", "out.xlsx"])
def test_the_calendar_loads_once_and_comes_back_unchanged(site: Path, tmp_path: Path, target: str) -> None:
    changes(site)
    assert CalendarDay.objects.count() > 200
    assert changes(site) == 0
    export_site(tmp_path / target)
    assert changes(tmp_path / target) == 0


@pytest.mark.django_db
def test_an_authority_has_hours_of_its_own(site: Path) -> None:
    changes(site)
    centre = Authority.objects.get(code="H12.03.10")
    early = datetime(2026, 3, 2, 7, 15, tzinfo=VN)
    assert not calendar_for(centre).is_working_time(early)
    assert calendar_for(None).is_working_time(early)


@pytest.mark.django_db
def test_a_day_of_one_authority_is_loaded_beside_the_common_ones(site: Path) -> None:
    header = "authority,date,kind,name,sessions,source,decreed_on,confidence\n"
    days = ",2026-09-02,off,Quốc khánh,,,,\nH12.03,2026-03-07,make_up,Trực thứ Bảy,07:00-11:00,,,\n"
    (site / "calendar.csv").write_text(header + days, encoding="utf-8")
    changes(site)
    assert calendar_for(Authority.objects.get(code="H12.03")).minutes_of(date(2026, 3, 7)) == 240
    assert calendar_for(None).minutes_of(date(2026, 3, 7)) == 0
    assert changes(site) == 0


def test_wrong_hours_are_told_by_line(site: Path) -> None:
    header = "authority,valid_from,valid_to,mon,tue,wed,thu,fri,sat,sun,source,confidence\n"
    lines = (
        "H12.03,,,7h-11h,,,,,,,,\n"
        "H99,2025-07-01,,07:00-11:00,,,,,,,,\n"
    )  # fmt: skip
    (site / "office_hours.csv").write_text(header + lines, encoding="utf-8")
    found = told(site)
    assert found[0].startswith("office_hours.csv dòng 2, cột mon: “7h-11h” chưa đúng dạng")
    assert found[1] == "office_hours.csv dòng 3, cột authority: “H99” không có trong bảng authorities."
    (site / "office_hours.csv").write_text(
        header
        + 'H12.03,,,"07:00-12:00, 11:00-17:00",,,,,,,,\nH12.08,2025-07-01,2025-06-01,07:00-11:00,,,,,,,,\n',
        encoding="utf-8",
    )
    found = told(site)
    assert found[0].startswith("office_hours.csv dòng 2: ")
    assert found[1] == "office_hours.csv dòng 3, cột valid_to: ngày kết thúc trước ngày bắt đầu."


def test_a_calendar_without_hours_is_refused(site: Path) -> None:
    (site / "calendar.toml").unlink()
    assert told(site) == ["office_hours.csv: thiếu giờ làm việc chung (dòng để trống cột authority)."]
    shutil.copy(SITE / "calendar.toml", site)
    (site / "calendar.toml").write_text("hours = [\n", encoding="utf-8")
    assert told(site)[0].startswith("calendar.toml: ")


@pytest.mark.django_db
def test_common_hours_may_be_a_row(site: Path) -> None:
    (site / "calendar.toml").unlink()
    with (site / "office_hours.csv").open("a", encoding="utf-8") as handle:
        handle.write(",,,07:00-11:00,07:00-11:00,07:00-11:00,07:00-11:00,07:00-11:00,,,,\n")
    changes(site)
    assert OfficeHours.objects.filter(authority=None).count() == 1
    assert calendar_for(None).minutes_of(date(2026, 3, 2)) == 240
