"""What makes a function a legal act: one transaction, one effect however often it is sent, no silent refusal."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, TypeVar, cast
from uuid import UUID

from django.apps import apps
from django.db import OperationalError, connection, models, transaction

from motcua.journal.commands.record import ACT_ID, AttemptRefused, record
from motcua.journal.errors import ActIdReused
from motcua.journal.models import Act
from motcua.journal.rules.canonical import digest, spell
from motcua.kernel.actor import Actor
from motcua.kernel.errors import DomainError

# deadlock_detected and serialization_failure: the database undid one of two acts.
DEADLOCK = frozenset({"40P01", "40001"})
MOST_ATTEMPTS = 3

O_contra = TypeVar("O_contra", contravariant=True)
O = TypeVar("O")  # noqa: E741
R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")


class Command(Protocol[O_contra, R_co]):
    """An act: an order, who gives it and when; `act_id` makes sending it again harmless."""

    def __call__(
        self, order: O_contra, *, actor: Actor, at: datetime, act_id: UUID | None = None
    ) -> R_co: ...


class _Act(Protocol[O_contra, R_co]):
    __name__: str
    __module__: str

    def __call__(self, order: O_contra, /, *, actor: Actor, at: datetime) -> R_co: ...


def command(act: _Act[O, R]) -> Command[O, R]:
    """Run an act in one durable transaction; it returns a model row, or None.

    The same `act_id` sent again returns the first answer. Raises ActIdReused when it comes with
    another content, RuntimeError inside a caller's own transaction, ValueError for a naive time. A
    refusal (DomainError) undoes everything, is entered in the journal and is raised again.
    """
    name = f"{act.__module__.split('.')[1]}.{act.__name__}"

    @functools.wraps(act)
    def run(order: O, *, actor: Actor, at: datetime, act_id: UUID | None = None) -> R:
        if at.tzinfo is None:
            raise ValueError("the time of an act needs its time zone")
        try:
            return _durably(lambda: _once(act, name, order, actor, at, act_id))
        except DomainError as refusal:
            _record_refusal(name, order, refusal, actor, at)
            raise

    return run


def _durably(work: Callable[[], R]) -> R:
    """Run work in one transaction; where the database breaks a deadlock, nothing was done, so do it again."""
    for attempt in range(MOST_ATTEMPTS):
        try:
            with transaction.atomic(durable=True):
                return work()
        except OperationalError as error:
            broken = getattr(error.__cause__, "sqlstate", "") in DEADLOCK
            if not broken or attempt + 1 == MOST_ATTEMPTS:
                raise
    raise AssertionError("unreachable")


def _once(act: _Act[O, R], name: str, order: O, actor: Actor, at: datetime, act_id: UUID | None) -> R:
    if act_id is None:
        return act(order, actor=actor, at=at)
    fingerprint = digest(spell([name, actor.id, order]))
    if not _claim(act_id, name, fingerprint, actor, at):
        return cast(R, _answer_given(act_id, fingerprint))
    token = ACT_ID.set(act_id)
    try:
        result = act(order, actor=actor, at=at)
    finally:
        ACT_ID.reset(token)
    if isinstance(result, models.Model):
        Act.objects.filter(pk=act_id).update(result_model=result._meta.label, result_pk=str(result.pk))
    return result


def _claim(act_id: UUID, name: str, fingerprint: str, actor: Actor, at: datetime) -> bool:
    """Take an act identifier; a second sender waits here until the first has committed or failed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_act (act_id, command, fingerprint, actor_id, result_model, result_pk, at)"
            " VALUES (%s, %s, %s, %s, '', '', %s) ON CONFLICT DO NOTHING",
            [act_id, name, fingerprint, actor.id, at],
        )
        return bool(cursor.rowcount)


def _answer_given(act_id: UUID, fingerprint: str) -> models.Model | None:
    given = Act.objects.get(pk=act_id)
    if given.fingerprint != fingerprint:
        raise ActIdReused
    if not given.result_model:
        return None
    return cast(models.Model, apps.get_model(given.result_model)._base_manager.get(pk=given.result_pk))


def _record_refusal(name: str, order: Any, refusal: DomainError, actor: Actor, at: datetime) -> None:
    if connection.in_atomic_block and connection.needs_rollback:
        return
    subject = getattr(order, "subject", "")
    chain = f"access:{subject}" if subject else f"refusals:{actor.id}"
    with transaction.atomic():
        record(AttemptRefused(command=name, code=refusal.code), subject=chain, actor=actor, at=at)
