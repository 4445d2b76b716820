"""Taking the templates on disk into the database, where an issued form finds its own for ever."""

from __future__ import annotations

from pathlib import Path

from django.db import transaction
from django.db.models import Max

from motcua.paperwork.models import FormTemplate
from motcua.paperwork.rules.templates import TemplateSource, read_templates
from motcua.paperwork.states import Origin

SHIPPED_FORMS = Path(__file__).resolve().parents[1] / "forms"


def sync_templates(*site_folders: Path) -> list[FormTemplate]:
    """Store every version found on disk that is not yet stored; return the new ones. Safe to repeat.

    Folders of a site follow the shipped ones and may bring new versions of the same forms. A changed
    text of a known version becomes a further revision: forms already issued keep the text they had.
    Raises TemplateBroken.
    """
    found = list(read_templates(SHIPPED_FORMS, Origin.SHIPPED))
    for folder in site_folders:
        found += read_templates(folder, Origin.SITE)
    with transaction.atomic():
        return [stored for source in found if (stored := _stored(source)) is not None]


def _stored(source: TemplateSource) -> FormTemplate | None:
    known = FormTemplate.objects.filter(code=source.code, version=source.version)
    latest = known.select_for_update().order_by("-revision").defer("files").first()
    described = {
        "title": source.title,
        "valid_from": source.valid_from,
        "valid_to": source.valid_to,
        "source_note": source.source_note,
        "confidence": source.confidence,
    }
    if latest is not None and latest.source_sha256 == source.sha256:
        known.exclude(**described).update(**described)
        return None
    revision = (known.aggregate(last=Max("revision"))["last"] or 0) + 1
    return FormTemplate.objects.create(
        code=source.code,
        version=source.version,
        revision=revision,
        main=source.main,
        files=source.files,
        source_sha256=source.sha256,
        origin=source.origin.value,
        **described,
    )
