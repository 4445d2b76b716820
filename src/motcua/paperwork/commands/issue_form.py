"""Issuing a form: freeze its data, keep its template, tell the journal."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import connection

from motcua.journal.public import record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local
from motcua.paperwork.errors import NoTemplateInForce
from motcua.paperwork.events import FormIssued
from motcua.paperwork.models import FormTemplate, IssuedForm
from motcua.paperwork.queries.typeset import engine
from motcua.paperwork.rules.freezing import data_hash, freeze
from motcua.paperwork.rules.slips import Slip


def issue_form(slip: Slip, *, subject: str, actor: Actor, at: datetime, authority: str) -> IssuedForm:
    """Issue a form in the caller's transaction; it is drawn when somebody prints it.

    `subject` is the journal chain of the dossier. Law: Circular 03/2025/TT-VPCP, Annex I. Raises
    NoTemplateInForce when the form has no version valid on that day, RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("issue_form needs the transaction of the act that issues the form")
    template = _template_for(slip, at)
    token = secrets.token_urlsafe(12)
    data = freeze(slip, token=token)
    issued = IssuedForm.objects.create(
        form_code=slip.form.value,
        template=template,
        template_version=template.version,
        template_hash=template.source_sha256,
        authority_code=authority,
        subject=subject,
        dossier_number=slip.dossier_number,
        number=slip.number,
        ordinal=f"{slip.book.volume}/{slip.book.ordinal}" if slip.book else "",
        data=data,
        data_hash=data_hash(data),
        issued_at=at,
        issued_by_id=actor.id,
        issued_by_name=actor.name,
        token=token,
        engine=engine(),
    )
    record(_event(issued), subject=subject, actor=actor, at=at, authority=authority)
    return issued


def _template_for(slip: Slip, at: datetime) -> FormTemplate:
    day = local(at).date()
    found = FormTemplate.objects.in_force(slip.form.value, day).defer("files").first()
    if found is None:
        raise NoTemplateInForce(form=slip.form.value, on=day)
    return found


def _event(issued: IssuedForm) -> FormIssued:
    return FormIssued(
        form_id=str(issued.pk),
        form_code=issued.form_code,
        template_version=issued.template_version,
        template_hash=issued.template_hash,
        dossier_number=issued.dossier_number,
        number=issued.number,
        ordinal=issued.ordinal,
        data_hash=issued.data_hash,
    )
