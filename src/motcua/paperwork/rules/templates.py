"""Templates on disk: one folder a form, `form.toml` with its versions, Typst sources beside it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from motcua.paperwork.errors import TemplateBroken
from motcua.paperwork.states import Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateSource:
    """One version of one form as found on disk. `files` maps relative path to text."""

    code: str
    version: int
    title: str
    valid_from: date
    valid_to: date | None
    source_note: str
    confidence: str
    main: str
    files: dict[str, str]
    origin: Origin

    @property
    def sha256(self) -> str:
        """Return the hash of every source file this version is drawn from."""
        return bundle_hash(self.main, self.files)


def bundle_hash(main: str, files: dict[str, str]) -> str:
    """Return the SHA-256 of a main path and its files, whatever their order."""
    canonical = json.dumps([main, sorted(files.items())], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def read_templates(folder: Path, origin: Origin) -> Iterator[TemplateSource]:
    """Yield every version of every form under a folder. Raises TemplateBroken, naming the file."""
    for manifest in sorted(folder.glob("*/form.toml")):
        code = manifest.parent.name
        try:
            described = tomllib.loads(manifest.read_text(encoding="utf-8"))
            for entry in described["version"]:
                yield _source(folder, code, described, entry, origin)
        except (KeyError, ValueError, OSError) as problem:
            raise TemplateBroken(form=code, version="?", problem=f"{manifest.name}: {problem}") from problem


def _source(
    folder: Path, code: str, described: dict[str, Any], entry: dict[str, Any], origin: Origin
) -> TemplateSource:
    main = f"{code}/{entry['file']}"
    paths = [main, *entry.get("uses", [])]
    return TemplateSource(
        code=code,
        version=int(entry["number"]),
        title=str(described["title"]),
        valid_from=_day(entry["valid_from"]),
        valid_to=_day(entry["valid_to"]) if "valid_to" in entry else None,
        source_note=str(entry["source"]),
        confidence=str(entry.get("confidence", "")),
        main=main,
        files={path: _inside(folder, path).read_text(encoding="utf-8") for path in paths},
        origin=origin,
    )


def _day(value: Any) -> date:
    if type(value) is not date:
        raise ValueError(f"{value!r} is not a date")
    return value


def _inside(folder: Path, path: str) -> Path:
    found = (folder / path).resolve()
    if not found.is_relative_to(folder.resolve()):
        raise ValueError(f"{path} leaves the folder of forms")
    return found
