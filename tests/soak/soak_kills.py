"""`make soak`: many crashes in a row. Whatever was acknowledged is there afterwards, and every start recovers by itself."""

from __future__ import annotations

import os
import random
import signal
import threading
import time
from pathlib import Path

import psycopg
import pytest

from tests.runtime.office import Office

ROUNDS = int(os.environ.get("MOTCUA_SOAK_ROUNDS", "10"))


class Writer(threading.Thread):
    """Writes numbered rows without pause and remembers which were acknowledged."""

    def __init__(self, office: Office, first: int) -> None:
        super().__init__(daemon=True)
        self.office, self.next, self.acknowledged = office, first, list[int]()

    def run(self) -> None:
        """Write until the database is gone."""
        try:
            while True:
                name = f"row-{self.next}"
                self.office.sql(
                    f"INSERT INTO config_loadedcontent (name, digest, loaded_at) VALUES ('{name}', '', now())"
                )
                self.acknowledged.append(self.next)
                self.next += 1
        except (psycopg.Error, OSError, IndexError, ValueError):
            return


def test_ten_power_cuts_lose_nothing(tmp_path: Path) -> None:
    office, acknowledged, chance = Office(tmp_path), set[int](), random.Random(7)
    first = 0
    try:
        for _ in range(ROUNDS):
            office.start()
            writer = Writer(office, first)
            writer.start()
            time.sleep(chance.uniform(0.2, 2.0))
            office.kill_everybody()
            writer.join(10)
            acknowledged.update(writer.acknowledged)
            first = writer.next + 1
        office.start()
        kept = {
            int(name.removeprefix("row-")) for (name,) in office.sql("SELECT name FROM config_loadedcontent")
        }
        assert acknowledged <= kept
        assert len(acknowledged) > ROUNDS
    finally:
        office.kill_everybody()


def test_a_kill_at_any_moment_of_the_first_start_is_recovered(tmp_path: Path) -> None:
    for number, seconds in enumerate((0.1, 0.3, 0.5, 0.8, 1.2, 2.0, 3.0, 4.0, 5.0)):
        folder = tmp_path / str(number)
        folder.mkdir()
        office = Office(folder)
        try:
            office.begin()
            time.sleep(seconds)
            office.kill_everybody()
            office.start()
        finally:
            office.kill_everybody()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_at_any_moment_ends_in_order(tmp_path: Path, number: signal.Signals) -> None:
    office = Office(tmp_path)
    for seconds in (0.3, 0.6, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0):
        process = office.begin()
        time.sleep(seconds)
        process.send_signal(number)
        assert process.wait(30) in {0, 130, -number}, (seconds, office.said())
        # What initdb had started when it was interrupted ends by itself within moments.
        until = time.monotonic() + 5
        while office.everybody() and time.monotonic() < until:
            time.sleep(0.05)
        assert not office.everybody(), (seconds, office.everybody(), office.said())


def test_a_backup_can_be_restored(tmp_path: Path) -> None:
    office, dump = Office(tmp_path), str(tmp_path / "motcua.dump")
    try:
        office.start()
        office.sql("INSERT INTO config_loadedcontent (name, digest, loaded_at) VALUES ('kept', 'yes', now())")
        assert office.command("pg", "pg_dump", "-Fc", "-f", dump).returncode == 0
        office.sql("DELETE FROM config_loadedcontent")
        back = office.command(
            "pg", "pg_restore", "--clean", "--if-exists", "--no-owner", "-d", "motcua", dump
        )
        assert back.returncode == 0, back.stderr
        assert office.sql("SELECT digest FROM config_loadedcontent WHERE name = 'kept'") == [("yes",)]
        copy = office.command(
            "pg", "--superuser", "pg_basebackup", "--checkpoint=fast", "-D", str(tmp_path / "copy")
        )
        assert copy.returncode == 0, copy.stderr
        assert office.health()[0] == 200
    finally:
        office.kill_everybody()
