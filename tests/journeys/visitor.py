"""A person in front of a browser: signs in, reads, types; whatever goes wrong in the browser is noticed."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

STATUS = re.compile(r"responded with a status of (\d+)")
DESKTOP = (1280, 900)
expect.set_options(timeout=15_000)


class Visitor:
    """One fresh browser context with one page, and a list of everything that should not have happened."""

    def __init__(self, context: BrowserContext, url: str, name: str) -> None:
        self.context, self.url, self.name = context, url, name
        self.faults: list[str] = []
        self.refusals: Counter[int] = Counter()
        self.pages: list[Page] = []
        # Pressing a button twice makes the browser drop the first sending, if its answer is not there yet.
        self.presses_twice = False
        context.on("page", self._watch)
        self.page = context.new_page()

    def _watch(self, page: Page) -> None:
        self.pages.append(page)
        page.set_default_timeout(20_000)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # The status of every answer is looked at below; the browser's own line about it says nothing more.
        if message.type in {"error", "warning"} and not STATUS.search(message.text):
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _failed(self, request: Request) -> None:
        # A list asked for while typing is dropped when the next letter comes; a PDF becomes a download.
        dropped = request.failure == "net::ERR_ABORTED"
        twice = self.presses_twice and request.is_navigation_request()
        if not (dropped and (twice or request.resource_type in {"xhr", "fetch"} or ".pdf" in request.url)):
            self.faults.append(f"request: {request.method} {request.url}: {request.failure}")

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.refusals[answer.status] += 1

    def refused(self, *statuses: int) -> None:
        """Take note that these answers were meant to come; all others fail the test at its end."""
        for status in statuses:
            assert self.refusals[status], f"no answer {status} came, only {dict(self.refusals)}"
            del self.refusals[status]

    def complaints(self) -> list[str]:
        """Return what went wrong without being expected."""
        return self.faults + [f"answer {status}, {n} times" for status, n in self.refusals.items()]

    # Moving about

    def open(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.url + path)
        return self.page

    @property
    def path(self) -> str:
        """Return the address shown, without the host."""
        return self.page.url.removeprefix(self.url)

    @property
    def main(self) -> Locator:
        """Return the content of the page."""
        return self.page.locator("#noi-dung")

    def press(self, text: str) -> None:
        """Press a button or follow a link of the content by its words (a part of them is enough)."""
        found = self.main.get_by_role("button", name=text).or_(self.main.get_by_role("link", name=text))
        found.first.click()

    def fill(self, label: str, text: str) -> None:
        """Type in a field, found by its label."""
        self.main.get_by_label(label).first.fill(text)

    def sees(self, *texts: str) -> None:
        """Wait until the content shows these words."""
        for text in texts:
            expect(self.main).to_contain_text(text, use_inner_text=True)

    def sees_not(self, *texts: str) -> None:
        """Be sure that the content does not show these words."""
        for text in texts:
            expect(self.main).not_to_contain_text(text, use_inner_text=True)

    # Signing in

    def sign_in(self, username: str, then: str = "/desk/") -> Visitor:
        """Sign in through the page, as an officer does, and wait for the desk."""
        self.open(f"/tai-khoan/dang-nhap/?next={then}")
        self.give_password(username)
        self.page.wait_for_url(self.url + then)
        return self

    def give_password(self, username: str) -> None:
        """Fill and send the sign-in form that is on the screen."""
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(settings.MOTCUA_DEMO_PASSWORD)
        self.page.get_by_label("Mật khẩu").press("Enter")

    def fetch(self, path: str) -> Any:
        """Fetch a file with the cookies of this visitor."""
        answer = self.context.request.get(path if path.startswith("http") else self.url + path)
        assert answer.ok, f"{path}: {answer.status}"
        return answer

    def keep(self, folder: Path) -> None:
        """Write pictures and sources of all open pages, for whoever looks into a failure."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(self.pages, 1):
            if not page.is_closed():
                stem = folder / f"{self.name}-{number}"
                stem.with_suffix(".html").write_text(f"<!-- {page.url} -->\n{page.content()}", "utf-8")
                page.screenshot(path=stem.with_suffix(".png"), full_page=True)
