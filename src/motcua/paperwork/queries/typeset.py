"""Setting a sheet with Typst: PDF/A-2a and PDF/UA-1, own fonts only, no network, no file but the template's own."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from motcua.paperwork.errors import TemplateBroken
from motcua.paperwork.queries.coverage import FONTS, drawable
from motcua.paperwork.rules.freezing import canonical
from motcua.paperwork.rules.qr import qr_rows

SECONDS, MEGABYTES = 10, 768


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a PDF depends on, besides engine and fonts."""

    main: str
    files: dict[str, str]
    data: dict[str, Any]
    copies: tuple[str, ...]
    issued_at: datetime
    name: str

    def order(self, root: Path) -> dict[str, Any]:
        """Return the arguments of the compiler for sources laid out under a folder."""
        texts = self.data["printed"]
        payload = texts.get("qr_payload", "")
        printed = drawable(texts) | {"qr": qr_rows(payload) if payload else []}
        return {
            "input": str(root / self.main),
            "root": str(root),
            "sys_inputs": {
                "data": canonical({"printed": printed}),
                "copies": json.dumps(self.copies, ensure_ascii=False),
            },
            "timestamp": int(self.issued_at.timestamp()),
        }


@functools.cache
def engine() -> str:
    """Return what draws the sheets, kept with every issued form."""
    return f"typst {version('typst')}, segno {version('segno')}"


def draw(sheet: Sheet) -> bytes:
    """Return the PDF, set in this process: for the templates shipped with motcua. Raises TemplateBroken."""
    with _laid_out(sheet) as root:
        try:
            return compiled(sheet.order(root))
        except typst.TypstError as problem:
            raise _broken(sheet, str(problem)) from problem


def draw_bounded(sheet: Sheet) -> bytes:
    """Return the PDF, set in a child process with bounded time and memory: for a site's own templates.

    Raises TemplateBroken, also when the template does not end within 10 seconds or 768 MB.
    """
    with _laid_out(sheet) as root:
        order = json.dumps(sheet.order(root)).encode()
        try:
            child = subprocess.run(  # noqa: S603 - fixed program, data on stdin
                [
                    sys.executable,
                    "-m",
                    "motcua.paperwork.queries.typeset_child",
                    str(SECONDS),
                    str(MEGABYTES),
                ],
                input=order,
                capture_output=True,
                timeout=2 * SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as problem:
            raise _broken(sheet, f"> {SECONDS} s") from problem
    if child.returncode == 0 and child.stdout.startswith(b"%PDF"):
        return child.stdout
    raise _broken(
        sheet, child.stderr.decode(errors="replace")[-400:].strip() or f"> {SECONDS} s, {MEGABYTES} MB"
    )


def compiled(order: dict[str, Any]) -> bytes:
    """Return the PDF of one order of the compiler. Raises typst.TypstError."""
    return typst.compile(
        str(order["input"]),
        root=str(order["root"]),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=order["sys_inputs"],
        pdf_standards=["a-2a", "ua-1"],
        timestamp=order["timestamp"],
    )


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


@contextmanager
def _laid_out(sheet: Sheet) -> Iterator[Path]:
    """Write the template's files into a folder of their own, the only one the compiler may read."""
    with tempfile.TemporaryDirectory(prefix="motcua-form-") as folder:
        root = Path(folder)
        for path, text in sheet.files.items():
            target = (root / path).resolve()
            if not target.is_relative_to(root.resolve()):
                raise _broken(sheet, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        yield root


def _broken(sheet: Sheet, problem: str) -> TemplateBroken:
    code, _, number = sheet.name.partition("/")
    return TemplateBroken(form=code, version=number, problem=problem)
