"""The only door to the papers for neighbours."""

from motcua.paperwork.commands.issue_form import issue_form
from motcua.paperwork.commands.next_number import (
    next_book_entry,
    next_document_number,
    next_dossier_number,
    next_number,
)
from motcua.paperwork.commands.sync_templates import sync_templates
from motcua.paperwork.errors import BadDossierNumber, NoTemplateInForce, NumbersExhausted, TemplateBroken
from motcua.paperwork.models import FormTemplate, IssuedForm, NumberSeries
from motcua.paperwork.queries.issued import (
    Verification,
    file_name,
    form_by_id,
    form_by_token,
    forms_of,
    render,
    verify,
)
from motcua.paperwork.rules.freezing import data_hash
from motcua.paperwork.rules.numbers import (
    DOSSIER_NUMBER,
    document_number,
    dossier_number,
    tidy_dossier_number,
)
from motcua.paperwork.rules.parts import (
    Book,
    FeeLine,
    HelpLines,
    Letterhead,
    PaperLine,
    PartyLines,
    Phase,
    Signature,
)
from motcua.paperwork.rules.slips import (
    ApologySlip,
    IntakeRefusalSlip,
    ReceiptSlip,
    Slip,
    SupplementRequestSlip,
)
from motcua.paperwork.rules.wording import (
    say_date,
    say_moment,
    say_moment_with_weekday,
    say_place_and_date,
    say_quantity,
)
from motcua.paperwork.states import Copy, FormCode, SignatureKind

__all__ = [
    "DOSSIER_NUMBER",
    "ApologySlip",
    "BadDossierNumber",
    "Book",
    "Copy",
    "FeeLine",
    "FormCode",
    "FormTemplate",
    "HelpLines",
    "IntakeRefusalSlip",
    "IssuedForm",
    "Letterhead",
    "NoTemplateInForce",
    "NumberSeries",
    "NumbersExhausted",
    "PaperLine",
    "PartyLines",
    "Phase",
    "ReceiptSlip",
    "Signature",
    "SignatureKind",
    "Slip",
    "SupplementRequestSlip",
    "TemplateBroken",
    "Verification",
    "data_hash",
    "document_number",
    "dossier_number",
    "file_name",
    "form_by_id",
    "form_by_token",
    "forms_of",
    "issue_form",
    "next_book_entry",
    "next_document_number",
    "next_dossier_number",
    "next_number",
    "render",
    "say_date",
    "say_moment",
    "say_moment_with_weekday",
    "say_place_and_date",
    "say_quantity",
    "sync_templates",
    "tidy_dossier_number",
    "verify",
]
