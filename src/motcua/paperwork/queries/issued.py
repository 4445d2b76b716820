"""Finding issued forms, printing them, proving them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from motcua.paperwork.models import IssuedForm
from motcua.paperwork.queries import typeset
from motcua.paperwork.rules.freezing import data_hash
from motcua.paperwork.rules.templates import bundle_hash
from motcua.paperwork.states import COPY_LABELS, Copy, FormCode, Origin


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether the frozen data and the template of a form are still what was issued."""

    data_ok: bool
    template_ok: bool

    @property
    def ok(self) -> bool:
        """Tell whether both are."""
        return self.data_ok and self.template_ok


def forms_of(subject: str) -> QuerySet[IssuedForm]:
    """Return the forms of a dossier, oldest first, without their data."""
    found = IssuedForm.objects.filter(subject=subject).select_related("template")
    return found.defer("data", "template__files").order_by("issued_at", "id")


def form_by_token(token: str) -> IssuedForm | None:
    """Return the form that carries a look-up token, if any."""
    return IssuedForm.objects.select_related("template").filter(token=token[:40]).first() if token else None


def form_by_id(form_id: UUID) -> IssuedForm | None:
    """Return an issued form, if it exists."""
    return IssuedForm.objects.select_related("template").filter(pk=form_id).first()


def render(issued: IssuedForm, *, copy: Copy = Copy.APPLICANT) -> bytes:
    """Return the PDF/A of an issued form, the same bytes every time. Raises TemplateBroken.

    Only Mẫu 01 has named copies (Lưu, Giao người nộp); Copy.BOTH prints two sheets of any form.
    """
    sheet = typeset.Sheet(
        main=issued.template.main,
        files=issued.template.files,
        data=issued.data,
        copies=COPY_LABELS[copy],
        issued_at=issued.issued_at,
        name=f"{issued.form_code}/{issued.template_version}",
    )
    if issued.template.origin == Origin.SITE:
        return typeset.draw_bounded(sheet)
    return typeset.draw(sheet)


def verify(issued: IssuedForm) -> Verification:
    """Compute both hashes again and compare them with those given at issue."""
    template = issued.template
    return Verification(
        data_ok=data_hash(issued.data) == issued.data_hash and issued.data.get("form") == issued.form_code,
        template_ok=bundle_hash(template.main, template.files) == issued.template_hash,
    )


def file_name(issued: IssuedForm) -> str:
    """Return a plain ASCII name for the PDF, "mau_01-H12.32.05-261123-0018.pdf"."""
    number = "".join(
        ch if (ch.isalnum() and ch.isascii()) or ch in ".-" else "-" for ch in issued.dossier_number
    )
    return f"{FormCode(issued.form_code).value}-{number or issued.pk}.pdf"
