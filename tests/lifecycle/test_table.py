"""Every (state, act) pair is in the table or refused; nothing else."""

from __future__ import annotations

import itertools

from motcua.catalogue.public import Act as StepAct
from motcua.dossiers.policies import _POLICIES
from motcua.dossiers.states import FINAL, TRANSITIONS, Act, State, transition
from motcua.kernel.errors import all_errors

# Guide 2.2, written again by hand: from -> to.
ALLOWED = {
    (None, 1), (None, 2), (None, 3), (1, 2), (1, 5), (5, 1), (1, 3), (1, 6), (6, 1), (6, 2), (2, 4), (4, 5), (5, 4),
    (5, 8), (4, 6), (6, 4), (4, 8), (4, 9), (9, 10), (9, 4), (1, 7), (2, 7), (4, 7), (5, 7), (6, 7),
}  # fmt: skip


def test_the_table_is_guide_2_2_and_nothing_else() -> None:
    moves = {(t.source and int(t.source), int(t.target)) for t in TRANSITIONS if t.source != t.target}
    assert moves == ALLOWED


def test_every_pair_is_decided() -> None:
    for act, state in itertools.product(Act, State):
        origins = {transition(act, state, origin) for origin in (None, State.REGISTERED, State.PROCESSING)}
        for found in origins - {None}:
            assert found is not None
            assert found.source == state
        if state in FINAL and act is not Act.ADD_NOTE:
            assert origins == {None}


def test_every_act_has_a_policy_and_every_step_act_is_an_act() -> None:
    assert set(_POLICIES) == set(Act) - {Act.SUBMIT}
    assert {act.value for act in StepAct} <= {act.value for act in Act}


def test_every_refusal_has_words_and_a_code_of_its_own() -> None:
    codes: dict[str, str] = {}
    for error in all_errors():
        if error.__module__.startswith("motcua.") and ".tests." not in error.__module__:
            assert error.officer.strip(), error
            assert error.officer.rstrip()[-1] in ".?!”…:}", (error, error.officer)
            other = codes.setdefault(error.code, error.__qualname__)
            assert other == error.__qualname__, f"{error.code}: {other}, {error.__qualname__}"
