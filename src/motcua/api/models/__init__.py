"""Tables of the JSON face."""

from motcua.api.models.client import ApiClient

__all__ = ["ApiClient"]
