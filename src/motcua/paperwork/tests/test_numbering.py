"""Numbers under concurrency: no gap, no duplicate, and a rollback gives its number back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction

from motcua.kernel.errors import text_of
from motcua.paperwork.models import NumberSeries
from motcua.paperwork.public import (
    Book,
    NumbersExhausted,
    next_book_entry,
    next_document_number,
    next_dossier_number,
    next_number,
)

DAY = date(2026, 11, 23)


def in_own_connection(work):
    """Run a piece of work in this thread's own connection and close it."""
    close_old_connections()
    try:
        return work()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_get_a_hundred_numbers() -> None:
    start = Barrier(10)

    def ten(_: int) -> list[str]:
        start.wait()
        given = []
        for _turn in range(10):
            with transaction.atomic():
                given.append(next_dossier_number("H12.32.05", on=DAY))
        return given

    with ThreadPoolExecutor(10) as pool:
        given = [
            number
            for numbers in pool.map(lambda n: in_own_connection(lambda: ten(n)), range(10))
            for number in numbers
        ]
    assert sorted(given) == [f"H12.32.05-261123-{ordinal:04d}" for ordinal in range(1, 101)]


@pytest.mark.django_db(transaction=True)
def test_a_hundred_open_transactions_at_once() -> None:
    start = Barrier(50)

    def one(_: int) -> int:
        start.wait()
        with transaction.atomic():
            return next_number("H12", "dossier", "d")

    with ThreadPoolExecutor(50) as pool:
        given = list(pool.map(lambda n: in_own_connection(lambda: one(n)), range(100)))
    assert sorted(given) == list(range(1, 101))


@pytest.mark.django_db(transaction=True)
def test_rolled_back_acts_leave_no_gap() -> None:
    class Refused(Exception):
        pass

    def act(turn: int) -> int | None:
        try:
            with transaction.atomic():
                number = next_number("H12", "dossier", "d")
                if turn % 3 == 0:
                    raise Refused
                return number
        except Refused:
            return None

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda n: in_own_connection(lambda: act(n)), range(60)))
    kept = sorted(number for number in given if number is not None)
    assert kept == list(range(1, 41))
    assert NumberSeries.objects.get().last == 40


@pytest.mark.django_db
def test_series_authorities_and_periods_count_apart() -> None:
    assert next_dossier_number("H12.05", on=DAY) == "H12.05-261123-0001"
    assert next_dossier_number("H12.06", on=DAY) == "H12.06-261123-0001"
    assert next_dossier_number("H12.05", on=date(2026, 11, 24)) == "H12.05-261124-0001"
    assert next_dossier_number("H12.05", on=DAY) == "H12.05-261123-0002"
    assert next_document_number("H12.05", "PXL-SNV", on=DAY) == "01/PXL-SNV"
    assert next_document_number("H12.05", "PXL-SNV", on=date(2027, 1, 4)) == "01/PXL-SNV"


@pytest.mark.django_db
def test_the_logbook_turns_to_a_new_volume() -> None:
    given = [next_book_entry("H12.05", on=DAY, per_volume=2) for _ in range(3)]
    assert given == [Book(volume=1, ordinal=1), Book(volume=1, ordinal=2), Book(volume=2, ordinal=1)]


@pytest.mark.django_db
def test_the_number_after_9999_is_refused_and_nothing_moves() -> None:
    NumberSeries.objects.create(authority_code="H12", series="dossier", period_key=DAY.isoformat(), last=9998)
    assert next_dossier_number("H12", on=DAY).endswith("-9999")
    with pytest.raises(NumbersExhausted) as refusal:
        next_dossier_number("H12", on=DAY)
    assert "hết 9999 số của kỳ 23/11/2026" in text_of(refusal.value)
    assert NumberSeries.objects.get().last == 9999


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_a_programming_error() -> None:
    with pytest.raises(RuntimeError):
        next_number("H12", "dossier", "d")


@pytest.mark.django_db
@pytest.mark.parametrize("last", [0, None])
def test_constraints_of_series(last: int | None) -> None:
    NumberSeries.objects.create(authority_code="H12", series="s", period_key="p", last=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        NumberSeries.objects.create(
            authority_code="H12" if last is None else "H13",
            series="s",
            period_key="p",
            last=1 if last is None else last,
        )
