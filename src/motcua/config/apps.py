"""The wiring room as a Django app: the cache table, what was loaded, the checks, the nightly jobs."""

from __future__ import annotations

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Registers the system checks once every app is known."""

    name = "motcua.config"
    label = "config"

    def ready(self) -> None:
        """Load the checks, which registers them, and connect the floors."""
        from motcua.config import checks, wiring  # noqa: F401

        wiring.connect()
