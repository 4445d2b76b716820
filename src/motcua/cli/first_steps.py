"""What a start does before it serves: tables, static files, reference data, demonstration. Each only when needed."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from motcua import __version__
from motcua.cli import paths
from motcua.cli.errors import CommandFailed
from motcua.cli.migrate import migrate
from motcua.cli.words import complain, say
from motcua.kernel.errors import DomainError, text_of

if TYPE_CHECKING:
    from django.contrib.staticfiles.finders import BaseFinder


def prepare() -> None:
    """Run every step in order. Raises CommandFailed when the installation cannot serve."""
    check_settings()
    migrate()
    collect_static()
    sync_forms()
    load_site()
    load_demo()


def check_settings() -> None:
    """Print what the system checks find; raise CommandFailed for an error."""
    from django.core import checks

    found = [item for item in checks.run_checks() if not item.is_silenced()]
    for item in found:
        hint = f" → {item.hint}" if item.hint else ""
        complain(f"{item.id}: {item.msg}{hint}", f"{item.id}: {item.msg}{hint}")
    if any(item.is_serious() for item in found):
        raise CommandFailed(
            "Cấu hình có lỗi (xem các dòng trên).", "The configuration has errors (see above)."
        )


def sync_forms() -> None:
    """Bring the official forms of this release, and the site's own, into the database."""
    from django.conf import settings

    from motcua.paperwork.public import sync_templates

    sync_templates(*[folder for folder in [Path(settings.SITE_DIR) / "forms"] if folder.is_dir()])


def collect_static() -> bool:
    """Gather the static files when one of them has changed; tell whether that was needed."""
    from django.conf import settings
    from django.core.management import call_command

    stamp, digest = Path(settings.STATIC_ROOT) / ".stamp", _static_digest()
    if stamp.exists() and stamp.read_text() == digest:
        return False
    say("Chuẩn bị tệp giao diện…", "Preparing the static files…")
    stamp.parent.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest)
    return True


def _static_digest() -> str:
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256(__version__.encode())
    for finder in get_finders():
        seen.update(_finder_facts(finder).encode())
    return seen.hexdigest()


def _finder_facts(finder: BaseFinder) -> str:
    lines = []
    for name, storage in finder.list([]):
        facts = Path(storage.path(name)).stat()
        lines.append(f"{name}\t{facts.st_size}\t{facts.st_mtime_ns}\n")
    return "".join(sorted(lines))


def load_site() -> bool:
    """Load the site's reference data when they differ from what was loaded last; tell whether that was needed.

    Data with mistakes stop the first start. Later the office keeps working with what it has, and is told.
    """
    folder = paths.site()
    if not folder.is_dir() or not _has_command("site"):
        complain(f"Không có dữ liệu cơ quan trong {folder}.", f"There are no site data in {folder}.")
        return False
    digest, before = _folder_digest(folder), _loaded("site")
    if digest == before:
        return False
    say(f"Nạp dữ liệu cơ quan từ {folder}…", f"Loading the site's data from {folder}…")
    if _call("site", "load", str(folder)) == 0:
        _remember("site", digest)
        return True
    if before is None:
        raise CommandFailed(
            "Dữ liệu cơ quan có lỗi (xem các dòng trên): hãy sửa rồi chạy lại.",
            "The site's data have mistakes (see above): mend them and run again.",
        )
    complain(
        "Dữ liệu cơ quan có lỗi: hệ thống chạy tiếp với dữ liệu đã nạp lần trước.",
        "The site's data have mistakes: going on with what was loaded before.",
    )
    return False


def load_demo() -> bool:
    """Make the demonstration caseload once, on the first start of an installation in demo mode."""
    from django.conf import settings

    if not settings.MOTCUA_DEMO or not _has_command("demo") or _loaded("site") is None or _loaded("demo"):
        return False
    say("Tạo hồ sơ mẫu…", "Creating the demonstration dossiers…")
    # Without its examples the office opens all the same; the next start tries again.
    if _call("demo", "load") != 0:
        complain("Chưa tạo được hồ sơ mẫu.", "The demonstration dossiers could not be made.")
        return False
    _remember("demo", __version__)
    return True


def _has_command(name: str) -> bool:
    return importlib.util.find_spec(f"motcua.cli.{name}") is not None


def _call(*arguments: str) -> int:
    from motcua.cli.main import call

    try:
        return call(list(arguments))
    except DomainError as refusal:
        complain(text_of(refusal), f"{refusal.code}: {text_of(refusal)}")
        return 1


def _folder_digest(folder: Path) -> str:
    seen = hashlib.sha256(__version__.encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.startswith((".", "~")):
            seen.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()


def _loaded(name: str) -> str | None:
    from django.apps import apps

    found = (
        apps.get_model("config", "LoadedContent").objects.filter(name=name).values_list("digest", flat=True)
    )
    return found.first()


def _remember(name: str, digest: str) -> None:
    from django.apps import apps

    from motcua.kernel.clock import now

    values = {"digest": digest, "loaded_at": now()}
    apps.get_model("config", "LoadedContent").objects.update_or_create(name=name, defaults=values)
