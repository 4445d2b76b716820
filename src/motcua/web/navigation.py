"""The main navigation of each audience: only pages that exist, the present one marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext

from motcua.kernel.text import N_

PORTAL = (
    (N_("Thủ tục"), "portal:procedures"),
    (N_("Theo dõi hồ sơ"), "portal:track"),
)
# The page of one dossier belongs to the search that leads to it.
ONE_DOSSIER = ("/ho-so/", "/tra-cuu/")
DESK = (
    (N_("Việc của tôi"), "desk:inbox"),
    (N_("Tiếp nhận"), "desk:receive"),
    (N_("Trả kết quả"), "desk:returns"),
    (N_("Theo dõi hồ sơ"), "desk:search"),
)


# The counter's pages are of no use to anybody else. Account pages know no actor and show them all.
COUNTER_ONLY = frozenset({"desk:receive", "desk:returns"})


@dataclass(frozen=True, slots=True)
class NavItem:
    """One entry of a navigation; `active` when the reader is on it or below it."""

    label: str
    url: str
    active: bool


def items(audience: str, path: str, *, counter: bool = True) -> list[NavItem]:
    """Return the entries for "portal" or "desk" whose pages exist and are the reader's, the longest match marked."""
    entries = DESK if audience == "desk" else PORTAL
    found = list(_existing(tuple(entry for entry in entries if counter or entry[1] not in COUNTER_ONLY)))
    path = (
        path.replace("/desk/dossiers/", reverse("desk:search"), 1)
        if path.startswith("/desk/dossiers/")
        else path
    )
    path = path.replace(*ONE_DOSSIER, 1) if path.startswith(ONE_DOSSIER[0]) else path
    best = max((url for _, url in found if path.startswith(url)), key=len, default="")
    return [NavItem(label, url, url == best) for label, url in found]


def _existing(entries: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    for label, name in entries:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue
        yield gettext(label), url
