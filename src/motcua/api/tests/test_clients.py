"""Letting programs in and shutting them out."""

from __future__ import annotations

from typing import Any

import pytest

from motcua.api.models import ApiClient
from motcua.api.public import CreateClient, RevokeClient, create_client, revoke_client
from motcua.journal.public import entries_of
from motcua.kernel.actor import Actor
from motcua.kernel.clock import now
from motcua.kernel.errors import DomainError

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("camau")]
WHO = Actor.system("test")


def order(**changes: Any) -> CreateClient:
    facts: dict[str, Any] = {
        "name": "Cổng dịch vụ công",
        "authority": "H12.03",
        "officers": ("chi",),
        "scopes": ("list", "read"),
        "token_hash": "0" * 64,
        "token_prefix": "mcua_abc",
    }
    return CreateClient(**{**facts, **changes})


def test_created_with_a_journal_entry_and_without_a_secret() -> None:
    client = create_client(order(), actor=WHO, at=now())
    assert client.scopes == ["read", "list"]
    entry = entries_of(f"client:{client.pk}")[0]
    assert entry.kind == "api.client_created"
    assert client.token_hash not in entry.content


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "api.client_name_missing"),
        ({"authority": "H99"}, "api.authority_unknown"),
        ({"officers": ()}, "api.officers_missing"),
        ({"officers": ("khong-co",)}, "api.officer_unknown"),
        ({"officers": ("mai",)}, "api.officer_unknown"),
        ({"scopes": ()}, "api.scope_unknown"),
        ({"scopes": ("admin",)}, "api.scope_unknown"),
        ({"days": 0}, "api.expiry_wrong"),
        ({"days": 10_000}, "api.expiry_wrong"),
        ({"rate_per_minute": 0}, "api.rate_wrong"),
    ],
)
def test_refused(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(DomainError) as refusal:
        create_client(order(**changes), actor=WHO, at=now())
    assert refusal.value.code == code
    assert not ApiClient.objects.exists()


def test_a_name_is_free_again_after_revoking() -> None:
    create_client(order(), actor=WHO, at=now())
    with pytest.raises(DomainError) as refusal:
        create_client(order(token_hash="1" * 64), actor=WHO, at=now())
    assert refusal.value.code == "api.client_name_taken"
    revoke_client(RevokeClient("Cổng dịch vụ công", "Đổi mã"), actor=WHO, at=now())
    create_client(order(token_hash="1" * 64), actor=WHO, at=now())
    with pytest.raises(DomainError):
        revoke_client(RevokeClient("không có"), actor=WHO, at=now())
