"""The real catalogue of Cà Mau: it loads, twice without a change, comes back out as it went in, and says what is wrong by line."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from motcua.catalogue.public import (
    ProcedureReplaced,
    ProcedureSuspended,
    ProcedureVersion,
    choose_version,
    find_procedures,
    for_receiving,
    procedure_page,
)
from motcua.cli.site.export import export_site
from motcua.cli.site.load import SiteRefused, check_site, load_site
from motcua.cli.site.outcome import Counts
from motcua.kernel.actor import Actor
from motcua.organisation.public import Authority

SITE = Path(__file__).resolve().parents[5] / "sites" / "camau"
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)
ON = date(2026, 11, 20)
ACTOR = Actor.system("test")


def load(path: Path) -> Counts:
    return dict(load_site(path, actor=ACTOR, at=AT))["catalogue"]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def edit(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    rows = rows_of(path)
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def set_in(
    code: str, column: str, value: str, key: str = "procedure"
) -> Callable[[list[dict[str, str]]], None]:
    def change(rows: list[dict[str, str]]) -> None:
        for row in rows:
            if row[key] == code:
                row[column] = value

    return change


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    target = tmp_path / "site"
    shutil.copytree(SITE, target)
    return target


@pytest.mark.django_db(transaction=True)
def test_the_real_catalogue_lives_through_load_export_and_change(copy: Path, tmp_path: Path) -> None:
    assert load(SITE).created > 240
    assert ProcedureVersion.objects.published().count() >= 55
    assert load(SITE).changes == 0
    _what_people_find()
    for target in (tmp_path / "out", tmp_path / "out.xlsx"):
        export_site(target)
        assert load(target).changes == 0
    _a_change_is_a_new_version(copy)


def _what_people_find() -> None:
    wanted = {
        "tho cung": "1.010803", "tro cap that nghiep": "1.014748", "toi bi mat viec muon xin tro cap": "1.014748",
        "giay phep lao dong": "1.014199", "mai tang phi cuu chien binh": "2.002307", "1001978": "1.014748",
        "nguoi gia": "1.014027", "noi quy": "2.001955",
    }  # fmt: skip
    assert {typed: find_procedures(typed, on=ON)[0].code for typed in wanted} == wanted
    with pytest.raises(ProcedureSuspended):
        choose_version("1.000479", ON)
    with pytest.raises(ProcedureReplaced):
        choose_version("1.001978", ON)
    department = {row.code: row for row in for_receiving(Authority.objects.get(code="H12.03"), ON)}
    commune = {row.code: row for row in for_receiving(Authority.objects.get(code="H12.32152"), ON)}
    assert department["1.010828"].single_authority
    assert commune["1.010833"].single_authority
    assert not commune["1.010803"].single_authority
    route = procedure_page("1.010803", ON).route
    assert route is not None
    assert [leg.limit_text for leg in route.legs] == ["5 working days", "12 days", "none"]
    assert sum(step.minutes or 0 for step in route.legs[0].steps) == 5 * 480
    assert sum(step.days or 0 for step in route.legs[1].steps) == 12


def _a_change_is_a_new_version(copy: Path) -> None:
    files = copy / "catalogue"
    edit(files / "procedures.csv", set_in("1.010828", "summary", "Lời giới thiệu mới.", "code"))
    edit(files / "procedures.csv", set_in("1.010828", "valid_from", "2026-12-01", "code"))
    assert load(copy).changed == 1
    old, new = ProcedureVersion.objects.filter(procedure__code="1.010828").order_by("number")
    assert (old.valid_to, new.valid_from, new.summary) == (
        date(2026, 11, 30),
        date(2026, 12, 1),
        "Lời giới thiệu mới.",
    )
    assert load(copy).changes == 0


@pytest.mark.parametrize(
    ("file", "code", "column", "value", "place", "told"),
    [
        (
            "limits",
            "1.010828",
            "statutory",
            "mai mốt",
            "catalogue/limits.csv",
            "Không hiểu thời hạn “mai mốt”",
        ),
        (
            "routes",
            "1.010828",
            "limit",
            "11 days",
            "catalogue/routes.csv",
            "thời hạn của thủ tục là “12 days”",
        ),
        ("routes", "1.010828", "template", "nope", "catalogue/routes.csv", "không có khuôn quy trình này"),
        ("routes", "1.010828", "unit", "khong-co", "catalogue/routes.csv", "chưa có ai giữ vị trí"),
        ("papers", "1.010828", "originals", "0", "catalogue/papers.csv", "chưa ghi số bản"),
        (
            "suspensions",
            "1.000479",
            "ends_on",
            "2026-01-01",
            "catalogue/suspensions.csv",
            "trước ngày bắt đầu",
        ),
        ("procedures", "1.010828", "channels", "bồ câu", "catalogue/procedures.csv", "không thuộc"),
        ("limits", "1.010828", "procedure", "9.999999", "catalogue/limits.csv", "9.999999"),
    ],
)
def test_faults_are_told_by_line(
    copy: Path, file: str, code: str, column: str, value: str, place: str, told: str
) -> None:
    path = copy / "catalogue" / f"{file}.csv"
    key = "code" if file == "procedures" else "procedure"
    line = next(number for number, row in enumerate(rows_of(path), 2) if row[key] == code)
    edit(path, set_in(code, column, value, key))
    with pytest.raises(SiteRefused) as refused:
        check_site(copy)
    problems = [problem for problem in refused.value.problems if told in problem.text()]
    assert [problem.place for problem in problems][:1] == [place], [p.text() for p in refused.value.problems]
    if file != "procedures":
        assert problems[0].line == line


def test_examples_hold_the_vectors_of_the_guide() -> None:
    """Guide §3.6 gives these by hand; the data's own count must agree wherever it uses the same day and limit."""
    limits = {
        (row["procedure"], row["case"], row["outcome"]): row["statutory"]
        for row in rows_of(SITE / "catalogue/limits.csv")
    }
    vectors = {
        ("2026-04-24", "5 working days"): "2026-05-06",
        ("2026-02-13", "3 working days"): "2026-02-25",
        ("2026-08-20", "5 working days"): "2026-08-26",
        ("2026-01-08", "2 working days"): "2026-01-10",
        ("2026-11-20", "3 working days"): "2026-11-26",
        ("2026-08-20", "12 days"): "2026-09-03",
        ("2026-11-23", "5 working days + 12 days"): "2026-12-14",
    }
    met = set()
    for row in rows_of(SITE / "catalogue/examples.csv"):
        vector = (row["received"][:10], limits[row["procedure"], row["case"], row["outcome"]])
        if vector in vectors:
            met.add(vector)
            assert row["due_date"] == vectors[vector], row
    assert len(met) >= 4, met
