"""The only door to the clients of the JSON face."""

from motcua.api.commands.create_client import CreateClient, create_client
from motcua.api.commands.revoke_client import RevokeClient, revoke_client
from motcua.api.models import ApiClient
from motcua.api.states import SCOPE_NAMES, Scope
from motcua.api.tokens import hash_of, new_token, prefix_of

__all__ = [
    "SCOPE_NAMES",
    "ApiClient",
    "CreateClient",
    "RevokeClient",
    "Scope",
    "create_client",
    "hash_of",
    "new_token",
    "prefix_of",
    "revoke_client",
]
