"""The browser of the journeys: one Chromium a worker, a fresh context a person, faults of the browser fail."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, sync_playwright

from motcua.kernel import clock
from tests.journeys.visitor import DESKTOP, Visitor

ARTIFACTS = Path(__file__).resolve().parents[2] / "var" / "test-artifacts"
FIRST_DAY = datetime(2026, 11, 2, 8, 30, tzinfo=clock.VN)
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
)
Enter = Callable[..., Visitor]


class Time:
    """The office's clock, which stands still until a test moves it."""

    def __init__(self, stack: ExitStack, start: datetime) -> None:
        self._stack = stack
        self.set(start)

    def set(self, at: datetime) -> None:
        """Make it this moment for the server and the test."""
        self.at = at
        self._stack.enter_context(clock.frozen(at))

    def pass_by(self, minutes: int = 10) -> None:
        """Let some minutes go by."""
        self.set(self.at + timedelta(minutes=minutes))

    def morning_after(self, days: int = 1) -> None:
        """Go to half past eight, some days later."""
        self.set(datetime.combine(self.at.date() + timedelta(days=days), time(8, 30), clock.VN))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    """Tell the fixtures below whether the test failed."""
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


_failed = pytest.StashKey[bool]()


def chromium() -> str | None:
    """Return the Chromium to use; None leaves it to the one that the driver brought."""
    return os.environ.get("MOTCUA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def session_of(username: str) -> str:
    """Return the cookie of an officer who has signed in; the pages of signing in have their own journeys."""
    client = Client()
    client.force_login(
        get_user_model().objects.get(username=username), "django.contrib.auth.backends.ModelBackend"
    )
    return client.cookies["sessionid"].value


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start one Chromium for the journeys of this worker, gone before other tests run.

    The driver runs a loop in this thread: nobody could call asyncio.run() beside it, and Django refuses
    queries there unless told otherwise.
    """
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(SWITCHES))
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def office_time() -> Iterator[Time]:
    """Hold the clock at a Monday morning."""
    with ExitStack() as stack:
        yield Time(stack, FIRST_DAY)


@pytest.fixture
def enter(
    request: pytest.FixtureRequest, browser: Browser, browser_site: str, office_time: Time
) -> Iterator[Enter]:
    """Let people in: `enter()` a citizen, `enter("chi")` an officer who signed in earlier; each in a browser of their own."""
    visitors: list[Visitor] = []

    def come(
        officer: str = "", *, width: int = DESKTOP[0], height: int = DESKTOP[1], **options: Any
    ) -> Visitor:
        options.setdefault("locale", "vi-VN")
        options.setdefault("timezone_id", "Asia/Ho_Chi_Minh")
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        visitor = Visitor(context, browser_site, officer or f"nguoi-dan-{len(visitors)}")
        visitors.append(visitor)
        if officer:
            context.add_cookies([{"name": "sessionid", "value": session_of(officer), "url": browser_site}])
        return visitor

    yield come
    failed = request.node.stash.get(_failed, True)
    complaints = [f"{visitor.name}: {text}" for visitor in visitors for text in visitor.complaints()]
    if failed or complaints:
        folder = ARTIFACTS / re.sub(r"[^\w.-]+", "_", request.node.name)
        for visitor in visitors:
            visitor.keep(folder)
    for visitor in visitors:
        visitor.context.close()
    if complaints and not failed:
        pytest.fail("\n".join(complaints))
