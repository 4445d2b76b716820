"""What the tests of the portal share: reading pages strictly, opening a dossier, the people of the stage."""

from __future__ import annotations

import html
import re

import html5lib
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers import public as d

STRANGER = "203.0.113.7"
# What An and Bình stated at the counter and no page for the public may show.
SECRETS = ("096066012345", "012345", "0900000206", "0900 000 206", "12/08/1966", "1966-08-12", "Ấp 3")


def words(response: HttpResponse) -> str:
    """Return the text of a page without its markup."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def assert_good_page(response: HttpResponse) -> None:
    """Assert valid HTML, nothing inline, every id once, every label and description pointing at something."""
    body = response.content.decode()
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(body)
    assert " style=" not in body
    assert not re.search(r"<script(?![^>]*\bsrc=)", body)
    assert not re.search(r"\son[a-z]+=", body)
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    named = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', body)
    assert {part for name in named for part in name.split()} <= set(ids)
    assert len(re.findall(r"<h1[ >]", body)) == 1
    assert "unsafe" not in response["Content-Security-Policy"]


def open_dossier(client: Client, number: str, fact: str, **more: str) -> HttpResponse:
    """Answer the two questions and return the answer, not followed."""
    return client.post("/tra-cuu/", {"number": number, "fact": fact}, **more)


def page_of(client: Client, dossier: d.Dossier, fact: str = "0206") -> HttpResponse:
    """Return the page of a dossier as its applicant sees it."""
    number = dossier.number or dossier.reference
    answer = open_dossier(client, number, fact)
    assert answer.status_code == 302, words(answer)
    return client.get(answer["Location"])


def forget_figures() -> None:
    """Empty what the first page keeps for two minutes."""
    caches["local"].clear()
