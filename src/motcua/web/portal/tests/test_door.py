"""The door to a dossier: two facts, one answer to all that is wrong, counted tries, a short permission."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from motcua.dossiers import public as d
from motcua.dossiers.queries import tracking
from motcua.journal.public import accesses_of
from motcua.kernel import clock
from motcua.parties.public import PartyFacts
from motcua.web.portal import attempts
from motcua.web.portal.tests.bench import STRANGER, assert_good_page, open_dossier, words
from tests.lifecycle.cast import AN, MONDAY, Stage

pytestmark = pytest.mark.django_db
BINH = PartyFacts(full_name="Lê Thái Bình", id_number="096200054321", phone="0911222333", address="Ấp 3")


@pytest.fixture
def dossier(stage: Stage) -> d.Dossier:
    intake = stage.walker.intake(stage.version, AN)
    return stage.walker.receive(replace(intake, submitter=BINH, capacity="con"), stage.later(1))


@pytest.mark.parametrize("fact", ["2345", "0206", "4321", "2333", "02 06", "096066012345", "0900000206"])
def test_identity_or_telephone_of_owner_or_submitter_opens(
    client: Client, dossier: d.Dossier, fact: str
) -> None:
    answer = open_dossier(client, dossier.number or "", fact)
    assert answer["Location"] == f"/ho-so/{dossier.number}/"
    assert words(client.get(answer["Location"])).count(dossier.number or "-") >= 2


@pytest.mark.parametrize(
    "spelt", [str.lower, lambda n: " ".join(n), lambda n: n.replace("-", " – "), lambda n: f" {n} "]
)
def test_numbers_may_be_spelt_loosely(client: Client, dossier: d.Dossier, spelt: object) -> None:
    number = dossier.number or ""
    answer = open_dossier(client, spelt(number), "0206")  # type: ignore[operator]
    assert answer["Location"] == f"/ho-so/{number}/"
    loose = client.get(f"/ho-so/{number.lower()}/")
    assert loose["Location"] == f"/ho-so/{number}/"


@pytest.mark.parametrize(
    "fact", ["206", "0000", "6066", "09600000000002345", "٢٣٤٥", "🙂🙂🙂🙂", "2345; --", ""]
)
def test_anything_else_does_not(client: Client, dossier: d.Dossier, fact: str) -> None:
    answer = open_dossier(client, dossier.number or "", fact)
    assert answer.status_code == 200
    assert AN.full_name not in words(answer)


def test_wrong_number_and_wrong_fact_get_one_answer_and_one_amount_of_work(
    client: Client, dossier: d.Dossier
) -> None:
    counts, pages = [], []
    for number, fact in ((dossier.number or "", "9999"), ("H12.03-261102-9876", "0206")):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            page = open_dossier(client, number, fact)
        counts.append(len(asked))
        pages.append(re.sub(r'value="[^"]*"', "", page.content.decode()))
    assert counts[0] == counts[1]
    assert pages[0] == pages[1]


def test_all_four_facts_are_compared_whatever_is_wrong(
    dossier: d.Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[bytes] = []

    def counting(left: bytes, right: bytes) -> bool:
        compared.append(left)
        return left == right

    monkeypatch.setattr(tracking, "compare_digest", counting)
    for number, fact in (
        (dossier.number or "", "9999"),
        ("H12.03-261102-9876", "0206"),
        (dossier.number or "", "2345"),
    ):
        compared.clear()
        d.open_with(number, fact)
        assert len(compared) == 4


def test_without_permission_every_number_shows_the_same_question(client: Client, dossier: d.Dossier) -> None:
    pages = []
    for number in (dossier.number or "", "H12.03-261102-9876"):
        page = client.get(f"/ho-so/{number}/")
        assert page.status_code == 200
        assert AN.full_name not in words(page)
        csrf = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"')
        pages.append(csrf.sub("", page.content.decode()).replace(number, "N"))
    assert pages[0] == pages[1]


@pytest.mark.parametrize("number", ["x", "🙂", "H12.03", "H12.03-261102-00010001000100010001", "..", "a b"])
def test_a_number_of_the_wrong_shape_says_so(client: Client, dossier: d.Dossier, number: str) -> None:
    page = client.get(f"/ho-so/{number}/", follow=True)
    assert page.status_code == 404
    answer = open_dossier(client, number, "0206")
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_what_was_typed_is_kept(client: Client, dossier: d.Dossier) -> None:
    page = open_dossier(client, "h12.03-261102-9876", "0206")
    assert_good_page(page)
    assert 'value="h12.03-261102-9876"' in page.content.decode()


def test_the_eleventh_wrong_try_waits_and_is_told_until_when(client: Client, dossier: d.Dossier) -> None:
    for _turn in range(10):
        assert open_dossier(client, dossier.number or "", "9999").status_code == 200
    page = open_dossier(client, dossier.number or "", "9999")
    assert page.status_code == 429
    assert_good_page(page)
    assert page["Retry-After"] == "900"
    assert "Thử lại được từ 9:15 ngày 02/11/2026" in words(page)
    assert open_dossier(client, dossier.number or "", "0206").status_code == 429
    with clock.frozen(MONDAY.replace(hour=9) + timedelta(minutes=45, seconds=1)):
        assert open_dossier(client, dossier.number or "", "0206").status_code == 302


def test_an_address_cannot_walk_through_numbers(client: Client, dossier: d.Dossier) -> None:
    for turn in range(10):
        open_dossier(client, f"H12.03-261102-{turn + 100:04d}", "0206")
    assert open_dossier(client, dossier.number or "", "0206").status_code == 429
    assert open_dossier(client, dossier.number or "", "0206", REMOTE_ADDR=STRANGER).status_code == 302


def test_many_addresses_cannot_guess_one_number(client: Client, dossier: d.Dossier) -> None:
    for turn in range(10):
        open_dossier(client, dossier.number or "", f"{turn:04d}", REMOTE_ADDR=f"198.51.100.{turn}")
    assert open_dossier(client, dossier.number or "", "9999", REMOTE_ADDR=STRANGER).status_code == 429


def test_patience_does_not_help_either(client: Client, dossier: d.Dossier) -> None:
    moment = MONDAY
    for turn in range(40):
        moment += timedelta(minutes=16)
        with clock.frozen(moment):
            open_dossier(client, dossier.number or "", "9999", REMOTE_ADDR=f"198.51.100.{turn}")
    with clock.frozen(moment + timedelta(minutes=16)):
        assert open_dossier(client, dossier.number or "", "9999", REMOTE_ADDR=STRANGER).status_code == 429


def test_right_answers_are_not_counted(client: Client, dossier: d.Dossier) -> None:
    for _turn in range(15):
        assert open_dossier(client, dossier.number or "", "0206").status_code == 302


def test_one_house_of_many_addresses_is_one_address(rf: RequestFactory) -> None:
    near = [rf.get("/", REMOTE_ADDR=f"2001:db8:1:2::{n}") for n in (1, 2)]
    assert attempts._address(near[0]) == attempts._address(near[1]) == "2001:db8:1:2::/64"
    assert attempts._address(rf.get("/", REMOTE_ADDR=STRANGER)) == STRANGER


def test_permission_lasts_half_an_hour_and_only_here(client: Client, dossier: d.Dossier) -> None:
    url = open_dossier(client, dossier.number or "", "0206")["Location"]
    assert AN.full_name in words(client.get(url))
    assert AN.full_name not in words(Client().get(url))
    with clock.frozen(MONDAY.replace(hour=9) + timedelta(hours=1)):
        assert AN.full_name not in words(client.get(url))


def test_closing_ends_the_permission(client: Client, dossier: d.Dossier) -> None:
    url = open_dossier(client, dossier.number or "", "0206")["Location"]
    assert client.get(f"{url}dong/").status_code == 405
    assert client.post(f"{url}dong/")["Location"] == "/tra-cuu/"
    assert AN.full_name not in words(client.get(url))


def test_the_session_is_renamed_when_the_door_opens(client: Client, dossier: d.Dossier) -> None:
    client.get("/tra-cuu/")
    session = client.session
    session["planted"] = "1"
    session.save()
    before = client.cookies["sessionid"].value
    open_dossier(client, dossier.number or "", "0206")
    assert client.cookies["sessionid"].value != before


def test_each_opening_is_in_the_journal_and_on_the_page(client: Client, dossier: d.Dossier) -> None:
    open_dossier(client, dossier.number or "", "9999")
    assert accesses_of(dossier.subject) == []
    page = client.get(open_dossier(client, dossier.number or "", "0206")["Location"])
    looks = accesses_of(dossier.subject)
    assert [look.actor_kind for look in looks] == ["applicant"]
    assert "Bạn, hoặc người biết mã hồ sơ" in words(page)


def test_private_pages_are_kept_and_listed_nowhere(client: Client, dossier: d.Dossier) -> None:
    answer = open_dossier(client, dossier.number or "", "0206")
    for page in (
        answer,
        client.get(answer["Location"]),
        client.get("/tra-cuu/"),
        open_dossier(client, "x", "y"),
    ):
        assert page["Cache-Control"] == "no-store"
    for page in (client.get(answer["Location"]), client.get("/tra-cuu/")):
        assert "noindex" in page["X-Robots-Tag"]
        assert '<meta name="robots" content="noindex' in page.content.decode()
    assert "0206" not in answer["Location"]


def test_a_form_of_another_site_opens_nothing(dossier: d.Dossier) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert open_dossier(strict, dossier.number or "", "0206").status_code == 403


@pytest.mark.parametrize(
    ("number", "fact"), [("H12.03-261102-0001\x00", "0206"), ("H12.03-261102-0001", "02\x0006")]
)
def test_nul_is_refused(client: Client, dossier: d.Dossier, number: str, fact: str) -> None:
    assert open_dossier(client, number, fact).status_code in {200, 400}


def test_five_megabytes_are_413(client: Client, dossier: d.Dossier) -> None:
    body = b"number=" + b"a" * 5_000_000
    answer = client.generic("POST", "/tra-cuu/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413


def test_many_at_once_cannot_try_more_often(committed: None, rf: RequestFactory) -> None:
    """Race: sixteen requests at the same moment, ten are let through."""
    cache.clear()
    request = rf.get("/", REMOTE_ADDR="198.51.100.77")

    def one(_turn: int) -> bool:
        try:
            return isinstance(attempts.begin(request, "H12.03-261102-7777", MONDAY), attempts.Try)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        passed = list(pool.map(one, range(16)))
    cache.clear()
    assert sum(passed) == 10
