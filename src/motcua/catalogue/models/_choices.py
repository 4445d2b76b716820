"""Labels of the closed words, translated when shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _


def choices_of(labels: Mapping[Any, str]) -> list[tuple[str, Any]]:
    """Return Django choices of a table of labels."""
    return [(str(key), _(label)) for key, label in labels.items()]
