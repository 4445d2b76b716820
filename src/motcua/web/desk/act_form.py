"""The base of the forms of acts: what an officer saw, and under which name the act counts once."""

from __future__ import annotations

import unicodedata
from typing import Any, cast
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.public import (
    Decide,
    Dossier,
    Situation,
)
from motcua.kernel.ids import new_id
from motcua.web.desk.frame import Here
from motcua.web.forms import PageForm, TextField


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a list, without the dashes and numbers people begin them with."""
    lines = (line.strip().lstrip("-–•*+").strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


def retyped(form: PageForm) -> QueryDict:
    """Return what was typed so that it can be changed before the form is shown again."""
    data = cast(QueryDict, form.data)
    if not getattr(data, "_mutable", True):
        data = data.copy()
        form.data = data
    return data


def without_controls(form: PageForm) -> None:
    """Take out of a form, once judged, the characters that no page may carry: they are shown to nobody."""
    for name, value in list(form.data.items()):
        if any(unicodedata.category(letter) == "Cc" and letter not in "\n\r\t" for letter in value):
            kept = (each for each in value if unicodedata.category(each) != "Cc" or each in "\n\r\t")
            retyped(form)[name] = "".join(kept)


class PickField(forms.ChoiceField):
    """One choice of a list."""

    default_error_messages = {"invalid_choice": _("Lựa chọn này không có trong danh sách. Hãy chọn lại.")}


class ActForm(PageForm):
    """The base: which version of the page was seen, and the name of this act so that it counts once."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    act_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, here: Here, dossier: Dossier, now: Situation, **options: Any) -> None:
        self.here, self.dossier, self.now = here, dossier, now
        options.setdefault("initial", {"revision": dossier.revision, "act_id": new_id()})
        super().__init__(*args, **options)
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the dossier."""

    def order(self) -> Any:
        """Return the order this form gives. Only after is_valid()."""
        raise NotImplementedError

    @property
    def known(self) -> dict[str, Any]:
        """Return what every order about a dossier carries."""
        return {"dossier_id": self.dossier.pk, "revision": self.cleaned_data["revision"]}

    @property
    def name_of_act(self) -> UUID:
        """Return the identifier under which the act counts once."""
        act_id: UUID = self.cleaned_data["act_id"]
        return act_id


class ReasonForm(ActForm):
    """An act that needs a reason and nothing else."""

    reason = TextField(label=_("Lý do"), limit=2000)


class DecideForm(ActForm):
    """Agreement, with an opinion if there is one."""

    reason = TextField(
        label=_("Ý kiến"), limit=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def order(self) -> Decide:
        """Return the order."""
        return Decide(**self.known, reason=self.cleaned_data["reason"])
