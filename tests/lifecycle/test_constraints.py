"""One violating row for each constraint: the database refuses it, and says so in words.

The rules and policies refuse earlier and with better words; the constraints hold when they are wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from motcua.api.models import ApiClient
from motcua.catalogue.models import TimeLimit
from motcua.dossiers.models import (
    Dossier,
    DossierPaper,
    FinancialObligation,
    Proposal,
    Result,
    StepVisit,
    Supplement,
)
from motcua.journal.models import Entry
from motcua.organisation.public import Officer
from motcua.paperwork.models import FormTemplate, IssuedForm, NumberSeries
from tests.lifecycle.cast import MONDAY, Stage

pytestmark = pytest.mark.django_db
TABLES = (Dossier, DossierPaper, FinancialObligation, Proposal, Result, StepVisit, Supplement)


@dataclass
class Bench:
    """A dossier that was just received, and three officers."""

    dossier: Dossier
    chi: Officer
    dung: Officer
    giang: Officer

    def with_values(self, **values: Any) -> Dossier:
        """Return the dossier with other values, not saved."""
        for name, value in values.items():
            setattr(self.dossier, name, value)
        return self.dossier

    def fact(self, table: type[models.Model], **values: Any) -> models.Model:
        """Return a fact of the dossier, not saved."""
        return table(dossier=self.dossier, authority=self.dossier.authority, **values)

    def proposal(self, **values: Any) -> models.Model:
        return self.fact(Proposal, **{"kind": "result", "made_by": self.dung, "made_at": MONDAY, **values})

    def supplement(self, **values: Any) -> models.Model:
        facts = {"ordinal": 1, "demands": ["x"], "reason": "x", "answer_by": date(2026, 12, 1),
                 "requested_at": MONDAY, "requested_by": self.dung}  # fmt: skip
        return self.fact(Supplement, **{**facts, **values})

    def obligation(self, **values: Any) -> models.Model:
        facts = {"what": "x", "amount": 1, "requested_at": MONDAY, "requested_by": self.chi}
        return self.fact(FinancialObligation, **{**facts, **values})

    def result(self, **values: Any) -> models.Model:
        facts = {"outcome": "granted", "summary": "x", "number": "1/QĐ-SNV", "issued_on": MONDAY.date(),
                 "issued_at": MONDAY, "issued_by": self.chi, "signed_by": self.giang}  # fmt: skip
        return self.fact(Result, **{**facts, **values})

    def twice(self, make: Callable[..., models.Model], **second: Any) -> models.Model:
        """Save one row and return another like it."""
        make().save()
        return make(**second)

    def second_dossier_result(self) -> models.Model:
        """Return a result of another dossier with the number of the first."""
        self.result().save()
        other = Dossier.objects.get(pk=self.dossier.pk)
        other.pk, other.number, other.clock = None, "H12.03-261102-9999", None
        other.state, other.received_at = 3, None
        other.save(force_insert=True)
        return Result(**{**_plain(self.result()), "dossier": other})


def _plain(row: models.Model) -> dict[str, Any]:
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name != "id"}


@pytest.fixture
def bench(camau: None) -> Bench:
    officers = {code: Officer.objects.get(code=code) for code in ("chi", "dung", "giang")}
    return Bench(dossier=Stage().receive(), **officers)


ROWS: dict[str, Callable[[Bench], models.Model]] = {
    "dossier_received_has_number": lambda b: b.with_values(number=None),
    "dossier_state_known": lambda b: b.with_values(state=11),
    "dossier_channel_known": lambda b: b.with_values(channel=4),
    "dossier_returned_after_finished": lambda b: b.with_values(returned_at=MONDAY),
    "dossier_pause_remembers_origin": lambda b: b.with_values(state=5),
    "dossier_sets_sane": lambda b: b.with_values(sets=0),
    "dossier_paper_counts": lambda b: b.fact(DossierPaper, position=90, name="x", copies=100),
    "dossier_paper_digitised": lambda b: b.fact(DossierPaper, position=90, name="x", digitised=4),
    "dossier_in_one_step": lambda b: b.fact(StepVisit, step=b.dossier.step, entered_at=MONDAY),
    "dossier_visit_forward": lambda b: b.fact(
        StepVisit, step=b.dossier.step, entered_at=MONDAY, left_at=MONDAY - timedelta(minutes=1)
    ),
    "dossier_one_open_result": lambda b: b.twice(b.proposal),
    "dossier_one_open_proposal": lambda b: b.twice(
        lambda **more: b.proposal(**{"kind": "stop", **more}), kind="withdrawal"
    ),
    "proposal_maker_not_checker": lambda b: b.proposal(state="reviewed", reviewed_by=b.dung),
    "proposal_checker_not_approver": lambda b: b.proposal(state="approved", decided_by=b.dung),
    "supplement_ordinal": lambda b: b.twice(b.supplement),
    "supplement_twice_at_most": lambda b: b.supplement(ordinal=3),
    "supplement_answer_after_request": lambda b: b.supplement(answered_at=MONDAY - timedelta(1)),
    "obligation_amount": lambda b: b.obligation(amount=0),
    "obligation_receipt": lambda b: b.obligation(paid_at=MONDAY),
    "obligation_one_open": lambda b: b.twice(b.obligation),
    "result_number_once": lambda b: b.second_dossier_result(),
    "result_one_in_force": lambda b: b.twice(b.result, number="2/QĐ-SNV"),
}


def test_every_constraint_of_the_dossiers_has_its_row() -> None:
    assert {item.name for table in TABLES for item in table._meta.constraints} == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_violating_row_of_a_dossier_is_refused(bench: Bench, name: str) -> None:
    refused(ROWS[name](bench), name)


def test_whoever_reviewed_does_not_decide(bench: Bench) -> None:
    row = bench.proposal(state="approved", reviewed_by=bench.chi, decided_by=bench.chi)
    refused(row, "proposal_checker_not_approver")


def test_whoever_reviewed_may_send_back(bench: Bench) -> None:
    bench.proposal(state="sent_back", reviewed_by=bench.chi, decided_by=bench.chi).save()


def _template(**values: Any) -> models.Model:
    known = FormTemplate.objects.order_by("pk").first()
    assert known is not None
    return FormTemplate(**{**_plain(known), **values})


def _issued_again(bench: Bench) -> models.Model:
    known = IssuedForm.objects.get(subject=bench.dossier.subject)
    return IssuedForm(**{name: value for name, value in _plain(known).items()})


def _series(**values: Any) -> models.Model:
    return NumberSeries(
        **{"authority_code": "H12.03", "series": "x", "period_key": "2026", "last": 1, **values}
    )


def _client(bench: Bench, **values: Any) -> models.Model:
    facts = {"name": "x", "authority": bench.dossier.authority, "scopes": [], "token_hash": "0" * 64,
             "created_at": MONDAY, "expires_at": MONDAY + timedelta(1)}  # fmt: skip
    return ApiClient(**{**facts, **values})


def _limit(_bench: Bench) -> models.Model:
    known = TimeLimit.objects.order_by("pk").first()
    assert known is not None
    return TimeLimit(**_plain(known))


ELSEWHERE: dict[str, Callable[[Bench], models.Model]] = {
    "paperwork_formtemplate_one_revision": lambda b: _template(),
    "paperwork_formtemplate_validity": lambda b: _template(
        revision=9, valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 1)
    ),
    "paperwork_issuedform_token": _issued_again,
    "paperwork_numberseries_one_per_period": lambda b: b.twice(_series),
    "paperwork_numberseries_from_one": lambda b: _series(last=0),
    "limit_once_per_case_channel_outcome": _limit,
    "api_client_name_once": lambda b: b.twice(lambda **more: _client(b, **more), token_hash="1" * 64),
    "api_client_named": lambda b: _client(b, name=""),
    "api_client_expires_later": lambda b: _client(b, expires_at=MONDAY),
}


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_violating_row_of_another_room_is_refused(bench: Bench, name: str) -> None:
    refused(ELSEWHERE[name](bench), name)


def test_an_entry_of_the_journal_has_its_own_place_in_the_chain(bench: Bench) -> None:
    """The trigger of the chain gives each entry the next place; the constraint holds without it."""
    known = Entry.objects.filter(subject=bench.dossier.subject).first()
    assert known is not None
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_chain")
    refused(Entry(**_plain(known)), "journal_entry_chain")


def refused(row: models.Model, name: str) -> None:
    """Assert that the database refuses a row because of one constraint, which explains itself."""
    constraint = next(item for item in row._meta.constraints if item.name == name)
    assert constraint.violation_error_message != constraint.default_violation_error_message
    with pytest.raises(ValidationError):
        constraint.validate(type(row), row)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        row.save()
