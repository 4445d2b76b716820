"""System checks: what is wrong with an installation, each with an id and a hint."""

from __future__ import annotations

import os
import zoneinfo
from collections.abc import Sequence
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connections
from django.utils.translation import gettext as _

OLDEST_SERVER = 150000
Apps = Sequence[AppConfig] | None


@register(Tags.security)
def secret_key_is_secret(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Report a kept key that others on this machine can read."""
    path = settings.VAR_DIR / "secret-key"
    if os.environ.get("MOTCUA_SECRET_KEY") or not path.exists() or not path.stat().st_mode & 0o077:
        return []
    text = _("Người khác trên máy này đọc được khóa bí mật {path}.").format(path=path)
    return [Error(text, hint=f"chmod 600 {path}", id="motcua.E001")]


@register(Tags.files)
def var_is_writable(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Report a data folder that cannot be written."""
    folder = settings.VAR_DIR
    if not folder.exists() or os.access(folder, os.W_OK | os.X_OK):
        return []
    text = _("Không ghi được vào thư mục dữ liệu {folder}.").format(folder=folder)
    hint = _("Hãy sửa quyền của thư mục, hoặc đặt MOTCUA_VAR.")
    return [Error(text, hint=hint, id="motcua.E002")]


@register(Tags.database)
def server_is_new_enough(
    app_configs: Apps, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Report a server older than PostgreSQL 15, or one that keeps text in another encoding than UTF-8."""
    found: list[CheckMessage] = []
    for alias in databases or ():
        with connections[alias].cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_version_num')::int, current_setting('server_encoding')"
            )
            version, encoding = cursor.fetchone() or (0, "")
        if version < OLDEST_SERVER:
            text = _("PostgreSQL {version} quá cũ.").format(version=version // 10000)
            found.append(Error(text, hint=_("Cần PostgreSQL 15 trở lên."), id="motcua.E003"))
        if encoding != "UTF8":
            text = _("Cơ sở dữ liệu dùng bảng mã {encoding}.").format(encoding=encoding)
            found.append(
                Error(text, hint=_("Hãy tạo lại cơ sở dữ liệu với ENCODING 'UTF8'."), id="motcua.E004")
            )
    return found


@register()
def time_zone_is_known(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Report a system without the time zone of Việt Nam."""
    try:
        zoneinfo.ZoneInfo(settings.TIME_ZONE)
    except zoneinfo.ZoneInfoNotFoundError:
        text = _("Thiếu dữ liệu múi giờ {zone}.").format(zone=settings.TIME_ZONE)
        return [Error(text, hint=_("Hãy cài gói tzdata."), id="motcua.E005")]
    return []


@register(Tags.security)
def demo_is_not_public(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Warn about demonstration accounts behind a public address."""
    if not settings.MOTCUA_DEMO or not settings.MOTCUA_PUBLIC_URL.startswith("https://"):
        return []
    text = _("Tài khoản mẫu với mật khẩu ai cũng biết đang mở trên {url}.").format(
        url=settings.MOTCUA_PUBLIC_URL
    )
    return [Warning(text, hint=_("Đặt MOTCUA_DEMO=false khi dùng thật."), id="motcua.W001")]


@register(Tags.security)
def debug_is_off(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Warn about debug pages, which show personal data to whoever meets a fault."""
    if not settings.DEBUG:
        return []
    text = _("Chế độ gỡ lỗi đang bật: trang lỗi sẽ lộ dữ liệu cá nhân.")
    return [Warning(text, hint=_("Đặt MOTCUA_DEBUG=false."), id="motcua.W002")]


@register(Tags.security)
def public_address_is_allowed(app_configs: Apps, **kwargs: Any) -> list[CheckMessage]:
    """Report a public address that the server itself would refuse."""
    from urllib.parse import urlsplit

    from django.http.request import validate_host

    host = urlsplit(settings.MOTCUA_PUBLIC_URL).hostname or ""
    if validate_host(f"[{host}]" if ":" in host else host, settings.ALLOWED_HOSTS):
        return []
    text = _("Địa chỉ công khai {host} không nằm trong MOTCUA_ALLOWED_HOSTS.").format(host=host)
    return [Error(text, hint=f"MOTCUA_ALLOWED_HOSTS={host},127.0.0.1", id="motcua.E006")]
