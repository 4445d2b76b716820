"""Receiving what was submitted earlier: the papers are counted, and money that is owed is taken."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from motcua.catalogue.public import papers_for
from motcua.dossiers.public import PaperCount, ReceiveDossier
from motcua.web.desk.act_form import ActForm
from motcua.web.desk.papers import PaperRow, read_papers, rows_for
from motcua.web.forms import LineField


class ReceiveSubmittedForm(ActForm):
    """Papers as submitted, to be confirmed; a receipt where money is owed."""

    payment_receipt = LineField(label=_("Số biên lai hoặc mã giao dịch"), limit=80, required=False)

    def prepare(self) -> None:
        """Read which papers are needed; ask for a receipt only where something is owed."""
        self.needed = papers_for(self.dossier.version, self.dossier.case_code)
        self.counts: tuple[PaperCount, ...] = ()
        if not self.dossier.obligations.filter(paid_at=None).exists():
            del self.fields["payment_receipt"]

    @property
    def paper_lines(self) -> list[PaperRow]:
        """Return the rows of the table of papers."""
        return rows_for(self.needed, self.data if self.is_bound else None, self.dossier.papers.all())

    def clean(self) -> dict[str, Any]:
        """Read the papers."""
        data = super().clean() or {}
        self.counts, errors = read_papers(self.needed, self.data)
        if errors:
            raise ValidationError([sentence for _, sentence in errors])
        return data

    def order(self) -> ReceiveDossier:
        """Return the order."""
        receipt = self.cleaned_data.get("payment_receipt", "")
        return ReceiveDossier(**self.known, papers=self.counts, payment_receipt=receipt)
