"""Where the checkout, the data and the logs are. No Django here: the quick commands use it too."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """Return the checkout (or MOTCUA_HOME): the folder that holds `sites/` and `var/`."""
    chosen = os.environ.get("MOTCUA_HOME")
    return Path(chosen).absolute() if chosen else Path(__file__).resolve().parents[3]


def var() -> Path:
    """Return the folder of everything that is kept: database, logs, keys (MOTCUA_VAR)."""
    chosen = os.environ.get("MOTCUA_VAR")
    return Path(chosen).absolute() if chosen else home() / "var"


def site() -> Path:
    """Return the folder of the site's reference data (MOTCUA_SITE)."""
    chosen = os.environ.get("MOTCUA_SITE")
    return Path(chosen).absolute() if chosen else home() / "sites" / "camau"
