"""A second test database that holds the whole site of Cà Mau, loaded once a run.

Tests that ask for the fixture `camau` (or `committed`) run in it; all others in the empty one. It is
copied from the migrated test database, so it costs one load of the site and no migration.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.db import connection
from django.test.testcases import LiveServerThread
from django.test.utils import setup_databases, teardown_databases
from pytest_django.plugin import DjangoDbBlocker

FIXTURES = {"camau", "committed", "browser_site"}
_names: dict[str, str] = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Point the connection at the database the test needs, before its fixtures open it."""
    if _names:
        wanted = FIXTURES.intersection(getattr(item, "fixturenames", ()))
        _use(_names["camau" if wanted else "empty"])


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
    django_db_keepdb: bool,
) -> Iterator[None]:
    """Make the migrated test database, whichever tests were chosen.

    The plugin's own fixture makes it only for tests that ask the plugin for a database, and those that
    commit on their own connections do not.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, keepdb=django_db_keepdb)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="session")
def camau_loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Make the database of Cà Mau and leave the connection on it."""
    with django_db_blocker.unblock():
        empty = connection.settings_dict["NAME"]
        _names.update(empty=empty, camau=f"{empty}_camau")
        connection.close()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_names["camau"]}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{_names["camau"]}" TEMPLATE "{empty}"')
        _use(_names["camau"])
        _load()
    yield
    with django_db_blocker.unblock():
        _use(_names["empty"])
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{_names["camau"]}" WITH (FORCE)')


@pytest.fixture
def camau(camau_loaded: None, db: None) -> None:
    """Give a test the loaded site; what the test adds is rolled back."""


@pytest.fixture
def committed(camau_loaded: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let a test commit, for races on several connections; what it adds stays until the run ends."""
    with django_db_blocker.unblock():
        yield
        connection.close()


@pytest.fixture(scope="session")
def office_server(camau_loaded: None) -> Iterator[str]:
    """Serve the site of Cà Mau from threads of this process; the address is the fixture's value.

    In the same process a test can hold the clock and look at what was written.
    """
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def browser_site(office_server: str, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Let a browser work on the site of Cà Mau; what it does is committed and stays until the run ends."""
    with django_db_blocker.unblock():
        cache.clear()
        yield office_server
        connection.close()


def _use(name: str) -> None:
    if connection.settings_dict["NAME"] == name:
        return
    connection.close()
    connection.settings_dict["NAME"] = name
    _forget()


def _forget() -> None:
    """Empty what processes remember by row numbers: the numbers mean other rows in the other database."""

    for name, module in list(sys.modules.items()):
        if name.startswith("motcua."):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _load() -> None:
    from django.conf import settings

    from motcua.cli.site.load import load_site
    from motcua.kernel.actor import Actor
    from motcua.kernel.clock import now
    from motcua.organisation.public import create_demo_accounts
    from motcua.paperwork.public import sync_templates

    load_site(Path(settings.SITE_DIR), actor=Actor.system("site"), at=now())
    sync_templates()
    create_demo_accounts(settings.MOTCUA_DEMO_PASSWORD)
    cache.clear()
