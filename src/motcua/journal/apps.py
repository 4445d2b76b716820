"""The journal app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "motcua.journal"
    label = "journal"
    verbose_name = "Nhật ký"
