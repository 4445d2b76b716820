"""Publish a draft: from then on it is frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.catalogue import policies
from motcua.catalogue.errors import DatesInTheWay, ProcedureUnknown, PublicationRefused
from motcua.catalogue.events import VersionPublished
from motcua.catalogue.models import Procedure, ProcedureVersion
from motcua.catalogue.queries.facts import facts_of, whole
from motcua.catalogue.queries.surroundings import surroundings_of
from motcua.catalogue.rules.facts import VersionFacts
from motcua.catalogue.rules.publication import Surroundings, check_publication
from motcua.catalogue.states import VersionStatus
from motcua.journal.public import command, record
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishVersion:
    """Which draft, and from which day if not the one written in it."""

    version_id: int
    valid_from: date | None = None


@command
def publish_version(order: PublishVersion, *, actor: Actor, at: datetime) -> ProcedureVersion:
    """Check a draft, run its example dossiers, and freeze it; the version before ends on the day before.

    Law: Decree 63/2010/NĐ-CP art. 8 and 15. Raises PublicationRefused with every fault, AlreadyPublished, DatesInTheWay,
    CatalogueNotYours.
    """
    policies.may_keep_catalogue(actor).require()
    version = ProcedureVersion.objects.filter(pk=order.version_id).select_related("procedure").first()
    if version is None:
        raise ProcedureUnknown(code="–")
    Procedure.objects.locked(version.procedure.code)
    version = ProcedureVersion.objects.locked(version.pk)
    policies.may_change(version).require()
    if order.valid_from:
        ProcedureVersion.objects.filter(pk=version.pk).update(valid_from=order.valid_from)
    return release(version.pk, actor=actor, at=at)


def release(
    version_id: int, *, actor: Actor, at: datetime, around: Surroundings | None = None
) -> ProcedureVersion:
    """Publish inside the caller's transaction. Raises PublicationRefused, DatesInTheWay."""
    version = whole().get(pk=version_id)
    facts = facts_of(version)
    findings = check_publication(facts, around or surroundings_of(version, facts, local(at).date()))
    if findings:
        raise PublicationRefused(procedure=version.procedure.code, findings=findings)
    _end_the_one_before(version)
    version.status = VersionStatus.PUBLISHED
    version.published_at = at
    version.published_by = actor.name
    version.save(update_fields=["status", "published_at", "published_by"])
    _record(version, facts, actor, at)
    return version


def _end_the_one_before(version: ProcedureVersion) -> None:
    others = version.procedure.versions.published().exclude(pk=version.pk)
    later = others.filter(valid_from__gte=version.valid_from).order_by("valid_from").first()
    if later is not None and (version.valid_to is None or later.valid_from <= version.valid_to):
        raise DatesInTheWay(code=version.procedure.code, number=later.number, starts=later.valid_from)
    others.filter(valid_from__lt=version.valid_from, valid_to=None).update(
        valid_to=version.valid_from - timedelta(days=1)
    )


def _record(version: ProcedureVersion, facts: VersionFacts, actor: Actor, at: datetime) -> None:
    event = VersionPublished(
        procedure=version.procedure.code,
        number=version.number,
        fingerprint=version.fingerprint,
        valid_from=version.valid_from,
        examples=len(facts.examples),
    )
    subject = f"procedure:{version.procedure.code}"
    record(event, subject=subject, actor=actor, at=at, article="63/2010/NĐ-CP, Điều 8, Điều 15")
