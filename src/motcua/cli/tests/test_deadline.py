"""`motcua deadline` on good and bad input, without Django and without a database."""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from motcua.cli import deadline

ROOT = Path(__file__).resolve().parents[4]
HOURS = [["07:00", "11:00"], ["13:00", "17:00"]]
CALENDAR = {
    "timezone": "Asia/Ho_Chi_Minh",
    "weekly": dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), HOURS),
    "days_off": ["2026-04-27", "2026-04-30", "2026-05-01"],
    "make_up_days": ["2026-01-10"],
}


def motcua(*words: str) -> int:
    parser = argparse.ArgumentParser()
    deadline.add_arguments(parser)
    return deadline.run(parser.parse_args(list(words)))


@pytest.fixture
def calendar(tmp_path) -> str:
    path = tmp_path / "calendar.json"
    path.write_text(json.dumps(CALENDAR), encoding="utf-8")
    return str(path)


@pytest.fixture
def answer(tmp_path, calendar):
    def run(content: str | bytes, *more: str) -> list[dict[str, str]]:
        source, target = tmp_path / "in.csv", tmp_path / "out.csv"
        source.write_bytes(content if isinstance(content, bytes) else content.encode())
        assert motcua("--calendar", calendar, "--cases", str(source), "--out", str(target), *more) == 0
        with target.open(encoding="utf-8", newline="") as file:
            delimiter = ";" if b";" in source.read_bytes().split(b"\n")[0] else ","
            return list(csv.DictReader(file, delimiter=delimiter))

    return run


def test_cases(answer):
    rows = answer(
        "id,received,limit,pauses\n"
        "a,2026-04-24T10:00,5 working days,\n"
        "b,2026-04-24T10:00,bogus,\n"
        "c,2026-02-30T10:00,1 day,\n"
        "d,2026-03-02T10:00,10 working days,2026-03-06T10:00/2026-03-16T10:00\n"
        "e,2026-03-02T10:00,none,\n"
        "f,2026-01-08T09:00,2 ngày làm việc,\n"
        "g,2026-03-02T10:00:59+07:00,90 working minutes,\n"
    )
    assert list(rows[0]) == ["id", "received", "limit", "pauses", "due", "due_date", "error"]
    assert [row["due"] for row in rows] == [
        "2026-05-06T10:00", "", "", "2026-03-24T10:00", "", "2026-01-10T09:00", "2026-03-02T13:30",
    ]  # fmt: skip
    assert rows[0]["due_date"] == "2026-05-06"
    assert [bool(row["error"]) for row in rows] == [False, True, True, False, False, False, False]
    assert "2026-02-30" in rows[2]["error"]


def test_any_column_order_mark_blank_lines_and_extra_columns(answer):
    rows = answer(
        "\ufeffnote,Limit,error,ID,pauses,received\r\n\r\nghi chú,1 working day,x,7,,2026-03-02T10:00\r\n,,,,,\r\n"
    )
    assert rows == [
        {
            "note": "ghi chú", "Limit": "1 working day", "ID": "7", "pauses": "", "received": "2026-03-02T10:00",
            "due": "2026-03-03T10:00", "due_date": "2026-03-03", "error": "",
        }
    ]  # fmt: skip


def test_short_and_long_rows_and_semicolons(answer):
    rows = answer("id;received;limit;pauses\n1;2026-03-02T10:00;1 working day\n2;2026-03-02T10:00;1 day;;9\n")
    assert rows[0]["due"] == "2026-03-03T10:00"
    assert "5 ô" in rows[1]["error"]


