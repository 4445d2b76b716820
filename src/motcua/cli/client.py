"""`motcua client create|list|revoke`: which programs may call /api/v1, in whose name."""

from __future__ import annotations

import argparse
from typing import Any

from motcua.cli.words import pick, say
from motcua.kernel.actor import Actor
from motcua.kernel.clock import local, now


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the three actions."""
    what = parser.add_subparsers(dest="what", required=True, metavar=pick("VIỆC", "ACTION"))
    create = what.add_parser("create", help=pick("cấp mã truy cập mới", "give out a new token"))
    create.add_argument("name", help=pick("tên ứng dụng", "name of the program"))
    create.add_argument(
        "--authority", required=True, help=pick("mã cơ quan, ví dụ H12.03", "code of the authority")
    )
    create.add_argument(
        "--officer",
        action="append",
        required=True,
        help=pick(
            "mã cán bộ được làm thay; lặp lại nếu nhiều", "code of an officer it acts as; repeat for more"
        ),
    )
    create.add_argument(
        "--scope",
        action="append",
        required=True,
        help=pick("quyền: ", "scope: ") + "catalogue, receive, act, read, list",
    )
    create.add_argument(
        "--days", type=int, default=365, help=pick("số ngày dùng được", "days until it expires")
    )
    create.add_argument("--rate", type=int, default=1200, help=pick("số lần gọi một phút", "calls a minute"))
    what.add_parser("list", help=pick("liệt kê các ứng dụng", "list the programs"))
    revoke = what.add_parser("revoke", help=pick("thu hồi mã truy cập", "revoke a token"))
    revoke.add_argument("name", help=pick("tên ứng dụng", "name of the program"))
    revoke.add_argument("--reason", default="", help=pick("lý do", "reason"))


def run(args: argparse.Namespace) -> int:
    """Do one action; return 0. Refusals are told by the caller."""
    return {"create": _create, "list": _list, "revoke": _revoke}[args.what](args)


def _clients() -> Any:
    """Return the door of the neighbour, through the registry: rooms of one floor do not import each other."""
    from django.apps import apps

    return apps.get_app_config("api").clients  # type: ignore[attr-defined]


def _create(args: argparse.Namespace) -> int:
    clients = _clients()
    token = clients.new_token()
    order = clients.CreateClient(
        name=args.name,
        authority=args.authority,
        officers=tuple(args.officer),
        scopes=tuple(args.scope),
        token_hash=clients.hash_of(token),
        token_prefix=clients.prefix_of(token),
        days=args.days,
        rate_per_minute=args.rate,
    )
    client = clients.create_client(order, actor=Actor.system("client"), at=now())
    until = f"{local(client.expires_at):%d/%m/%Y}"
    say(
        f"Đã cấp mã cho “{client.name}”, dùng đến {until}. Mã chỉ hiện một lần này:",
        f"Token for “{client.name}”, valid until {until}. It is shown this once:",
    )
    print(token)
    return 0


def _list(args: argparse.Namespace) -> int:
    rows = _clients().ApiClient.objects.select_related("authority").prefetch_related("officers")
    for client in rows:
        officers = ",".join(sorted(officer.code for officer in client.officers.all()))
        used = f"{client.last_used_on:%d/%m/%Y}" if client.last_used_on else "–"
        state = _state(client)
        print(
            f"{client.name}\t{client.token_prefix}…\t{client.authority.code}\t{officers}"
            f"\t{','.join(client.scopes)}\t{state}\t{pick('dùng lần cuối', 'last used')} {used}"
        )
    say(f"{len(rows)} ứng dụng", f"{len(rows)} programs")
    return 0


def _state(client: Any) -> str:
    until = f"{local(client.expires_at):%d/%m/%Y}"
    if client.revoked_at is not None:
        return pick(
            f"thu hồi {local(client.revoked_at):%d/%m/%Y}", f"revoked {local(client.revoked_at):%d/%m/%Y}"
        )
    if not client.is_usable(now()):
        return pick(f"hết hạn {until}", f"expired {until}")
    return pick(f"dùng đến {until}", f"valid until {until}")


def _revoke(args: argparse.Namespace) -> int:
    clients = _clients()
    order = clients.RevokeClient(name=args.name, reason=args.reason)
    client = clients.revoke_client(order, actor=Actor.system("client"), at=now())
    say(f"Đã thu hồi mã của “{client.name}”.", f"The token of “{client.name}” is revoked.")
    return 0
