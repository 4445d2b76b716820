"""Two people delegating the same work at once: one wins, the other is told why."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
from django.db import connection

from motcua.organisation.errors import DelegationOverlaps
from motcua.organisation.models import Delegation
from motcua.organisation.public import Delegate, delegate
from motcua.organisation.tests.cast import NOW, make_cast


@pytest.mark.django_db(transaction=True)
def test_only_one_of_two_simultaneous_delegations_stands() -> None:
    cast = make_cast()
    barrier = threading.Barrier(2)
    outcomes: list[str] = []

    def send(by: str, taker: str) -> None:
        actor = cast.actor(by)
        order = Delegate("dung", taker, NOW, NOW + timedelta(7), "PC 1")
        barrier.wait()
        try:
            delegate(order, actor=actor, at=NOW)
            outcomes.append("made")
        except DelegationOverlaps:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=send, args=pair) for pair in (("dung", "diem"), ("em", "loc"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes) == ["made", "refused"]
    assert Delegation.objects.count() == 1
