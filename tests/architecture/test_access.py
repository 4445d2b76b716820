"""The access table: what each address answers to whom. A new address fails here until it is entered.

The people: An (not signed in), a stranger (an account without an officer), Chi (counter), Dũng (case officer),
Giang (director), Lan (administrator), Khoa (case officer of another authority). The dossier lies at Chi's counter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import URLResolver, get_resolver

from motcua.dossiers.public import Dossier
from motcua.organisation.public import Account
from motcua.paperwork.public import forms_of
from tests.lifecycle.cast import AN, Stage

ROLES = ("an", "stranger", "chi", "dung", "giang", "lan", "khoa")
# What a reader meets: page, sign-in, another page, refused, not there, only by POST, no token.
PAGE, SIGN_IN, ELSEWHERE, REFUSED, HIDDEN, POST_ONLY, NO_TOKEN = tuple("pserhmt")

PUBLIC = "p p p p p p p"
DESK = "s r p p p p p"
COUNTER = "s r p r r r r"
ONE_DOSSIER = "s r p h p p h"
SIGNED_IN = "s p p p p p p"
OWN_ACCOUNT = "s e e e e e e"
TOKEN = "t t t t t t t"
NOBODY = "h h h h h h h"
BY_POST = "m m m m m m m"

TABLE = {
    "web:language": BY_POST,
    "web:gallery": PUBLIC,  # of a demonstration alone, see below
    "portal:home": PUBLIC,
    "portal:procedures": PUBLIC,
    "portal:procedure": PUBLIC,
    "portal:track": PUBLIC,
    "portal:dossier": PUBLIC,  # the question for the second fact, see below
    "portal:close": BY_POST,
    "portal:offices": PUBLIC,
    "portal:accessibility": PUBLIC,
    "portal:privacy": PUBLIC,
    "portal:robots": PUBLIC,
    "desk:inbox": DESK,
    "desk:export": DESK,
    "desk:receive": COUNTER,
    "desk:receive_options": COUNTER,
    "desk:receive_procedure": COUNTER,
    "desk:receive_preview": COUNTER,
    "desk:receive_person": BY_POST,
    "desk:search": DESK,
    "desk:returns": DESK,
    "desk:dossier": ONE_DOSSIER,
    "desk:received": ONE_DOSSIER,
    "desk:act": "s r p h r r h",
    "desk:submission": ONE_DOSSIER,
    "desk:submission_act": "s r p h r r h",
    "desk:form": ONE_DOSSIER,
    "account_login": "p e e e e e e",
    "account_logout": "e p p p p p p",
    "account_inactive": PUBLIC,
    "account_signup": "p e e e e e e",  # a page that says accounts are given by the administrator
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": "s e e e e e e",
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_deactivate_totp": "s h h h h h h",
    "mfa_view_recovery_codes": "s h h h h h h",
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": "s h h h h h h",
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": OWN_ACCOUNT,
    "mfa_reauthenticate_webauthn": OWN_ACCOUNT,
    "mfa_remove_webauthn": OWN_ACCOUNT,
    "mfa_edit_webauthn": OWN_ACCOUNT,
    "account_email": NOBODY,
    "account_email_verification_sent": NOBODY,
    "account_set_password": NOBODY,
    "account_confirm_login_code": NOBODY,
    "api:openapi-json": PUBLIC,
    "api:api-root": NOBODY,
    "api:procedures": TOKEN,
    "api:procedure": TOKEN,
    "api:deadline": TOKEN,
    "api:dossiers": TOKEN,
    "api:receive": TOKEN,
    "api:dossier": TOKEN,
    "api:dossier_deadline": TOKEN,
    "api:timeline": TOKEN,
    "api:forms": TOKEN,
    "api:form_pdf": TOKEN,
    "api:act": BY_POST,
    "api:submit": BY_POST,
}


def addresses(resolver: URLResolver, before: str = "/", space: str = "") -> Iterator[tuple[str, str]]:
    """Yield every address with its name."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from addresses(entry, before + str(entry.pattern), space + inner)
        else:
            yield space + (entry.name or ""), before + str(entry.pattern)


