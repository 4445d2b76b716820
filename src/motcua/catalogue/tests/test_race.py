"""Two people publish the same draft at once: one does, the other is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from motcua.catalogue import models as m
from motcua.catalogue import public as c
from motcua.catalogue.errors import AlreadyPublished
from motcua.catalogue.tests.conftest import good, moment
from motcua.kernel.actor import Actor

AT = moment("2026-11-20 10:00")


@pytest.mark.django_db(transaction=True)
def test_one_publishes_and_the_other_is_told(procedure: m.Procedure, keeper: Actor) -> None:
    version = c.draft_new_version(c.DraftNewVersion(facts=good()), actor=keeper, at=AT)

    def publish() -> str:
        try:
            c.publish_version(c.PublishVersion(version_id=version.pk), actor=keeper, at=AT)
        except AlreadyPublished:
            return "told"
        finally:
            connection.close()
        return "published"

    with ThreadPoolExecutor(2) as pool:
        answers = [future.result() for future in [pool.submit(publish) for _ in range(2)]]
    assert sorted(answers) == ["published", "told"]