def test_english_errors_and_bad_pauses(answer):
    rows = answer(
        "id,received,limit,pauses\n"
        "1,2026-03-02T10:00,1 working day,2026-03-03T10:00/2026-03-02T12:00\n"
        "2,2026-03-02T10:00,1 working day,2026-03-01T10:00/2026-03-02T12:00\n"
        "3,2026-03-02T10:00,1 working day,2026-03-02T11:00/\n"
        "4,2026-03-02T10:00,100000000 working days,\n"
        "5,1026-03-02T10:00,1 working day,\n",
        "--lang", "en",
    )  # fmt: skip
    words = ["ends at", "before the dossier was received", "has not ended", "too long", "1900 to 2199"]
    assert all(word in row["error"] and not row["due"] for word, row in zip(words, rows, strict=True))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "id,received,limit,pauses"),
        (b"id,received,pauses\n1,2,3\n", "limit"),
        (b"id,id,received,limit,pauses\n", "id"),
        (b"\xff\xfe\x00", "UTF-8"),
    ],
)
def test_a_table_that_cannot_be_used(tmp_path, calendar, capsys, content, says):
    source = tmp_path / "in.csv"
    source.write_bytes(content)
    target = tmp_path / "out.csv"
    assert motcua("--calendar", calendar, "--cases", str(source), "--out", str(target)) == 2
    assert says in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["2026-03-02T10:00"],
        ["--cases", "/nowhere.csv", "--out", "/tmp/x.csv"],
        ["--cases", "/nowhere.csv"],
        ["2026-03-02T10:00", "soon"],
        ["2026-02-30T10:00", "1 day"],
        ["2026-03-02T10:00", "1 day", "--calendar", "/nowhere.json"],
        ["2026-03-02T10:00", "1 day", "--same-day-until", "25:99"],
        ["2026-03-02T10:00", "1 day", "--pause", "2026-03-02T11:00/"],
    ],
)
def test_bad_input_is_one_clear_sentence(words, capsys):
    assert motcua(*words) == 2
    said = capsys.readouterr().err.strip()
    assert said
    assert "\n" not in said


def test_calendar_without_hours_is_refused_once(tmp_path, capsys):
    path = tmp_path / "empty.json"
    path.write_text('{"weekly": {}}', encoding="utf-8")
    assert motcua("2026-03-02T10:00", "1 day", "--calendar", str(path)) == 2
    assert "không có giờ làm việc nào" in capsys.readouterr().err


def test_out_that_cannot_be_written(tmp_path, calendar, capsys):
    source = tmp_path / "in.csv"
    source.write_text("id,received,limit,pauses\n", encoding="utf-8")
    assert (
        motcua("--calendar", calendar, "--cases", str(source), "--out", str(tmp_path / "no" / "out.csv")) == 2
    )
    assert "Không ghi được" in capsys.readouterr().err


def test_one_case_with_the_site_calendar(capsys, monkeypatch):
    monkeypatch.setenv("MOTCUA_HOME", str(ROOT))
    assert motcua("2026-11-23T09:14", "15", "working", "days", "--explain") == 0
    said = capsys.readouterr().out
    assert said.startswith("2026-12-15T09:14\nHẹn trả: 09:14, thứ Ba, 15/12/2026\n")
    assert "Ngày Văn hóa Việt Nam" in said
    assert motcua("23/11/2026 09:14", "5 ngày làm việc + 12 ngày", "--lang", "en", "--explain") == 0
    assert "Due: 09:14, Monday, 14/12/2026" in capsys.readouterr().out
    assert motcua("2026-11-23T09:14", "không quy định") == 0


def test_a_hundred_thousand_rows_take_seconds(answer):
    content = "id,received,limit,pauses\n" + "1,2026-03-02T10:00,7.5 working days + 12 days,\n" * 20_000
    begun = time.perf_counter()
    assert len(answer(content)) == 20_000
    assert time.perf_counter() - begun < 6


def test_it_runs_without_django():
    code = (
        "import sys, argparse; from motcua.cli import deadline; p = argparse.ArgumentParser(); deadline.add_arguments(p);"
        "status = deadline.run(p.parse_args(['2026-03-02T10:00', '1 working day']));"
        "sys.exit(status or ('django' in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "src"), "MOTCUA_HOME": str(ROOT), "PATH": "/usr/bin:/bin"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("2026-03-03T10:00")
