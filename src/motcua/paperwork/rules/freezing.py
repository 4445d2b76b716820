"""Freezing a slip: canonical JSON and its hash, the proof that a paper was not changed later."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from datetime import date, datetime
from typing import Any

from motcua.kernel.clock import local
from motcua.paperwork.rules.code128 import code128_modules
from motcua.paperwork.rules.slips import Slip

SCHEMA = 1


def freeze(slip: Slip, *, token: str) -> dict[str, Any]:
    """Return all that a sheet needs for ever: the facts, the printed texts, bars and QR payload.

    Drawing reads nothing else, so a later change of wording in code cannot change an issued paper.
    """
    payload = slip.qr_payload.replace("{token}", token)
    printed = slip.printed() | {
        "barcode": code128_modules(slip.dossier_number) if slip.dossier_number else "",
        "qr_payload": payload,
    }
    frozen = {
        "schema": SCHEMA,
        "form": slip.form.value,
        "facts": dataclasses.asdict(slip),
        "printed": printed,
    }
    plain: dict[str, Any] = _plain(frozen)
    return plain


def canonical(data: dict[str, Any]) -> str:
    """Return JSON with sorted keys, no spaces, composed letters."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def data_hash(data: dict[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return _readable(value)
    if isinstance(value, datetime):
        return local(value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def _readable(text: str) -> str:
    """Return composed text without characters that PostgreSQL or a PDF cannot hold."""
    composed = unicodedata.normalize("NFC", str(text))
    if composed.isprintable():
        return composed
    return "".join(_kept(ch) for ch in composed)


def _kept(ch: str) -> str:
    if ch == "\n":
        return ch
    category = unicodedata.category(ch)
    if category == "Cf":  # direction overrides could make a name read as another
        return ""
    return " " if category in {"Cc", "Zl", "Zp", "Zs"} else "\ufffd" if category in {"Cs", "Cn", "Co"} else ch
