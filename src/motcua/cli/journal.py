"""`motcua journal`: prove the journal, seal its days, read one chain."""

from __future__ import annotations

import argparse
from datetime import date, timedelta

from motcua.cli.words import pick


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare verify, seal and show."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="verify|seal|show")
    verify = acts.add_parser(
        "verify", help=pick("tính lại mọi chuỗi và niêm phong", "compute every chain and seal again")
    )
    verify.add_argument(
        "--subject", help=pick("chỉ một chuỗi, ví dụ dossier:17", "one chain, e.g. dossier:17")
    )
    seal = acts.add_parser("seal", help=pick("niêm phong các ngày đã hết", "seal the days that are over"))
    seal.add_argument("--until", type=date.fromisoformat, help="YYYY-MM-DD")
    show = acts.add_parser("show", help=pick("in một chuỗi", "print one chain"))
    show.add_argument("subject")


def run(args: argparse.Namespace) -> int:
    """Run one of them; verify returns 0 when proven and 1 when something is broken."""
    acts = {"verify": _verify, "seal": _seal, "show": _show}
    return acts[args.act](args)


def _verify(args: argparse.Namespace) -> int:
    from django.utils.translation import gettext

    from motcua.journal.public import verify

    proof = verify(args.subject)
    if proof.broken is None:
        counts = (proof.entries, proof.subjects, proof.seals)
        vi = "Nhật ký nguyên vẹn: {} dòng, {} chuỗi, {} ngày niêm phong.".format(*counts)
        print(pick(vi, "The journal is proven: {} entries, {} chains, {} sealed days.".format(*counts)))
        return 0
    broken = proof.broken
    entry = broken.entry_id if broken.entry_id is not None else "–"
    where = f"{broken.subject} #{broken.seq if broken.seq is not None else '–'}"
    reason = gettext(broken.reason)
    vi = f"Nhật ký bị sửa. Dòng sai đầu tiên: {entry} ({where}): {reason}."
    print(pick(vi, f"The journal was altered. First broken entry: {entry} ({where}): {reason}."))
    return 1


def _seal(args: argparse.Namespace) -> int:
    from motcua.journal.public import seal_until
    from motcua.kernel import clock

    at = clock.now()
    seals = seal_until(args.until or clock.local(at).date() - timedelta(1), at=at)
    for seal in seals:
        print(f"{seal.day}  {seal.entries:>8}  {seal.root}")
    print(pick(f"Đã niêm phong thêm {len(seals)} ngày.", f"{len(seals)} more days sealed."))
    return 0


def _show(args: argparse.Namespace) -> int:
    from motcua.journal.public import entries_of
    from motcua.kernel.clock import local

    for entry in reversed(entries_of(args.subject, limit=10_000)):
        print(
            f"{entry.pk:>8} #{entry.seq:<4} {local(entry.at):%d/%m/%Y %H:%M} {entry.kind:<32} {entry.actor_name}"
        )
        if entry.article or entry.reason:
            print(f"{'':14}{entry.article}{' · ' if entry.article and entry.reason else ''}{entry.reason}")
    return 0
