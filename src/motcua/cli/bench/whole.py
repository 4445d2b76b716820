"""The whole run: load the site, fill the caseload, measure pages, parts and acts, prove the journal, tell."""

from __future__ import annotations

import contextlib
import io
import json
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from motcua.cli import first_steps
from motcua.cli.bench import machine, pages, parts, report
from motcua.cli.bench.acts import Bench, ratios, rounds, variants
from motcua.cli.bench.bursts import day_before
from motcua.cli.bench.caseload import fill
from motcua.cli.bench.http_acts import Caller, caller, reception
from motcua.cli.bench.office import posts
from motcua.cli.bench.recording import record_life
from motcua.cli.bench.server import Server, server
from motcua.cli.migrate import migrate
from motcua.cli.words import say
from motcua.kernel.clock import now

AUTHORITIES = 4


@dataclass(frozen=True)
class Size:
    """How much is measured."""

    rounds: int
    seconds: float
    turns: int
    cases: int


QUICK, FULL = Size(2, 0.4, 3, 2000), Size(5, 2.0, 40, 20_000)


def measure_all(count: int, *, quick: bool, file: Path | None) -> None:
    """Measure everything, print the table and write the JSON. Raises what a broken measurement raises."""
    began, size = time.monotonic(), QUICK if quick else FULL
    figures: dict[str, Any] = {"measured_at": f"{now():%Y-%m-%d %H:%MZ}", "quick": quick}
    _prepare()
    figures["machine"] = machine.facts()
    with server() as web:
        # Pages first: the rows that raw SQL writes are no caseload that an office would have.
        _measure_pages(web, figures, size, count)
        _measure_acts(web, figures, size, quick=quick)
    figures["journal"] = parts.journal()
    figures["minutes"] = round((time.monotonic() - began) / 60, 1)
    report.show(figures)
    if file is not None:
        file.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        say(f"Đã ghi {file}", f"Written to {file}")


def _prepare() -> None:
    say("Chuẩn bị cơ sở dữ liệu đo…", "Preparing the database of the benchmark…")
    with contextlib.redirect_stdout(io.StringIO()):
        migrate()
        first_steps.collect_static()
        first_steps.sync_forms()
        first_steps.load_site()


def _measure_acts(web: Server, figures: dict[str, Any], size: Size, *, quick: bool) -> None:
    at = day_before(now(), 1)
    places = posts(at, AUTHORITIES)
    recordings = [record_life(post, at) for post in places]
    callers = [caller(post) for post in places]
    chosen = variants(quick=quick)
    say(
        f"Đo {len(chosen)} cách làm × {size.rounds} lượt…",
        f"Measuring {len(chosen)} ways × {size.rounds} rounds…",
    )
    bench = Bench(places, recordings, callers, web, at)
    found = rounds(bench, chosen, size.rounds, size.seconds)
    figures["authorities"] = [post.authority.code for post in places]
    figures["acts"] = [report.act_line(series) for series in found.values()]
    figures["ratios"] = ratios(found)
    figures["statements"] = {
        act: {"commands": recordings[0].statements[act], "writes": len(recordings[0].acts[act])}
        for act in recordings[0].acts
    }
    figures["statements_http"] = _http_statements(callers[0])
    figures["settings"] = {"rounds": size.rounds, "seconds_per_burst": size.seconds}


def _http_statements(given: Caller) -> dict[str, int]:
    """Count the statements of a receipt through the API, in this process, the second time."""
    from django.test import Client

    client, counted = Client(headers={"host": "127.0.0.1", **given.headers("receive")}), 0

    def count(execute: Any, *rest: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(*rest)

    client.post("/api/v1/dossiers", reception(given.post), content_type="application/json")
    with connection.execute_wrapper(count):
        answer = client.post("/api/v1/dossiers", reception(given.post), content_type="application/json")
    if answer.status_code != 201:
        raise RuntimeError(f"the API answers {answer.status_code}")
    return {"receive": counted}


def _measure_pages(web: Server, figures: dict[str, Any], size: Size, count: int) -> None:
    at: datetime = now()
    say(f"Tạo {count} hồ sơ…", f"Making {count} dossiers…")
    began = time.monotonic()
    with contextlib.redirect_stdout(io.StringIO()):
        copies = fill(count)
    figures["caseload"] = {"copies": copies, "seconds": round(time.monotonic() - began, 1)}
    say("Đo các trang…", "Measuring the pages…")
    post = posts(at, 1)[0]
    figures["caseload"] |= parts.counts(post)
    chosen = list(pages.pages(post, caller(post, "pages")))
    figures["pages"] = [each.facts() for each in pages.measure(web, chosen, size.turns)]
    say("Đo phần còn lại…", "Measuring the rest…")
    figures["export"] = list(parts.export(chosen[0].headers["Cookie"]))
    figures["deadlines"] = parts.deadlines(post, size.cases)
    figures["papers"] = list(parts.papers(size.turns // 3 + 1))
