"""The answer of a policy: allowed, or refused with the reason a person is told."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.kernel.errors import DomainError


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may go on."""

    def __bool__(self) -> bool:
        return True

    def require(self) -> None:
        """Do nothing: allowed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The act may not go on, because of `error`."""

    error: DomainError

    def __bool__(self) -> bool:
        return False

    def require(self) -> None:
        """Raise the reason."""
        raise self.error


Decision = Allowed | Refused
ALLOWED = Allowed()
