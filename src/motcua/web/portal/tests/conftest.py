"""Fixtures of the portal's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from motcua.kernel import clock
from motcua.web.portal.tests.bench import forget_figures
from tests.lifecycle.cast import MONDAY, Stage


@pytest.fixture
def at_nine(camau: None) -> Iterator[None]:
    """Hold the clock at 09:00 on Monday 2/11/2026, with nothing remembered from other tests."""
    cache.clear()
    forget_figures()
    with clock.frozen(MONDAY.replace(hour=9, minute=0)):
        yield
    forget_figures()


@pytest.fixture
def stage(at_nine: None) -> Stage:
    """Give a counter with its officers on that Monday."""
    return Stage()
