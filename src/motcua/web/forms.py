"""Forms that speak plain Vietnamese, keep what was typed and render as GOV.UK components.

Use `PageForm` as the base and the fields below; `{% error_summary form %}` above the form and
`{{ form }}` inside it give the whole markup. Cleaning is the kernel's: a refusal of the kernel
becomes the error of the field.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from motcua.kernel.clock import VN
from motcua.kernel.errors import Audience, DomainError, text_of
from motcua.kernel.text import clean_line, clean_name, clean_text

DATE = re.compile(r"(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})")
BARE_DATE = re.compile(r"(\d{2})(\d{2})(\d{4})")
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
TIME = re.compile(r"(\d{1,2})\s*[:hHgG]\s*(\d{0,2})")


class GovukRenderer(TemplatesSetting):
    """Render forms and fields with our templates; set as FORM_RENDERER."""

    form_template_name = "motcua/forms/form.html"
    field_template_name = "motcua/forms/field.html"


class PageForm(forms.Form):
    """The base of every form on a page: no browser-language validation, errors of commands shown."""

    use_required_attribute = False
    audience: Audience = "officer"

    def refuse(self, error: DomainError) -> None:
        """Show a refusal of a command on its field, or above the form."""
        field = error.field if error.field in self.fields else None
        self.add_error(field, text_of(error, self.audience, gettext))


def refusal_as_validation(clean: Callable[[], str]) -> str:
    """Run a cleaner of the kernel; raise ValidationError with the words of its refusal."""
    try:
        return clean()
    except DomainError as error:
        raise ValidationError(text_of(error, "officer", gettext), code=error.code) from error


class LineField(forms.CharField):
    """One tidy line of text (NFC, single spaces)."""

    cleaner = staticmethod(clean_line)

    def __init__(self, *, limit: int = 200, **options: Any) -> None:
        self.limit = limit
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        """Return the cleaned text. Raises ValidationError for text the kernel refuses."""
        text = str(value) if value not in self.empty_values else ""
        return refusal_as_validation(lambda: self.cleaner(text, limit=self.limit))


class NameField(LineField):
    """The name of a person or body: no pictures, no other symbols."""

    cleaner = staticmethod(clean_name)


class TextField(LineField):
    """Text of several lines."""

    cleaner = staticmethod(clean_text)
    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, limit: int = 4000, **options: Any) -> None:
        super().__init__(limit=limit, **options)


class DigitsField(LineField):
    """A number that people type with spaces, dots or dashes: identity card, telephone, tax code."""

    wrong = _("Chỉ ghi chữ số, ví dụ {example}.")

    def __init__(self, *, lengths: tuple[int, ...], example: str, **options: Any) -> None:
        self.lengths, self.example = lengths, example
        options.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))
        super().__init__(limit=40, **options)

    def to_python(self, value: Any) -> str:
        """Return the bare digits. Raises ValidationError for other signs or another length."""
        digits = re.sub(r"[\s.\-()]", "", super().to_python(value))
        digits = re.sub(r"^\+84", "0", digits)
        if digits and (not digits.isascii() or not digits.isdigit() or len(digits) not in self.lengths):
            raise ValidationError(str(self.wrong).format(example=self.example), code="digits")
        return digits


class VnDateField(forms.Field):
    """A date typed as 24/12/2026, 24-12-2026, 24122026 or 2026-12-24."""

    widget = forms.TextInput(
        attrs={"inputmode": "numeric", "autocomplete": "off", "class": "govuk-input--width-10"}
    )
    default_error_messages = {
        "unreadable": _("Ghi ngày theo thứ tự ngày/tháng/năm, ví dụ 24/12/2026."),
        "no_such_date": _("Không có ngày {typed}. Hãy xem lại ngày và tháng."),
    }

    def to_python(self, value: Any) -> date | None:
        """Return the date. Raises ValidationError for an unreadable one or one that does not exist."""
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        return self.parse(str(value).strip())

    def parse(self, text: str) -> date:
        """Read a typed date. Raises ValidationError as to_python does."""
        if match := ISO_DATE.fullmatch(text):
            year, month, day = (int(part) for part in match.groups())
        elif match := DATE.fullmatch(text) or BARE_DATE.fullmatch(text):
            day, month, year = (int(part) for part in match.groups())
        else:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        try:
            return date(year, month, day)
        except ValueError:
            message = str(self.error_messages["no_such_date"]).format(typed=text)
            raise ValidationError(message, code="no_such_date") from None

    def prepare_value(self, value: Any) -> Any:
        """Show a date as it is typed here."""
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


class VnMomentField(VnDateField):
    """A moment typed as "24/12/2026 9:05" on a Vietnamese clock; gives an aware datetime."""

    default_error_messages = {
        "unreadable": _("Ghi ngày và giờ, ví dụ 24/12/2026 9:05."),
    }

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment. Raises ValidationError as VnDateField does, and for a wrong time."""
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return value
        day, _sep, clock = re.sub(r"[T,]", " ", str(value)).strip().partition(" ")
        match = TIME.fullmatch(clock.strip())
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
        if hour > 23 or minute > 59:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable")
        return datetime.combine(self.parse(day), time(hour, minute), VN)

    def prepare_value(self, value: Any) -> Any:
        """Show a moment as it is typed here."""
        if not isinstance(value, datetime):
            return value
        moment = value.astimezone(VN)
        return f"{moment:%d/%m/%Y} {moment.hour}:{moment:%M}"
