"""Writing parties down: what is kept, what is refused, what is found again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from motcua.kernel.clock import VN
from motcua.kernel.errors import DomainError
from motcua.kernel.text_errors import NameHasSymbol, TextTooLong
from motcua.parties import errors
from motcua.parties.models import Party
from motcua.parties.public import PartyFacts, earlier, register_party

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=VN)
pytestmark = pytest.mark.django_db

VIOLATIONS = {
    "party_kind_known": {"kind": "ghost"},
    "party_sex_known": {"sex": "x"},
    "party_named": {"full_name": ""},
    "party_id_number_shape": {"id_number": "096 066"},
    "party_phone_shape": {"phone": "912"},
    "party_tax_number_shape": {"tax_number": "1"},
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_a_violating_row_is_refused_by_the_database_and_in_words(name: str) -> None:
    assert {constraint.name for constraint in Party._meta.constraints} == set(VIOLATIONS)
    row = Party(**{"full_name": "Lê Văn An", "registered_at": NOW, **VIOLATIONS[name]})
    constraint = next(item for item in Party._meta.constraints if item.name == name)
    assert str(constraint.violation_error_message).endswith(".")
    with pytest.raises(ValidationError):
        constraint.validate(Party, row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()


def test_a_party_is_kept_clean_and_found_by_folded_name() -> None:
    facts = PartyFacts(
        full_name="  Ðặng  Thị Đào ", id_number="096 166 001 234", birth_date="24/12/1966", sex="female",
        phone="0912 345 418", email="Dao@Thu.vn", address="Ấp 1 ", commune_code="32152",
    )  # fmt: skip
    party = register_party(facts, at=NOW)
    party.refresh_from_db()
    assert (party.full_name, party.folded_name) == ("Đặng Thị Đào", "dang thi dao")
    assert (party.id_number, party.phone, party.email) == ("096166001234", "0912345418", "Dao@thu.vn")
    assert (party.birth_date, party.registered_at) == (date(1966, 12, 24), NOW)


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"full_name": ""}, errors.NameMissing, "full_name"),
        ({"full_name": "..."}, errors.NameMissing, "full_name"),
        ({"full_name": "Nguyễn 😀 An"}, NameHasSymbol, "full_name"),
        ({"full_name": "An 2"}, errors.NameHasDigit, "full_name"),
        ({"full_name": "a" * 5_000_000}, TextTooLong, "full_name"),
        ({"kind": "ghost"}, errors.KindUnknown, "kind"),
        ({"sex": "x"}, errors.SexUnknown, "sex"),
        ({"id_number": "12"}, errors.IdNumberWrong, "id_number"),
        ({"birth_date": "31/02/1990"}, errors.BirthDateWrong, "birth_date"),
        ({"birth_date": date(2027, 1, 1)}, errors.BirthDateInFuture, "birth_date"),
        ({"phone": "12"}, errors.PhoneWrong, "phone"),
        ({"email": "x"}, errors.EmailWrong, "email"),
        ({"address": "a" * 301}, TextTooLong, "address"),
        ({"tax_number": "1"}, errors.TaxNumberWrong, "tax_number"),
        ({"commune_code": "x"}, errors.CommuneCodeWrong, "commune_code"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(
    changes: dict[str, Any], error: type[DomainError], field: str
) -> None:
    with pytest.raises(error) as caught:
        register_party(PartyFacts(**{"full_name": "Lê Văn An", **changes}), at=NOW)
    assert caught.value.field == field
    assert not Party.objects.exists()


def test_a_firm_may_have_digits_in_its_name() -> None:
    firm = PartyFacts("Công ty TNHH Thành Đạt 68", kind="business", tax_number="2001234567-001")
    assert register_party(firm, at=NOW).tax_number == "2001234567-001"


def test_the_newest_statement_of_a_person_is_found(django_assert_num_queries: Any) -> None:
    for phone in ("0912345418", "0912345419"):
        register_party(PartyFacts("Lê Văn An", id_number="096066001234", phone=phone), at=NOW)
    with django_assert_num_queries(1):
        found = earlier("096 066 001 234")
    assert found is not None
    assert found.phone == "0912345419"
    with django_assert_num_queries(0):
        assert earlier("abc") is None
        assert earlier("") is None
