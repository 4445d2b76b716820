"""Rows that are true from one day to another."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

M = TypeVar("M", bound=models.Model)


class DatedQuerySet(models.QuerySet[M]):
    """Rows with validity."""

    def valid_on(self, day: date) -> Self:
        """Return the rows true on a day; both ends are counted."""
        return self.filter(covers(day))


class Dated(models.Model):
    """Add `valid_from` and `valid_to` (the last day, counted; empty means still true)."""

    valid_from = models.DateField(_("Có hiệu lực từ ngày"))
    valid_to = models.DateField(_("Có hiệu lực đến hết ngày"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, day: date) -> bool:
        """Tell whether the row is true on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def covers(day: date, prefix: str = "") -> Q:
    """Return the condition "true on this day", optionally through a relation prefix such as `post__unit__`."""
    open_ended = Q(**{f"{prefix}valid_to__isnull": True}) | Q(**{f"{prefix}valid_to__gte": day})
    return Q(**{f"{prefix}valid_from__lte": day}) & open_ended


def order_of_dates(name: str) -> models.CheckConstraint:
    """Return the constraint that the last day is not before the first."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
        violation_error_message=_("Ngày kết thúc phải bằng hoặc sau ngày bắt đầu."),
    )


def one_of(name: str, column: str, values: Any, message: Any) -> models.CheckConstraint:
    """Return the constraint that a column holds one of the listed values."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{column}__in": [str(value) for value in values]}),
        violation_error_message=message,
    )


def same(column: str) -> Func:
    """Return a one-value range of a foreign key, so that a plain GiST index can compare it.

    The embedded server has no `btree_gist`; a range with equal ends overlaps only itself.
    """
    return Func(F(column), F(column), Value("[]"), function="int8range", output_field=_int_range())


def span(start: str | Combinable, end: str | Combinable, *, kind: str, bounds: str) -> Func:
    """Return the range between two columns; `kind` is the PostgreSQL range function."""
    return Func(start, end, Value(bounds), function=kind, output_field=_range_field(kind))


def _int_range() -> models.Field[Any, Any]:
    from django.contrib.postgres.fields import BigIntegerRangeField

    return BigIntegerRangeField()


def _range_field(kind: str) -> models.Field[Any, Any]:
    from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField

    return DateRangeField() if kind == "daterange" else DateTimeRangeField()
