"""Finding and locking the officers of an act."""

from __future__ import annotations

from datetime import date

from motcua.organisation.errors import OfficerUnknown, PostUnknown
from motcua.organisation.models import Officer, Post


def locked_officers(*codes: str) -> list[Officer]:
    """Return the officers in the order asked, locked in one order for all so that two acts never block each other.

    Raises OfficerUnknown.
    """
    found = {
        row.code: row for row in Officer.objects.select_for_update().filter(code__in=codes).order_by("id")
    }
    for code in codes:
        if code not in found:
            raise OfficerUnknown(code=code)
    return [found[code] for code in codes]


def post_on(authority: str, unit: str, code: str, day: date) -> Post:
    """Return a post that exists on a day. Raises PostUnknown."""
    post = (
        Post.objects.valid_on(day)
        .filter(unit__authority__code=authority, unit__code=unit, code=code)
        .select_related("unit__authority")
        .first()
    )
    if post is None:
        raise PostUnknown(post=f"{authority}/{unit}/{code}", on=day)
    return post


def post_path(post: Post) -> str:
    """Return "authority/unit/post", as events name a post."""
    return f"{post.unit.authority.code}/{post.unit.code}/{post.code}"
