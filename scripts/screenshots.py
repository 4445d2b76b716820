"""Take the screenshots of the README and of the feature pages: `make shots`.

Everything is made anew in a database of its own with a clock that stands still, so that two runs differ in what
changed on the pages and in nothing else. Nothing of an installation under var/ is read or changed.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/screenshots"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.update(
    DJANGO_SETTINGS_MODULE="motcua.config.settings_test",
    DJANGO_ALLOW_ASYNC_UNSAFE="true",  # the browser's driver runs a loop in this thread
    MOTCUA_TEST_SUFFIX="shots",
    MOTCUA_DEMO="true",
)

import django  # noqa: E402

django.setup()

from django.contrib.staticfiles.testing import StaticLiveServerTestCase  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test.utils import setup_databases, setup_test_environment  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from motcua.cli.demo.caseload import load  # noqa: E402
from motcua.cli.site.load import load_site  # noqa: E402
from motcua.dossiers.public import Dossier, State  # noqa: E402
from motcua.kernel import clock  # noqa: E402
from motcua.kernel.actor import Actor  # noqa: E402
from motcua.organisation.public import create_demo_accounts  # noqa: E402
from motcua.paperwork.public import sync_templates  # noqa: E402

MONDAY = datetime(2026, 11, 23, 10, 15, tzinfo=clock.VN)
CASELOAD, SEED = 120, 1
WIDTH, HEIGHT = 1280, 860
PASSWORD = "mot-cua-ca-mau"


@dataclass(frozen=True)
class Shot:
    """One picture: who looks, at which page, how high the picture is."""

    name: str
    path: str
    officer: str = ""
    height: int = HEIGHT


def shots() -> list[Shot]:
    """Return the pictures; the dossier shown is the first that is being examined by Dũng."""
    shown = (
        Dossier.objects.filter(state=State.PROCESSING, case_officer__code="dung").order_by("due_at").first()
    )
    assert shown is not None
    return [
        Shot("portal", "/"),
        Shot("procedure", "/thu-tuc/1.010828/", height=1100),
        Shot("desk", "/desk/", "dung"),
        Shot("receive", "/desk/receive/?procedure=1.010828", "chi", height=1000),
        Shot("dossier", f"/desk/dossiers/{shown.number}/", "dung", height=1100),
    ]


@contextmanager
def demonstration() -> Iterator[str]:
    """Serve the demonstration of Cà Mau at the fixed moment; give the address."""
    setup_test_environment()
    setup_databases(verbosity=0, interactive=False)
    StaticLiveServerTestCase.databases = {"default"}
    with ExitStack() as stack:
        stack.callback(drop_database)
        stack.enter_context(clock.frozen(MONDAY))
        load_site(ROOT / "sites/camau", actor=Actor.system("site"), at=MONDAY)
        sync_templates()
        create_demo_accounts(PASSWORD)
        load(CASELOAD, SEED)
        StaticLiveServerTestCase.setUpClass()
        stack.callback(StaticLiveServerTestCase.doClassCleanups)
        yield StaticLiveServerTestCase.live_server_url


def drop_database() -> None:
    """Remove the database of this run, whoever of the browser's threads still holds it."""
    name = connection.settings_dict["NAME"]
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def page_of(browser: Browser, url: str, shot: Shot) -> Page:
    """Return the page of a picture, opened by whoever looks."""
    options: dict[str, Any] = {"viewport": {"width": WIDTH, "height": shot.height}, "locale": "vi-VN"}
    page = browser.new_context(**options, timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce").new_page()
    if shot.officer:
        page.goto(f"{url}/tai-khoan/dang-nhap/")
        page.fill("[name=login]", shot.officer)
        page.fill("[name=password]", PASSWORD)
        page.locator("#noi-dung button:not([name=language])").first.click()
        page.wait_for_url("**/desk/**")
    page.goto(url + shot.path, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    return page


def main() -> int:
    """Take all pictures, or those named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("MOTCUA_CHROMIUM") or shutil.which("chromium")
    with demonstration() as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for shot in shots():
            if not sys.argv[1:] or shot.name in sys.argv[1:]:
                taken = page_of(browser, url, shot).screenshot(scale="css")
                picture = Image.open(io.BytesIO(taken)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
                picture.save(FOLDER / f"{shot.name}.png", optimize=True)
                print(f"docs/screenshots/{shot.name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
