"""Background jobs of the house itself: rescue, seal, tidy. Their clock is UTC: 17:10 is 00:10 in Việt Nam."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from asgiref.sync import sync_to_async
from django.core.management import call_command
from procrastinate import JobContext, exceptions
from procrastinate.contrib.django import app

log = logging.getLogger(__name__)

# A worker writes its heartbeat every 10 seconds; one silent for a minute is dead.
SILENT_SECONDS, KEPT_HOURS, ACCESS_LOG_DAYS = 60, 24 * 7, 90


@app.periodic(cron="* * * * *")
@app.task(name="config.rescue_stalled_jobs", queueing_lock="config.rescue_stalled_jobs", pass_context=True)
async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> int:
    """Give the jobs of a killed worker back to the queue; return how many."""
    return await rescue(context.app.job_manager)


async def rescue(manager: Any, *, silent_seconds: float = SILENT_SECONDS) -> int:
    """Return to the queue every job whose worker has been silent for so many seconds."""
    rescued = 0
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=silent_seconds):
        try:
            await manager.retry_job(job)
        except exceptions.UniqueViolation:
            # The same work waits again already (a periodic job): the half-done one is only closed.
            await manager.finish_job(job, status=_failed(), delete_job=False)
        log.warning("rescued job %s (%s) of a worker that died", job.id, job.task_name)
        rescued += 1
    return rescued


def _failed() -> Any:
    from procrastinate.jobs import Status

    return Status.FAILED


@app.periodic(cron="10 17 * * *")
@app.task(name="config.seal_journal", queueing_lock="config.seal_journal")
async def seal_journal(timestamp: int) -> None:
    """Seal the journal of every day that has ended, so that nobody can add to the past."""
    await sync_to_async(_seal)()


def _seal() -> None:
    from motcua.journal.public import seal_until
    from motcua.kernel.clock import now, today

    seal_until(today() - timedelta(days=1), at=now())


@app.periodic(cron="40 17 * * *")
@app.task(name="config.sweep_calendars", queueing_lock="config.sweep_calendars")
async def sweep_calendars(timestamp: int) -> None:
    """Bring clocks that were written while a calendar changed to the present calendar."""
    await sync_to_async(_sweep)()


def _sweep() -> None:
    from motcua.deadlines.tasks import sweep_calendars as sweep
    from motcua.kernel.clock import now

    sweep(now())


@app.periodic(cron="30 18 * * *")
@app.task(name="config.tidy", queueing_lock="config.tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int) -> None:
    """Drop expired sessions, old sign-in logs and the records of jobs that are done."""
    await sync_to_async(call_command)("clearsessions")
    await sync_to_async(call_command)("axes_reset_logs", age=ACCESS_LOG_DAYS)
    await context.app.job_manager.delete_old_jobs(nb_hours=KEPT_HOURS, include_failed=False)
