"""Officers of the Cà Mau site signed in at their desks, at a fixed working moment."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from datetime import datetime

import html5lib
import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.kernel import clock
from motcua.kernel.clock import VN
from motcua.organisation.public import Account
from tests.lifecycle.cast import Stage

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=VN)
SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def _morning(camau: None) -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def desk() -> SignIn:
    """Return a browser in which an officer is signed in."""

    def sign_in(username: str) -> Client:
        client = Client()
        client.force_login(
            Account.objects.get(username=username),
            backend="django.contrib.auth.backends.ModelBackend",
        )
        return client

    return sign_in


@pytest.fixture
def stage() -> Stage:
    """Return the department with a procedure of its own, two working days before the morning."""
    return Stage(at=datetime(2026, 11, 20, 8, 30, tzinfo=VN))


def words(response: HttpResponse) -> str:
    """Return a page as people read it."""
    return html.unescape(b"".join(response).decode() if response.streaming else response.content.decode())


def assert_sound(response: HttpResponse) -> None:
    """Check a page: strict HTML, no inline script or style, not kept by the browser."""
    body = response.content.decode()
    html5lib.HTMLParser(strict=True).parse(body)
    assert " style=" not in body
    assert not re.search(r"<script(?![^>]*src=)", body)
    assert not re.search(r"\son[a-z]+=", body)
    assert response["Cache-Control"] == "no-store"
    ids = re.findall(r'\bid="([^"]+)"', body)
    assert len(ids) == len(set(ids)), [each for each in ids if ids.count(each) > 1]


def hidden(response: HttpResponse, name: str) -> str:
    """Return the value of a hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())
    assert found, name
    return found[1]


def buttons(response: HttpResponse) -> set[str]:
    """Return the acts whose buttons stand on a dossier's page."""
    links = re.findall(
        r'class="govuk-button[^"]*" href="[^"]*/([a-z-]+)/" data-mc-key', response.content.decode()
    )
    return {link.replace("-", "_") for link in links}
