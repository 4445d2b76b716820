"""The frame of the pages: language, faults, forms kept, content policy."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from motcua.organisation.public import Account


def test_gallery_shows_every_component(db: None, client: Client) -> None:
    page = client.get("/components/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "thứ Ba, 15/12/2026" in text
    assert "Không có ngày 31/02/2026" in text
    assert 'style="' not in text
    assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
