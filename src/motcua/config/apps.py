"""The wiring room as a Django app: the cache table, what was loaded, the checks, the nightly jobs."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the system checks once every app is known."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        """Load the checks; importing them registers them."""
        from motcua.config import checks  # noqa: F401
