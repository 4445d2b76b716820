"""The test bench: a real PostgreSQL for every run, started by the settings of the tests (config/testing.py)."""

from tests.site_bench import (
    browser_site,
    camau,
    camau_loaded,
    committed,
    django_db_setup,
    office_server,
    pytest_runtest_setup,
)

__all__ = [
    "browser_site",
    "camau",
    "camau_loaded",
    "committed",
    "django_db_setup",
    "office_server",
    "pytest_runtest_setup",
]