PATTERNS = dict(addresses(get_resolver()))


@dataclass
class House:
    """A dossier at the counter and somebody of each role at a browser."""

    dossier: Dossier
    people: dict[str, Client]

    def url(self, name: str) -> str:
        """Return an address with the values of the dossier."""
        form = forms_of(self.dossier.subject)[0]
        values = {"number": self.dossier.number, "code": self.dossier.version.procedure.code, "act": "hand-over",
                  "pk": self.dossier.pk, "form_id": form.pk}  # fmt: skip
        return re.sub(r"<(?:\w+:)?(\w+)>", lambda hole: str(values[hole[1]]), PATTERNS[name])


@pytest.fixture
def house(camau: None) -> House:
    people = {role: Client() for role in ROLES}
    Account.objects.create(username="stranger")
    for role in ROLES[1:]:
        people[role].force_login(
            Account.objects.get(username=role), backend="django.contrib.auth.backends.ModelBackend"
        )
    return House(Stage().receive(), people)


def met(response: HttpResponse) -> str:
    """Return in one letter what a reader meets."""
    if response.status_code == 302:
        return SIGN_IN if response["Location"].startswith("/tai-khoan/dang-nhap/") else ELSEWHERE
    return {200: PAGE, 403: REFUSED, 404: HIDDEN, 405: POST_ONLY, 401: NO_TOKEN}.get(
        response.status_code, "?"
    )


def test_every_address_is_in_the_table() -> None:
    assert set(PATTERNS) == set(TABLE)


@pytest.mark.django_db
def test_each_role_meets_at_each_address_what_the_table_says(house: House) -> None:
    wrong = []
    for name, expected in TABLE.items():
        url = house.url(name)
        answers = " ".join(met(house.people[role].get(url)) for role in ROLES)
        if answers != expected:
            wrong.append(f"{name}: {answers} instead of {expected}")
    assert wrong == []


@pytest.mark.django_db
def test_a_form_sent_by_somebody_else_changes_nothing(house: House) -> None:
    """Whoever may not open a page cannot post to it either; the session that ran out keeps what was typed."""
    revision = house.dossier.revision
    for name, expected in TABLE.items():
        if not name.startswith("desk:"):
            continue
        for role, letter in zip(ROLES, expected.split(), strict=True):
            if letter in {SIGN_IN, REFUSED, HIDDEN} or (
                letter == POST_ONLY and role in {"an", "stranger", "khoa"}
            ):
                answer = house.people[role].post(house.url(name), {"reason": "x", "revision": str(revision)})
                assert answer.status_code in {403, 404, 405, 409, 422}, f"{role} {name} {answer.status_code}"
    assert Dossier.objects.get(pk=house.dossier.pk).revision == revision


@pytest.mark.django_db
def test_a_forged_form_is_refused_everywhere(house: House) -> None:
    """The choice of language has no token: a forged one harms nobody. The API knows no cookies."""
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = house.people["chi"].cookies
    for name in TABLE:
        if not name.startswith("api:") and name != "web:language":
            status = strict.post(house.url(name), {"number": "x", "fact": "1"}).status_code
            assert status in {403, 404, 405}, f"{name} {status}"


@pytest.mark.django_db
def test_the_number_alone_shows_nothing_of_the_dossier(house: House) -> None:
    page = house.people["an"].get(house.url("portal:dossier")).content.decode()
    shown = (AN.full_name, AN.id_number, house.dossier.version.title)
    assert [fact for fact in shown if fact in page] == []


@pytest.mark.django_db
@override_settings(MOTCUA_DEMO=False)
def test_outside_a_demonstration_there_is_no_gallery_and_no_list_of_accounts(house: House) -> None:
    assert house.people["an"].get("/components/").status_code == 404
    assert "mot-cua-ca-mau" not in house.people["an"].get(house.url("account_login")).content.decode()
