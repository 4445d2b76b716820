"""Demonstration only: give every officer a password, so that a visitor can sign in as any role."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from motcua.organisation.errors import PasswordTooWeak
from motcua.organisation.models import Account

LEAST = 12


def create_demo_accounts(password: str) -> list[str]:
    """Set one password on every officer's account that has none, and return their user names.

    Meant for demo mode alone; a password that somebody chose is left as it is. Raises PasswordTooWeak.
    """
    if len(password) < LEAST:
        raise PasswordTooWeak(least=LEAST)
    waiting = [
        account
        for account in Account.objects.filter(officer__isnull=False, is_active=True).order_by("username")
        if not account.has_usable_password()
    ]
    hashed = make_password(password)
    for account in waiting:
        account.password = hashed
    Account.objects.bulk_update(waiting, ["password"])
    return [account.username for account in waiting]
