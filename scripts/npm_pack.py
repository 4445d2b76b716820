"""Fetch one release of an npm package with the npm client, without installing anything."""

from __future__ import annotations

import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Package:
    """A pinned release of an npm package."""

    name: str
    version: str

    @property
    def spec(self) -> str:
        """Return ``name@version`` as npm writes it."""
        return f"{self.name}@{self.version}"


def fetch(package: Package, scratch: Path) -> Path:
    """Return the folder of the unpacked package, inside ``scratch``.

    Raises ``subprocess.CalledProcessError`` if npm cannot give the release.
    """
    done = subprocess.run(
        ["npm", "pack", "--silent", package.spec],
        cwd=scratch,
        check=True,
        capture_output=True,
        text=True,
    )
    archive = scratch / done.stdout.strip().splitlines()[-1]
    target = scratch / archive.stem
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"
