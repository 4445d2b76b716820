"""What the figures were measured on: the kind of machine and the versions, never its name or its folders."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection

SETTINGS = ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size")
PACKAGES = ("django", "psycopg", "granian", "django-ninja", "typst", "openpyxl")


def facts() -> dict[str, Any]:
    """Return the facts for the JSON."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "processor": _processor(),
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "system": platform.system(),
        "python": platform.python_version(),
        "postgresql": _ask("SHOW server_version"),
        "postgresql_settings": {name: _ask(f"SHOW {name}") for name in SETTINGS},
        "packages": {name: version(name) for name in PACKAGES},
        "load_before": [round(value, 2) for value in os.getloadavg()],
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _ask(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return str(cursor.fetchone()[0])
