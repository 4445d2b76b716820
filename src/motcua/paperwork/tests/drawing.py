"""Drawing a slip without a database, and reading what came out."""

from __future__ import annotations

import io
import re
from pathlib import Path

import typst
from PIL import Image
from pypdf import PdfReader

from motcua.paperwork.queries import typeset
from motcua.paperwork.rules.freezing import freeze
from motcua.paperwork.rules.slips import Slip
from motcua.paperwork.rules.templates import read_templates
from motcua.paperwork.states import COPY_LABELS, Copy, Origin

FORMS = Path(__file__).resolve().parents[1] / "forms"


def sheet_of(slip: Slip, copy: Copy = Copy.APPLICANT) -> typeset.Sheet:
    """Return a slip with the shipped template of its form."""
    source = next(item for item in read_templates(FORMS, Origin.SHIPPED) if item.code == slip.form.value)
    return typeset.Sheet(
        main=source.main,
        files=source.files,
        data=freeze(slip, token="kO3vT9x-1aZ"),
        copies=COPY_LABELS[copy],
        issued_at=slip.issued_at,
        name=f"{source.code}/{source.version}",
    )


def pdf_of(slip: Slip, copy: Copy = Copy.APPLICANT) -> bytes:
    """Return the PDF of a slip."""
    return typeset.draw(sheet_of(slip, copy))


def reader(pdf: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """Return the text of every page with single spaces."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader(pdf).pages]


def text(pdf: bytes) -> str:
    """Return all the text of a PDF."""
    return " ".join(texts(pdf))


def pictures(slip: Slip, dots_per_inch: int) -> list[Image.Image]:
    """Return every page in grey."""
    sheet = sheet_of(slip)
    with typeset._laid_out(sheet) as root:
        order = sheet.order(root)
        pages = typst.compile(
            order["input"],
            root=order["root"],
            sys_inputs=order["sys_inputs"],
            font_paths=typeset._fonts(),
            ignore_system_fonts=True,
            format="png",
            ppi=dots_per_inch,
        )
    return [
        Image.open(io.BytesIO(page)).convert("L") for page in (pages if isinstance(pages, list) else [pages])
    ]


def picture(slip: Slip, dots_per_inch: int = 254) -> Image.Image:
    """Return the first page; 254 dots an inch are ten to the millimetre."""
    return pictures(slip, dots_per_inch)[0]
