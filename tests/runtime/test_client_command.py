"""Letting programs in from the command line."""

from __future__ import annotations

import pytest

from motcua.api.public import ApiClient
from motcua.cli.main import call

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("camau")]


def test_command_line_shows_the_token_once(capsys: pytest.CaptureFixture[str]) -> None:
    create = ["client", "create", "Phần mềm kế toán", "--authority", "H12.03", "--officer", "chi"]
    assert call([*create, "--scope", "read", "--scope", "list"]) == 0
    token = capsys.readouterr().out.splitlines()[-1]
    assert token.startswith("mcua_")
    assert call(["client", "list"]) == 0
    listed = capsys.readouterr().out
    assert "Phần mềm kế toán" in listed
    assert token not in listed
    assert call(["client", "revoke", "Phần mềm kế toán", "--reason", "Hết hợp đồng"]) == 0
    assert ApiClient.objects.get(name="Phần mềm kế toán").revoked_at is not None
