"""Reading the environment once, strictly: a wrong value stops the start with a hint."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = "true", "false"


def env_bool(name: str, default: bool) -> bool:
    """Return a setting that is exactly "true" or "false"; raise ImproperlyConfigured otherwise."""
    value = os.environ.get(name, TRUE if default else FALSE)
    if value not in {TRUE, FALSE}:
        raise ImproperlyConfigured(f"{name}={value!r}: write {TRUE} or {FALSE}.")
    return value == TRUE


def env_list(name: str, default: str) -> list[str]:
    """Return the comma-separated parts of a setting, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def project_dir() -> Path:
    """Return the checkout (or MOTCUA_HOME): where `sites/` and `var/` are."""
    home = os.environ.get("MOTCUA_HOME")
    return Path(home) if home else Path(__file__).resolve().parents[3]


def secret_key(var: Path) -> str:
    """Return MOTCUA_SECRET_KEY, or the key kept under var/, made at the first start and readable by its owner alone."""
    if value := os.environ.get("MOTCUA_SECRET_KEY"):
        if len(value) < 32:
            raise ImproperlyConfigured("MOTCUA_SECRET_KEY: use at least 32 random characters.")
        return value
    from django.core.management.utils import get_random_secret_key

    path = var / "secret-key"
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        var.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")


def database(url: str) -> dict[str, Any]:
    """Return Django's settings for a postgresql:// URL; raise ImproperlyConfigured for anything else.

    Several hosts may be given (`host1:5432,host2:5432`), and libpq options as the query.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured("MOTCUA_DATABASE_URL: write postgresql://user:password@host:port/name.")
    credentials, _, hosts = parts.netloc.rpartition("@")
    user, _, password = credentials.partition(":")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    pairs = [_host_port(host) for host in hosts.split(",")]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(user),
        "PASSWORD": unquote(password),
        "HOST": options.pop("host", ",".join(host for host, _ in pairs)),
        "PORT": options.pop("port", ",".join(port for _, port in pairs)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "motcua", **options},
    }


def _host_port(text: str) -> tuple[str, str]:
    if text.startswith("["):
        host, _, port = text[1:].partition("]")
        return host, port.lstrip(":") or "5432"
    host, _, port = text.partition(":")
    return unquote(host), port or "5432"
