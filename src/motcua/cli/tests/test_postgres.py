"""The embedded server under everything that can happen to it. Each case starts a real PostgreSQL."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from motcua.cli import postgres_files
from motcua.cli.errors import CommandFailed
from motcua.cli.postgres import Cluster


@pytest.fixture(scope="module")
def born(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster made once; each test works on the same folder, one after the other."""
    return tmp_path_factory.mktemp("pg")


@pytest.fixture
def cluster(born: Path) -> Iterator[Cluster]:
    found = Cluster(born / "postgres", born / "log", durable=False)
    yield found
    found.leave()
    assert not found.alive()


def _answer(url: str) -> str:
    with psycopg.connect(url) as link:
        row = link.execute("SELECT current_user::text").fetchone()
    assert row
    return str(row[0])


def _pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def _kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    until = time.monotonic() + 10
    while time.monotonic() < until and Path(f"/proc/{pid}/exe").exists():
        time.sleep(0.02)


def test_it_starts_as_an_ordinary_role_and_keeps_strangers_out(cluster: Cluster) -> None:
    url = cluster.start()
    assert _answer(url) == "motcua"
    assert cluster.folder.stat().st_mode & 0o077 == 0
    assert (cluster.folder / "password").stat().st_mode & 0o077 == 0
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("motcua:", "motcua:wrong"))


def test_a_second_user_joins_and_only_the_last_one_stops_it(cluster: Cluster) -> None:
    cluster.start()
    other = Cluster(cluster.folder, cluster.logs, durable=False)
    other.start()
    cluster.leave()
    assert other.alive()
    other.leave()
    assert not other.alive()


def test_a_killed_server_recovers(cluster: Cluster) -> None:
    cluster.start()
    _kill(_pid(cluster))
    assert _answer(cluster.start()) == "motcua"


def test_a_reused_process_number_does_not_block_the_start(cluster: Cluster) -> None:
    cluster.start()
    before = (cluster.data / "postmaster.pid").read_text().split("\n")
    _kill(_pid(cluster))
    owner = cluster.data.stat()
    become = ["setpriv", f"--reuid={owner.st_uid}", f"--regid={owner.st_gid}", "--clear-groups"]
    stranger = subprocess.Popen([*(become if os.geteuid() == 0 else []), "sleep", "60"])
    try:
        (cluster.data / "postmaster.pid").write_text("\n".join([str(stranger.pid), *before[1:]]))
        assert _answer(cluster.start()) == "motcua"
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_half_made_folder_is_made_again(cluster: Cluster) -> None:
    shutil.rmtree(cluster.data)
    (cluster.folder / "data.new").mkdir(exist_ok=True)
    (cluster.folder / "data.new" / "PG_VERSION").write_text("18\n")
    assert _answer(cluster.start()) == "motcua"


def test_data_of_another_major_version_are_refused_with_the_way_out(cluster: Cluster) -> None:
    version = cluster.data / "PG_VERSION"
    kept = version.read_text()
    version.write_text("16\n")
    try:
        with pytest.raises(CommandFailed, match=r"UPGRADING\.md"):
            cluster.start()
    finally:
        version.write_text(kept)


def test_a_folder_too_long_for_a_socket_works(tmp_path: Path) -> None:
    deep = tmp_path / ("hồ sơ, một cửa " * 7).strip()
    deep.mkdir()
    cluster = Cluster(deep / "postgres", deep / "log", durable=False)
    url = cluster.start()
    try:
        assert _answer(url) == "motcua"
    finally:
        cluster.leave()
        place = url.rpartition("host=")[2].partition("&")[0].replace("%2F", "/")
        shutil.rmtree(place, ignore_errors=True)


def test_without_any_socket_it_listens_on_this_machine_alone(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_files, "socket_folder", lambda folder, user: None)
    url = cluster.start()
    assert "host=127.0.0.1" in url
    assert _answer(url) == "motcua"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("motcua:", "motcua:wrong"))


def test_many_processes_at_once_get_one_server(cluster: Cluster) -> None:
    program = (
        "import sys, time; from pathlib import Path; from motcua.cli.postgres import Cluster;"
        "c = Cluster(Path(sys.argv[1]), Path(sys.argv[2]), durable=False); c.start();"
        "print((c.data / 'postmaster.pid').read_text().split()[0], flush=True); sys.stdin.read(); c.leave()"
    )
    words = [sys.executable, "-c", program, str(cluster.folder), str(cluster.logs)]
    crowd = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(4)
    ]
    try:
        pids = {one.stdout.readline() for one in crowd if one.stdout}
    finally:
        for one in crowd:
            one.communicate()
    assert len(pids) == 1
    assert not cluster.alive()
