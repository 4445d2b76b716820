"""What allauth asks of us."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

# Messages worth a word; "signed in successfully" is not: the page shows that by itself.
KEPT_MESSAGES = frozenset(
    [
        "account/messages/password_changed.txt",
        "mfa/messages/totp_activated.txt",
        "mfa/messages/totp_deactivated.txt",
        "mfa/messages/recovery_codes_generated.txt",
        "mfa/messages/webauthn_added.txt",
        "mfa/messages/webauthn_removed.txt",
    ]
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types here
    """Accounts are made by the administrator of an authority, never by registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Keep registration closed."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Pass on only the messages that tell something."""
        if message_template is None or message_template in KEPT_MESSAGES:
            super().add_message(request, level, message_template, *args, **kwargs)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: officers' e-mail is no part of signing in here."""
