"""Following a dossier: its number, a second fact, and then its page."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from motcua.dossiers.public import Dossier, open_with, tracked
from motcua.journal.public import record_access
from motcua.kernel import clock
from motcua.kernel.actor import Actor
from motcua.kernel.errors import DomainError
from motcua.kernel.text import N_
from motcua.paperwork.public import tidy_dossier_number
from motcua.web import faults
from motcua.web.components import Crumb
from motcua.web.formats import show_date, show_time
from motcua.web.forms import LineField, PageForm, refusal_as_validation
from motcua.web.portal import attempts, grants
from motcua.web.portal.shell import show
from motcua.web.portal.tracked import context_of

PURPOSE = N_("Người nộp xem trên cổng tra cứu")
WHAT = N_("Trang theo dõi hồ sơ")
APPLICANT = Actor(kind="applicant", id="portal", name=N_("Người nộp hồ sơ"))


class LookUpForm(PageForm):
    """The number of a dossier and the last four signs of an identity number or telephone."""

    audience = "citizen"
    number = LineField(
        label=gettext_lazy("Mã hồ sơ"),
        help_text=gettext_lazy(
            "In ở đầu giấy hẹn, ví dụ H12.03-261123-0017. Gõ liền hay có dấu cách đều được."
        ),
        limit=100,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}
        ),
    )
    fact = LineField(
        label=gettext_lazy("4 số cuối của căn cước hoặc điện thoại"),
        help_text=gettext_lazy(
            "Của chủ hồ sơ hoặc của người nộp, như đã ghi khi nộp. Tổ chức ghi 4 số cuối mã số thuế."
        ),
        limit=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "inputmode": "numeric", "class": "govuk-input--width-10"}
        ),
    )

    def clean_number(self) -> str:
        """Return the number as the office writes it."""
        return refusal_as_validation(lambda: tidy_dossier_number(self.cleaned_data["number"]))

    def clean_fact(self) -> str:
        """Return the signs without spaces. Raises ValidationError for fewer than four or other signs."""
        said = "".join(ch for ch in self.cleaned_data["fact"] if ch not in " .-()").upper()
        if not (4 <= len(said) <= 14 and said.isascii() and said.isalnum()):
            raise forms.ValidationError(_("Ghi đúng 4 số cuối, ví dụ 0418."), code="fact")
        return said


@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    """Ask for the number and the second fact, and open the dossier's page when they belong together."""
    if request.method == "POST":
        return _answer(request, LookUpForm(request.POST))
    typed = request.GET.get("ma", "")[:100]
    return _ask(request, LookUpForm(initial={"number": _tidy(typed) or typed}))


@require_http_methods(["GET", "HEAD"])
def dossier(request: HttpRequest, number: str) -> HttpResponse:
    """Show a dossier to who has opened it within half an hour; others are asked, whatever the number is.

    The QR code of the receipt slip leads here.
    """
    tidy = _tidy(number)
    if tidy is None:
        form = LookUpForm({"number": number[:100], "fact": ""})
        form.full_clean()
        form.errors.pop("fact", None)
        return _ask(request, form, status=404)
    if tidy != number:
        return HttpResponseRedirect(reverse("portal:dossier", args=[tidy]))
    at = clock.now()
    pk = grants.held(request, tidy, at)
    found = tracked(pk) if pk is not None else None
    if found is None:
        return _ask(request, LookUpForm(initial={"number": tidy}))
    return show(request, "dossier", {"number": tidy, **context_of(found, at)}, private=True)


@require_POST
def close(request: HttpRequest, number: str) -> HttpResponse:
    """End the permission to see a dossier and go back to the search."""
    grants.withdraw(request, _tidy(number) or number, clock.now())
    return HttpResponseRedirect(reverse("portal:track"))


def _answer(request: HttpRequest, form: LookUpForm) -> HttpResponse:
    if not form.is_valid():
        return _ask(request, form)
    at, number = clock.now(), form.cleaned_data["number"]
    tried = attempts.begin(request, number, at)
    if isinstance(tried, int):
        return _too_often(request, tried)
    found = open_with(number, form.cleaned_data["fact"])
    if found is None:
        form.add_error(
            None,
            _("Mã hồ sơ và 4 số cuối này không đi cùng nhau. Hãy xem lại cả hai trên giấy hẹn rồi thử lại."),
        )
        return _ask(request, form)
    attempts.take_back(tried)
    return _open(request, found, number)


def _open(request: HttpRequest, found: Dossier, number: str) -> HttpResponse:
    at = clock.now()
    record_access(found.subject, actor=APPLICANT, at=at, purpose=PURPOSE, what=WHAT)
    grants.give(request, number, found.pk, at)
    return HttpResponseRedirect(reverse("portal:dossier", args=[number]))


def _too_often(request: HttpRequest, seconds: int) -> HttpResponse:
    again = clock.local(clock.now() + timedelta(seconds=seconds))
    said = _(
        "Đã có nhiều lần tra cứu không khớp, từ nơi bạn đang dùng mạng hoặc với mã hồ sơ này."
        " Thử lại được từ {time} ngày {day}; cần ngay thì gọi tổng đài."
    ).format(time=show_time(again), day=show_date(again))
    response = faults.too_many(request, retry_seconds=seconds, text=said)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _ask(request: HttpRequest, form: LookUpForm, *, status: int = 200) -> HttpResponse:
    crumbs = [Crumb(_("Trang chủ"), reverse("portal:home")), Crumb(_("Theo dõi hồ sơ"))]
    return show(request, "track", {"form": form, "crumbs": crumbs}, status=status, private=True)


def _tidy(text: str) -> str | None:
    try:
        return tidy_dossier_number(text) if text.strip() else None
    except DomainError:
        return None
