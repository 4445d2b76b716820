"""Many at once, on real connections: one effect an act, numbers without gaps, no 500."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from motcua.api.tests.conftest import Caller, make_client, reception
from motcua.dossiers.public import Dossier


def at_once(calls: list[Callable[[], Any]]) -> list[Any]:
    """Run calls at the same moment, each on a connection of its own."""
    start = Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def _count() -> int:
    return Dossier.objects.count()


@pytest.mark.usefixtures("committed")
def test_the_same_act_twice_at_once_makes_one_dossier() -> None:
    caller, body, before = make_client(("chi",)), reception(), _count()
    answers = at_once([lambda: caller.post("/dossiers", body)] * 4)
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["number"] for answer in answers}) == 1
    assert sum("Motcua-Replayed" in answer for answer in answers) == 3
    assert _count() == before + 1


@pytest.mark.usefixtures("committed")
def test_twenty_receipts_at_once_are_numbered_without_gaps() -> None:
    caller = make_client(("thao",))
    bodies = [reception() for _ in range(20)]
    answers = at_once([lambda body=body: caller.post("/dossiers", body) for body in bodies])
    assert [answer.status_code for answer in answers] == [201] * 20
    numbers = sorted(int(answer.json()["number"].rsplit("-", 1)[1]) for answer in answers)
    assert numbers == list(range(numbers[0], numbers[0] + 20))


@pytest.mark.usefixtures("committed")
def test_two_officers_at_once_one_wins_and_the_other_is_told() -> None:
    caller = make_client(("chi", "thao"))
    made = caller.as_("chi").post("/dossiers", reception()).json()

    def hand_over(officer: str) -> Any:
        body = {"act": "hand_over", "act_id": str(uuid4()), "revision": made["revision"]}
        return caller.as_(officer).post(f"/dossiers/{made['number']}/acts", body)

    answers = at_once([lambda: hand_over("chi"), lambda: hand_over("thao")])
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    refused = next(answer for answer in answers if answer.status_code == 409)
    assert refused.json()["code"] in {"dossier.stale", "dossier.act_not_possible"}


@pytest.mark.usefixtures("committed")
def test_what_was_done_is_read_at_once_everywhere() -> None:
    caller: Caller = make_client(("chi",))
    made = caller.post("/dossiers", reception(owner={"full_name": "Phạm Thị Út Mười"})).json()
    assert caller.get(f"/dossiers/{made['number']}").json()["state"] == 2
    assert made["number"] in {
        row["number"] for row in caller.get("/dossiers", {"q": "ut muoi"}).json()["items"]
    }
    assert caller.get("/dossiers", {"limit": 1}).json()["items"][0]["number"] == made["number"]
