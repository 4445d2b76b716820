"""What became of an authority."""

from __future__ import annotations

from datetime import date

from motcua.organisation.models import Authority, Succession
from motcua.organisation.rules.hierarchy import Link, heirs


def heirs_of(authority: Authority, *, field: str = "", on: date) -> list[Authority]:
    """Return who does an authority's work in a field on a day; itself while nobody took over. Two queries."""
    rows = Succession.objects.values_list("predecessor__code", "successor__code", "field", "effective_on")
    codes = heirs([Link(*row) for row in rows], authority.code, field, on)
    by_code = {found.code: found for found in Authority.objects.filter(code__in=codes)}
    return [by_code[code] for code in codes]
