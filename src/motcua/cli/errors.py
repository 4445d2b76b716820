"""Troubles that end a command with one clear sentence and no traceback."""

from __future__ import annotations

from motcua.cli.words import pick


class CommandFailed(Exception):
    """Stop the command: what happened and what to do, in both languages."""

    def __init__(self, vi: str, en: str, *, status: int = 1) -> None:
        super().__init__(vi, en)
        self.vi, self.en, self.status = vi, en, status

    def __str__(self) -> str:
        return pick(self.vi, self.en)
