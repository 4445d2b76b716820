"""Who may change who does the work."""

from __future__ import annotations

from collections.abc import Iterable

from motcua.kernel.actor import Actor
from motcua.kernel.policy import ALLOWED, Decision, Refused
from motcua.organisation.errors import (
    MakerIsDelegate,
    NotAdministrator,
    NotYourPeople,
    OwnPost,
    SigningNotYours,
)
from motcua.organisation.models import Officer
from motcua.organisation.rules.delegation import signs_at_all
from motcua.organisation.states import Role

_HEADS = (Role.DIVISION_HEAD, Role.COUNTER_HEAD)


def is_self(actor: Actor, officer: Officer) -> bool:
    """Tell whether the actor is that officer."""
    return actor.kind == "officer" and actor.officer_id == officer.pk


def leads(actor: Actor, places: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the actor heads one of the (authority, unit) places, or directs its authority."""
    if actor.kind != "officer":
        return False
    wanted: set[str] = set()
    authorities: set[str] = set()
    for authority, unit in places:
        wanted.update(f"{role}@{authority}/{unit}" for role in _HEADS)
        authorities.add(authority)
    directed = {post.partition("@")[2].partition("/")[0] for post in actor.posts if _is_director(post)}
    return not actor.posts.isdisjoint(wanted) or not authorities.isdisjoint(directed)


def _is_director(post: str) -> bool:
    return post.startswith(f"{Role.DIRECTOR}@")


def may_delegate(
    actor: Actor,
    delegator: Officer,
    delegate: Officer,
    *,
    places: Iterable[tuple[str, str]],
    roles: Iterable[str],
    may_sign: bool,
) -> Decision:
    """Answer whether the actor may give the delegator's work to the delegate.

    `places` and `roles` are the delegator's. Signing is passed on only by the signer in person.
    """
    if is_self(actor, delegate):
        return Refused(MakerIsDelegate())
    if may_sign and not (is_self(actor, delegator) and signs_at_all(set(roles))):
        return Refused(SigningNotYours())
    if is_self(actor, delegator) or leads(actor, places):
        return ALLOWED
    return Refused(NotYourPeople(officer=delegator.full_name))


def may_revoke(actor: Actor, delegator: Officer, *, places: Iterable[tuple[str, str]]) -> Decision:
    """Answer whether the actor may end a delegation: who gave it, or who leads them."""
    if is_self(actor, delegator) or leads(actor, places):
        return ALLOWED
    return Refused(NotYourPeople(officer=delegator.full_name))


def may_record_absence(actor: Actor, officer: Officer, *, places: Iterable[tuple[str, str]]) -> Decision:
    """Answer whether the actor may enter days away: the officer, who leads them, or an administrator."""
    if is_self(actor, officer) or leads(actor, places) or actor.has_role(Role.ADMIN):
        return ALLOWED
    return Refused(NotYourPeople(officer=officer.full_name))


def may_change_holding(actor: Actor, officer: Officer) -> Decision:
    """Answer whether the actor may put officers into posts: an administrator, never for themselves."""
    if actor.kind == "system":
        return ALLOWED
    if not actor.has_role(Role.ADMIN):
        return Refused(NotAdministrator())
    if is_self(actor, officer):
        return Refused(OwnPost())
    return ALLOWED
