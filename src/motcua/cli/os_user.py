"""The operating-system user that PostgreSQL runs as.

PostgreSQL refuses to run as root. A normal user runs it directly; root hands it to a system user
that owns the database folder and nothing else. When that user cannot reach the checkout (a folder
of root's, mode 700), nobody's permissions are changed: the server gets the one capability it needs
to pass through closed folders.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from motcua.cli.errors import CommandFailed

SYSTEM_USER = "motcua"
CLOSED_FOLDER_CAPABILITIES = ("dac_read_search", "dac_override")


@dataclass(frozen=True)
class ServiceUser:
    """Who runs the server, and the command prefix that becomes that user."""

    uid: int
    gid: int
    prefix: tuple[str, ...] = field(default=())

    def own(self, folder: Path) -> None:
        """Make a folder that only this user (and root) may enter."""
        folder.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0 and folder.stat().st_uid != self.uid:
            _hand_over(folder, self.uid, self.gid)
        folder.chmod(0o700)


def service_user(folder: Path, program: Path) -> ServiceUser:
    """Return the user that runs the server whose data are in `folder`.

    Raises CommandFailed when the folder belongs to somebody else, or no user can reach `program`.
    """
    if os.geteuid() != 0:
        _refuse_foreign(folder)
        return ServiceUser(os.geteuid(), os.getegid())
    uid, gid = _owner(folder) or _system_user()
    if not shutil.which("setpriv"):
        raise CommandFailed(
            "Thiếu chương trình setpriv (gói util-linux): hãy cài gói đó, hoặc chạy bằng người dùng thường.",
            "The program setpriv (package util-linux) is missing: install it, or run as a normal user.",
        )
    ServiceUser(uid, gid).own(folder)
    for prefix in _prefixes(uid, gid):
        if _reaches(prefix, program, folder):
            return ServiceUser(uid, gid, prefix)
    raise CommandFailed(
        f"Người dùng {_name(uid)} không vào được {program.parent}: hãy đặt thư mục cài đặt ở nơi khác"
        " (ví dụ /opt/motcua), hoặc chạy bằng người dùng thường.",
        f"The user {_name(uid)} cannot reach {program.parent}: move the checkout elsewhere"
        " (for example /opt/motcua), or run as a normal user.",
    )


def _refuse_foreign(folder: Path) -> None:
    if folder.exists() and folder.stat().st_uid != os.geteuid():
        owner = _name(folder.stat().st_uid)
        raise CommandFailed(
            f"{folder} thuộc về người dùng {owner}: hãy chạy lại bằng người dùng đã chạy lần đầu (root?),"
            f" hoặc `sudo chown -R $(id -u):$(id -g) {folder.parent}`.",
            f"{folder} belongs to the user {owner}: run again as the user of the first start (root?),"
            f" or `sudo chown -R $(id -u):$(id -g) {folder.parent}`.",
        )


def _owner(folder: Path) -> tuple[int, int] | None:
    if not folder.exists() or folder.stat().st_uid == 0:
        return None
    return folder.stat().st_uid, folder.stat().st_gid


def _system_user() -> tuple[int, int]:
    if found := _look_up(SYSTEM_USER):
        return found
    if program := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin"):
        options = [
            "--system",
            "--no-create-home",
            "--home-dir",
            "/nonexistent",
            "--shell",
            "/usr/sbin/nologin",
        ]
        # Another process may make the same user at the same time: the look-up below settles it.
        subprocess.run([program, *options, SYSTEM_USER], capture_output=True, check=False)
    if found := _look_up(SYSTEM_USER) or _look_up("nobody"):
        return found
    raise CommandFailed(
        "Không tạo được người dùng hệ thống motcua: hãy chạy `useradd --system motcua`.",
        "Could not make the system user motcua: run `useradd --system motcua`.",
    )


def _look_up(name: str) -> tuple[int, int] | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return entry.pw_uid, entry.pw_gid


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _prefixes(uid: int, gid: int) -> list[tuple[str, ...]]:
    plain = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups")
    # Without no_setuid_fixup, access(2) would ignore the capability and PostgreSQL could not find itself.
    passing = [
        (*plain, "--securebits=+no_setuid_fixup", f"--inh-caps=-all,+{cap}", f"--ambient-caps=-all,+{cap}")
        for cap in CLOSED_FOLDER_CAPABILITIES
    ]
    return [(*words, "--") for words in (plain, *passing)]


def _reaches(prefix: tuple[str, ...], program: Path, folder: Path) -> bool:
    tests = (
        [str(program), "--version"],
        ["/usr/bin/test", "-x", str(program)],
        ["/usr/bin/test", "-w", str(folder)],
    )
    return all(
        subprocess.run([*prefix, *words], capture_output=True, cwd="/", check=False).returncode == 0
        for words in tests
    )


def _hand_over(folder: Path, uid: int, gid: int) -> None:
    """Give a folder and all in it to the service user, following no links."""
    os.chown(folder, uid, gid)
    for base, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.chown(os.path.join(base, name), uid, gid, follow_symlinks=False)
