"""What the installation remembers about itself."""

from __future__ import annotations

from django.db import models


class LoadedContent(models.Model):
    """Reference data that `motcua serve` has loaded, by the digest of its files, so that a start repeats nothing."""

    name = models.CharField(max_length=100, unique=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
