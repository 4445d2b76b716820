"""Each system check fires on its own mistake, with an id and a hint."""

from __future__ import annotations

import zoneinfo
from pathlib import Path

import pytest
from django.test import override_settings

from motcua.config import checks


def test_a_readable_secret_key_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text("x" * 50)
    (tmp_path / "secret-key").chmod(0o644)
    with override_settings(VAR_DIR=tmp_path):
        found = checks.secret_key_is_secret(None)
        assert [item.id for item in found] == ["motcua.E001"]
        assert found[0].hint
        (tmp_path / "secret-key").chmod(0o600)
        assert not checks.secret_key_is_secret(None)


def test_demo_accounts_behind_a_public_address_are_a_warning() -> None:
    with override_settings(MOTCUA_DEMO=True, MOTCUA_PUBLIC_URL="https://motcua.example.vn"):
        assert [item.id for item in checks.demo_is_not_public(None)] == ["motcua.W001"]
    with override_settings(MOTCUA_DEMO=False, MOTCUA_PUBLIC_URL="https://motcua.example.vn"):
        assert not checks.demo_is_not_public(None)


def test_a_public_address_that_is_not_allowed_is_an_error() -> None:
    with override_settings(MOTCUA_PUBLIC_URL="https://motcua.example.vn", ALLOWED_HOSTS=["127.0.0.1"]):
        assert [item.id for item in checks.public_address_is_allowed(None)] == ["motcua.E006"]


def test_an_unknown_time_zone_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> None:
        raise zoneinfo.ZoneInfoNotFoundError(name)

    monkeypatch.setattr(checks.zoneinfo, "ZoneInfo", unknown)
    assert [item.id for item in checks.time_zone_is_known(None)] == ["motcua.E005"]


def test_debug_is_a_warning() -> None:
    with override_settings(DEBUG=True):
        assert [item.id for item in checks.debug_is_off(None)] == ["motcua.W002"]


@pytest.mark.django_db
def test_the_server_of_the_tests_is_good_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not checks.server_is_new_enough(None, databases=["default"])
    monkeypatch.setattr(checks, "OLDEST_SERVER", 10**9)
    assert [item.id for item in checks.server_is_new_enough(None, databases=["default"])] == ["motcua.E003"]
