"""Bursts of acts: some processes, each with its connection, for some seconds; what they did and what it cost."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from datetime import time as day_time
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, connections

from motcua.cli.bench.office import Post
from motcua.cli.bench.recording import Recording
from motcua.cli.bench.replay import Replay
from motcua.cli.children import die_with_parent
from motcua.kernel.clock import VN

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0
Acts = Iterator[None]


@dataclass(frozen=True)
class Burst:
    """What one burst did: acts, seconds, processor seconds of the programs and of the database's own processes."""

    acts: int
    seconds: float
    program: float
    database: float | None
    turns: tuple[float, ...] = ()

    @property
    def rate(self) -> float:
        """Return acts per second."""
        return self.acts / self.seconds if self.seconds else 0.0


@dataclass(frozen=True)
class Job:
    """What one process of a burst does: `open` returns an endless iterator that does one act a step."""

    open: Callable[[], tuple[Acts, int]]


def burst(jobs: Iterable[Job], seconds: float) -> Burst:
    """Run the jobs at once, each in a process of its own, and add up. Raises RuntimeError with a child's trouble."""
    connections.close_all()
    context = multiprocessing.get_context("fork")
    listed = list(jobs)
    start = context.Barrier(len(listed))
    running = []
    for job in listed:
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(job, start, seconds, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours))
    parts = [_answer(ours, seconds) for _, ours in running]
    for process, _ in running:
        process.join(PATIENCE)
    return _sum(parts)


def _answer(pipe: Connection, seconds: float) -> Burst:
    if not pipe.poll(seconds + PATIENCE):
        raise RuntimeError("a process of the benchmark does not answer")
    answer = pipe.recv()
    if isinstance(answer, str):
        raise RuntimeError(answer)
    return answer  # type: ignore[no-any-return]


def _sum(parts: list[Burst]) -> Burst:
    known = [part.database for part in parts if part.database is not None]
    return Burst(
        sum(part.acts for part in parts),
        max(part.seconds for part in parts),
        sum(part.program for part in parts),
        sum(known) if len(known) == len(parts) else None,
        tuple(turn for part in parts for turn in part.turns),
    )


def _work(job: Job, start: Any, seconds: float, pipe: Connection) -> None:
    die_with_parent()
    try:
        acts, backend = job.open()
        next(acts)
        start.wait(PATIENCE)
        pipe.send(_timed(acts, backend, seconds))
    except BaseException:
        start.abort()
        with contextlib.suppress(OSError):
            pipe.send(traceback.format_exc())


def _timed(acts: Acts, backend: int, seconds: float) -> Burst:
    before, used, done = processor_seconds(backend), time.process_time(), 0
    began = last = time.perf_counter()
    turns = []
    while last < began + seconds:
        next(acts)
        now = time.perf_counter()
        turns.append(now - last)
        last, done = now, done + 1
    after = processor_seconds(backend)
    database = after - before if before is not None and after is not None else None
    return Burst(done, last - began, time.process_time() - used, database, tuple(turns))


def processor_seconds(pid: int) -> float | None:
    """Return the processor time of a process on this machine; None where it cannot be seen."""
    try:
        words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (OSError, IndexError):
        return None
    return (int(words[11]) + int(words[12])) / TICKS if pid else None


def day_before(at: datetime, days: int) -> datetime:
    """Return ten o'clock of an earlier day: every burst has its own day, so that no day runs out of numbers."""
    return datetime.combine((at - timedelta(days=days)).astimezone(VN).date(), day_time(10), VN)


def by_commands(post: Post, at: datetime, tag: str, *, receive_only: bool) -> Job:
    """Return a job that goes through the commands, as the pages do."""
    mine = replace(post)

    def open_it() -> tuple[Acts, int]:
        mine.begin(tag)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        return _command_acts(mine, at, receive_only), local_backend(pid)

    return Job(open_it)


def _command_acts(post: Post, at: datetime, receive_only: bool) -> Acts:
    while True:
        dossier = post.receive(at)
        yield
        for act in () if receive_only else post.acts:
            dossier = post.do(act, dossier, at)
            yield


def by_sql(recording: Recording, on: date, tag: str, *, receive_only: bool) -> Job:
    """Return a job that writes the recorded rows with psycopg alone."""

    def open_it() -> tuple[Acts, int]:
        link = psycopg.connect(os.environ["MOTCUA_DATABASE_URL"], autocommit=True)
        again = Replay(recording, link, on=on, tag=tag)
        return _sql_acts(again, receive_only), local_backend(link.info.backend_pid)

    return Job(open_it)


def _sql_acts(again: Replay, receive_only: bool) -> Acts:
    acts = ["receive"] if receive_only else list(again.acts)
    while True:
        life = again.begin()
        for act in acts:
            again.do(act, life)
            yield


def local_backend(pid: int) -> int:
    """Return a server process's number if the server is on this machine, else 0."""
    words = Path(f"/proc/{pid}/cmdline")
    try:
        return pid if b"postgres" in words.read_bytes() else 0
    except OSError:
        return 0
