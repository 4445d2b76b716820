"""The English of the refusals is the same on the command line and in the catalogue."""

from __future__ import annotations

from babel.messages.pofile import read_po

from motcua.deadlines import errors
from motcua.kernel.errors import all_errors

from .conftest import ROOT


def test_the_catalogue_part_has_the_english_of_every_refusal():
    with (ROOT / "src/motcua/locale/en/parts/deadlines.po").open("rb") as file:
        known = {message.id: message.string for message in read_po(file, locale="en")}
    for error in [errors.DeadlineError, *all_errors(errors.DeadlineError)]:
        assert known[error.officer] == error.english
        assert error.citizen in known
