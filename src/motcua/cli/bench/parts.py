"""What is measured by itself: the export, the proof of the journal, the deadline engine, the papers."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import Client

from motcua.cli.bench.office import Post
from motcua.cli.bench.server import HOST
from motcua.cli.children import die_with_parent
from motcua.deadlines.public import TimeLimit, calendar_for, compute
from motcua.dossiers.public import Dossier
from motcua.journal.public import verify
from motcua.kernel.clock import now
from motcua.paperwork.public import IssuedForm, render

LIMITS = ("5 working days", "7.5 working days", "30 working days", "12 days", "4 working hours", "1 month")
EXPORTS = ("late", "open")


def export(cookie: str) -> Iterator[dict[str, Any]]:
    """Yield, for a shorter and the longest list, the rows, the seconds, and how much more memory it took."""
    for box in EXPORTS:
        seconds, grown, size = _apart(partial(_download, box, cookie))
        yield {"box": box, "seconds": round(seconds, 2), "grown_mib": round(grown, 1), "bytes": size}


def _download(box: str, cookie: str) -> tuple[float, float, int]:
    client = Client(headers={"host": HOST, "cookie": cookie})
    client.get("/desk/")
    before, began = _memory("VmRSS"), time.perf_counter()
    answer = client.get(f"/desk/export.xlsx?box={box}")
    size = sum(len(bytes(part)) for part in answer)
    if answer.status_code != 200:
        raise RuntimeError(f"the export answers {answer.status_code}")
    return time.perf_counter() - began, _memory("VmHWM") - before, size


def _memory(name: str) -> float:
    """Return a memory figure of this process in MiB; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(name)), 0.0)


def _apart(work: Callable[[], Any]) -> Any:
    """Do some work in a process of its own, so that its memory is its own."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe(duplex=False)

    def child() -> None:
        die_with_parent()
        _forget_peak()
        try:
            theirs.send(work())
        except BaseException as error:
            theirs.send(repr(error))

    process = context.Process(target=child, daemon=True)
    process.start()
    theirs.close()
    answer = ours.recv()
    process.join()
    if isinstance(answer, str):
        raise RuntimeError(answer)
    return answer


def _forget_peak() -> None:
    """Let the peak begin at the present size."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def journal() -> dict[str, Any]:
    """Prove the whole journal. Raises RuntimeError when it is broken: then no figure counts."""
    began = time.perf_counter()
    proof = verify()
    seconds = time.perf_counter() - began
    if proof.broken is not None:
        raise RuntimeError(f"the journal of the benchmark is broken: {proof.broken}")
    return {
        "entries": proof.entries,
        "chains": proof.subjects,
        "seconds": round(seconds, 2),
        "entries_per_second": round(proof.entries / seconds),
    }


def deadlines(post: Post, cases: int) -> dict[str, Any]:
    """Compute due dates of every kind of limit under the authority's calendar."""
    calendar, start = calendar_for(post.authority), now()
    limits = [TimeLimit.parse(text) for text in LIMITS]
    moments = [start - timedelta(hours=7 * number) for number in range(100)]
    began = time.process_time()
    for number in range(cases):
        compute(calendar, limits[number % len(limits)], moments[number % len(moments)])
    spent = time.process_time() - began
    return {"cases": cases, "microseconds_per_case": round(1e6 * spent / cases, 1)}


def papers(turns: int) -> Iterator[dict[str, Any]]:
    """Draw every kind of form that was issued; the first drawing of a process is not counted."""
    for code in sorted(set(IssuedForm.objects.values_list("form_code", flat=True))):
        form = (
            IssuedForm.objects.exclude(engine="bulk")
            .select_related("template")
            .filter(form_code=code)
            .first()
        )
        if form is None:
            continue
        render(form)
        taken = []
        for _ in range(turns):
            began = time.perf_counter()
            size = len(render(form))
            taken.append(1000 * (time.perf_counter() - began))
        yield {"form": code, "median_ms": round(statistics.median(taken), 1), "bytes": size}


def counts(post: Post) -> dict[str, int]:
    """Return how many dossiers there are, at the measured authority, and unfinished there."""
    ours = Dossier.objects.filter(authority=post.authority)
    return {
        "dossiers": Dossier.objects.count(),
        "at_the_authority": ours.count(),
        "unfinished_there": ours.unfinished().count(),
    }
