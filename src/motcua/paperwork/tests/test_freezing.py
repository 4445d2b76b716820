"""A frozen slip: canonical, hashed, readable."""

import dataclasses
import json
import unicodedata

import pytest

from motcua.paperwork.rules.freezing import canonical, data_hash, freeze
from motcua.paperwork.tests import samples


@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_frozen_data_survive_json_and_keep_their_hash(slip: samples.Slip) -> None:
    data = freeze(slip, token="t")
    again = json.loads(json.dumps(data))
    assert again == data
    assert data_hash(again) == data_hash(data)
    assert data["form"] == slip.form.value
    assert data["facts"]["issued_at"].endswith("+07:00")


def test_the_hash_does_not_hang_on_the_order_of_keys_nor_on_the_spelling_of_letters() -> None:
    composed = samples.receipt(notes="Đợi bổ sung ở quầy số 3")
    apart = samples.receipt(notes=unicodedata.normalize("NFD", "Đợi bổ sung ở quầy số 3"))
    assert data_hash(freeze(composed, token="t")) == data_hash(freeze(apart, token="t"))
    data = freeze(composed, token="t")
    assert canonical(dict(reversed(data.items()))) == canonical(data)


def test_another_value_gives_another_hash() -> None:
    slip = samples.receipt()
    before = data_hash(freeze(slip, token="t"))
    assert data_hash(freeze(dataclasses.replace(slip, sets=2), token="t")) != before
    assert data_hash(freeze(slip, token="u")) != before


def test_characters_that_deceive_or_cannot_be_stored_are_gone() -> None:
    slip = samples.with_owner(samples.receipt(), "Lê\x00 Thị\u202e nA\ud800\tB")
    name = freeze(slip, token="t")["printed"]["party"]["owner_name"]
    assert name == "Lê  Thị nA\ufffd B"
    canonical(freeze(slip, token="t")).encode()


def test_whole_form_is_composed_unicode() -> None:
    for slip in samples.all_slips():
        spelled = canonical(freeze(slip, token="t"))
        assert unicodedata.is_normalized("NFC", spelled)
