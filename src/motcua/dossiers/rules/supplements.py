"""How often an applicant may be asked for more papers (guide 2.7)."""

from __future__ import annotations

from datetime import date

from motcua.dossiers.errors import (
    SupplementAlreadyRequested,
    SupplementEmpty,
    SupplementNotOverdue,
    TooManySupplements,
)

MOST = 2


def check_supplement(
    demands: tuple[str, ...], *, already: int, last_on: date | None, second_accepted: bool
) -> None:
    """Allow one request for everything that is missing; a second only knowingly; never a third.

    Decree 118/2025/NĐ-CP art. 17(2)a: once. Decree 63/2010/NĐ-CP art. 20(4): at most two trips. More
    than one request counts as late in the service index (QĐ 766/QĐ-TTg). Raises SupplementEmpty,
    SupplementAlreadyRequested, TooManySupplements.
    """
    if not demands:
        raise SupplementEmpty
    if already >= MOST:
        raise TooManySupplements
    if already and not second_accepted:
        raise SupplementAlreadyRequested(on=last_on)


def check_silence(answer_by: date | None, today: date) -> None:
    """Allow stopping for silence only after the applicant's last day. Raises SupplementNotOverdue."""
    if answer_by is None or today <= answer_by:
        raise SupplementNotOverdue(until=answer_by)
