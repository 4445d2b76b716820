"""Who acts: named to every command, written to every journal entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["officer", "applicant", "system", "client"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One person or system at the moment of an act, with the posts held at that moment.

    `posts` holds "role@authority/unit" strings; `roles` the roles alone. `standing_in_for`
    lists officer codes whose work this person may do today by delegation.
    """

    kind: Kind
    id: str
    name: str
    title: str = ""
    authority: str = ""
    unit: str = ""
    roles: frozenset[str] = field(default_factory=frozenset)
    posts: frozenset[str] = field(default_factory=frozenset)
    officer_id: int | None = None
    account_id: int | None = None
    standing_in_for: tuple[str, ...] = ()
    on_behalf_of: str = ""

    def has_role(self, *roles: str) -> bool:
        """Tell whether the actor holds any of the roles."""
        return not self.roles.isdisjoint(roles)

    @classmethod
    def system(cls, name: str) -> Actor:
        """Return the actor for work that no person ordered at that moment."""
        return cls(kind="system", id=f"system:{name}", name=name)


NOBODY = Actor(kind="applicant", id="nobody", name="")
