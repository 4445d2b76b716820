"""What a person stated at earlier visits."""

from __future__ import annotations

from motcua.kernel.errors import DomainError
from motcua.parties.models import Party
from motcua.parties.rules.identity import clean_id_number


def earlier(id_number: str) -> Party | None:
    """Return the newest party with an identity number, to fill a form with; None for a new face. One query.

    The caller records the access (`journal.record_access`): this is a look-up of personal data.
    """
    try:
        number = clean_id_number(id_number)
    except DomainError:
        return None
    return Party.objects.with_number(number).first() if number else None
