"""The command line itself: help, mistakes, and what each kind of trouble prints."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from motcua import __version__
from motcua.cli import first_steps, main, runtime, serve, words
from motcua.cli.errors import CommandFailed


@pytest.fixture(autouse=True)
def both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("MOTCUA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    words.choose(None)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main.main(["--version"])
    assert end.value.code == 0
    assert __version__ in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "word"), [("vi", "Cách dùng"), ("en", "Usage")])
def test_help_speaks_the_chosen_language(lang: str, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main.main(["--lang", lang, "--help"])
    shown = capsys.readouterr().out
    assert word in shown
    assert all(item.name in shown for item in main.SUBCOMMANDS)


def test_an_unknown_command_is_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main.main(["fly"])
    assert end.value.code == main.BAD_USE
    assert "--help" in capsys.readouterr().err


def test_trouble_is_one_sentence_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(arguments: list[str]) -> int:
        raise CommandFailed("Hết giấy.", "Out of paper.")

    monkeypatch.setattr(main, "_dispatch", fail)
    assert main.main(["--lang", "vi", "check"]) == 1
    assert capsys.readouterr().err == "Hết giấy.\n"
    with pytest.raises(CommandFailed):
        main.main(["--debug", "check"])


@pytest.mark.parametrize("port", ["", "0", "65536", "http", "-1", "8000x"])
def test_a_wrong_port_is_refused(port: str) -> None:
    with pytest.raises(CommandFailed, match="PORT"):
        serve._port(port)


def test_a_port_in_use_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PORT_SECONDS", 0.0)
    with closing(socket.create_server(("127.0.0.1", 0))) as door:
        port = door.getsockname()[1]
        with pytest.raises(CommandFailed, match=f"{port}"):
            serve._wait_for_port("127.0.0.1", port)


def test_a_server_that_cannot_be_reached_is_one_sentence() -> None:
    with pytest.raises(CommandFailed, match="MOTCUA_DATABASE_URL"):
        runtime.check_server("postgresql://nobody@127.0.0.1:1/none")


def test_a_server_older_than_15_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "OLDEST", 10**9)
    with pytest.raises(CommandFailed, match="15"):
        runtime.check_server(os.environ["MOTCUA_DATABASE_URL"])


def test_the_deadline_command_needs_neither_database_nor_django() -> None:
    program = "import sys; import motcua.cli.main, motcua.cli.serve; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
    assert not next(item for item in main.SUBCOMMANDS if item.name == "deadline").database


def test_the_digest_of_a_folder_sees_every_change(tmp_path: Path) -> None:
    seen = {first_steps._folder_digest(tmp_path)}
    for name, text in (("a.csv", "1"), ("a.csv", "2"), ("b.csv", "2"), ("c.csv", "")):
        (tmp_path / name).write_text(text)
        seen.add(first_steps._folder_digest(tmp_path))
    assert len(seen) == 5
    (tmp_path / ".swp").write_text("editor")
    assert first_steps._folder_digest(tmp_path) in seen
