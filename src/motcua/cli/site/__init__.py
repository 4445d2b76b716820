"""The command `motcua site`: the reference data of one authority's site, as tables people keep in Excel.

Files are checked whole before anything is written; every problem is named by file, line and column.
"""

from __future__ import annotations

from motcua.cli.site.command import add_arguments, run

__all__ = ["add_arguments", "run"]
