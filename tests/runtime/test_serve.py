"""`motcua serve` for real: it answers, refuses a second one, survives kill -9, and ends without a trace.

One installation for the whole file; the tests run in order and leave it running until the last one.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runtime.office import START_SECONDS, STOP_SECONDS, Office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    found = Office(tmp_path_factory.mktemp("office"))
    found.start()
    yield found
    found.kill_everybody()


def test_it_prints_its_address_and_answers(office: Office) -> None:
    status, facts = office.health()
    assert (status, facts["status"], facts["database"], facts["migrations"]) == (200, "ok", "ok", "ok")
    until = time.monotonic() + 10
    while f"http://127.0.0.1:{office.port}" not in office.said() and time.monotonic() < until:
        time.sleep(0.05)
    assert office.said().splitlines()[-1] == f"http://127.0.0.1:{office.port}"
    assert "Traceback" not in office.said()


def test_a_second_start_is_refused_and_says_where_the_first_is(office: Office) -> None:
    second = office.command("serve")
    assert second.returncode == 1
    assert f"http://127.0.0.1:{office.port}" in second.stderr
    assert office.health()[0] == 200


def test_a_port_in_use_is_refused_in_one_sentence(office: Office, tmp_path: Path) -> None:
    refused = office.command("serve", MOTCUA_VAR=str(tmp_path))
    assert refused.returncode == 1
    assert str(office.port) in refused.stderr
    assert "PORT=" in refused.stderr
    assert len(refused.stderr.strip().splitlines()) == 1


def test_other_commands_join_the_running_database(office: Office) -> None:
    asked = office.command("pg", "psql", "-Atc", "SELECT current_database()")
    assert asked.stdout.strip() == "motcua", asked.stderr
    assert office.health()[0] == 200


def test_a_killed_database_comes_back_by_itself(office: Office) -> None:
    os.kill(office.postmaster(), signal.SIGKILL)
    assert office.wait_for(200)


def test_kill_9_of_the_command_leaves_no_child_behind(office: Office) -> None:
    assert office.process
    os.kill(office.process.pid, signal.SIGKILL)
    office.process.wait()
    database = office.postmaster()
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        # Only PostgreSQL stays, to be joined by the next start; its children work in its folder.
        others = [
            pid for pid in office.everybody() if b"postgres" not in Path(f"/proc/{pid}/comm").read_bytes()
        ]
        if not others:
            break
        time.sleep(0.1)
    assert not others, office.everybody()
    office.start()
    assert office.postmaster() == database


def test_kill_9_of_everything_loses_nothing_that_was_acknowledged(office: Office) -> None:
    office.sql("INSERT INTO config_loadedcontent (name, digest, loaded_at) VALUES ('kept', 'yes', now())")
    office.kill_everybody()
    began = time.monotonic()
    office.start()
    assert office.sql("SELECT digest FROM config_loadedcontent WHERE name = 'kept'") == [("yes",)]
    assert time.monotonic() - began < START_SECONDS


def test_ctrl_c_ends_in_order_and_leaves_nobody(office: Office) -> None:
    assert office.process
    os.killpg(office.process.pid, signal.SIGINT)
    assert office.process.wait(STOP_SECONDS) == 0
    assert not office.everybody()
    assert not (office.folder / "postgres" / "data" / "postmaster.pid").exists()
    assert "Traceback" not in office.said()
