"""Tables of the journal. All are insert-only but the chain heads and the daily work of sealing."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One thing that was done, refused or read."""

    subject = models.CharField(_("đối tượng"), max_length=120)
    seq = models.PositiveIntegerField(_("số trong chuỗi"))
    kind = models.CharField(_("loại việc"), max_length=80)
    at = models.DateTimeField(_("lúc"))
    recorded_at = models.DateTimeField(_("ghi lúc"))
    recorded_on = models.DateField(_("ngày ghi"))
    actor_kind = models.CharField(max_length=20)
    actor_id = models.CharField(max_length=80)
    actor_name = models.CharField(_("người làm"), max_length=200)
    authority = models.CharField(_("cơ quan"), max_length=40, blank=True)
    act_id = models.UUIDField(null=True)
    content = models.TextField(_("nội dung"))
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects: ClassVar[models.Manager[Entry]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "seq"],
                name="journal_entry_chain",
                violation_error_message=_("Số trong chuỗi nhật ký không được trùng."),
            )
        ]
        indexes = [
            models.Index(fields=["recorded_on", "id"], name="journal_entry_day"),
            models.Index(fields=["actor_id", "-id"], name="journal_entry_actor"),
        ]

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Return the whole content as it was hashed."""
        facts: dict[str, Any] = json.loads(self.content)
        return facts

    @property
    def data(self) -> dict[str, Any]:
        """Return the event's own fields."""
        data: dict[str, Any] = self.facts["data"]
        return data

    @property
    def article(self) -> str:
        """Return the article of law the act was done under."""
        return str(self.facts["article"])

    @property
    def reason(self) -> str:
        """Return why, in the actor's words."""
        return str(self.facts["reason"])

    @property
    def actor_title(self) -> str:
        """Return the post the actor held at that moment."""
        return str(self.facts["actor"]["title"])


class Head(models.Model):
    """The end of one subject's chain: locked for the moment of adding to it, never globally."""

    subject = models.CharField(max_length=120, primary_key=True)
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)


class Seal(models.Model):
    """One day of the journal, closed with a Merkle root and bound to the day before."""

    day = models.DateField(primary_key=True)
    root = models.CharField(max_length=64)
    entries = models.PositiveIntegerField()
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    objects: ClassVar[models.Manager[Seal]] = models.Manager()


class Act(models.Model):
    """The answer already given to an act that its sender named, so that sending it twice has one effect."""

    act_id = models.UUIDField(primary_key=True)
    command = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    actor_id = models.CharField(max_length=80)
    result_model = models.CharField(max_length=80, blank=True)
    result_pk = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Act]] = models.Manager()
