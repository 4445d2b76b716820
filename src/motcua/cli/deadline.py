"""`motcua deadline`: when is a dossier due, and why. Needs no database and no Django.

One case: `motcua deadline 2026-04-24T10:00 "5 working days" --explain`.
Many: `motcua deadline --calendar FILE.json --cases IN.csv --out OUT.csv`.
"""

from __future__ import annotations

import argparse
import sys
from datetime import time

from motcua.cli import paths
from motcua.cli.deadline_cases import CasesWrong, compute_cases
from motcua.cli.deadline_words import sentence, told
from motcua.deadlines.public import (
    Computation,
    DeadlineError,
    OutsideHours,
    PauseStillOpen,
    Policy,
    WorkingCalendar,
    calendar_from_json,
    calendar_from_site,
    compute,
    explain,
    parse_pauses,
    parse_typed_moment,
)

BAD_INPUT = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of `motcua deadline`."""
    parser.add_argument(
        "received", nargs="?", help="thời điểm tiếp nhận, ví dụ 2026-04-24T10:00 / moment of receipt"
    )
    parser.add_argument("limit", nargs="*", help='thời hạn, ví dụ "5 working days" / time limit')
    parser.add_argument(
        "--calendar", metavar="FILE.json", help="lịch làm việc; không có thì dùng lịch của tỉnh / calendar"
    )
    parser.add_argument(
        "--cases", metavar="IN.csv", help="nhiều trường hợp: cột id,received,limit,pauses / many cases"
    )
    parser.add_argument("--out", metavar="OUT.csv", help="nơi ghi kết quả / where to write the answers")
    parser.add_argument(
        "--pause", action="append", default=[], metavar="START/END", help="một lần tạm dừng / one pause"
    )
    parser.add_argument("--policy", choices=[str(item) for item in Policy], default=str(Policy.RESUME))
    parser.add_argument(
        "--outside-hours", choices=[str(item) for item in OutsideHours], default=str(OutsideHours.SAME_DATE),
        help="cách hiểu hồ sơ nhận ngoài giờ / reading of a receipt outside office hours",
    )  # fmt: skip
    parser.add_argument(
        "--same-day-until",
        default="15:00",
        metavar="HH:MM",
        help="mốc của thủ tục trả trong ngày / same-day cut-off",
    )
    parser.add_argument("--explain", action="store_true", help="giải thích từng ngày / explain day by day")
    parser.add_argument("--lang", choices=["vi", "en"], default="vi")


def run(args: argparse.Namespace) -> int:
    """Answer, and return 0; 2 with one clear sentence when the input cannot be used."""
    lang = args.lang or "vi"
    try:
        if bool(args.cases) == bool(args.received):
            raise CasesWrong("usage")
        calendar = calendar_from_json(args.calendar) if args.calendar else calendar_from_site(paths.site())
        reading = _reading(args)
        if args.cases:
            return _many(args, calendar, reading, lang)
        return _single(args, calendar, reading, lang)
    except DeadlineError as refusal:
        print(told(refusal, lang), file=sys.stderr)
    except CasesWrong as trouble:
        print(sentence(trouble.key, lang, **trouble.details), file=sys.stderr)
    return BAD_INPUT


def _reading(args: argparse.Namespace) -> dict[str, object]:
    try:
        until = time.fromisoformat(args.same_day_until)
    except ValueError:
        raise CasesWrong("same_day_until", value=args.same_day_until) from None
    return {"policy": args.policy, "outside_hours": args.outside_hours, "same_day_until": until}


def _many(args: argparse.Namespace, calendar: WorkingCalendar, reading: dict[str, object], lang: str) -> int:
    if not args.out:
        raise CasesWrong("no_out")
    done, wrong = compute_cases(calendar, args.cases, args.out, reading, lang)
    print(sentence("counted", lang, done=done, wrong=wrong), file=sys.stderr)
    return 0


def _single(
    args: argparse.Namespace, calendar: WorkingCalendar, reading: dict[str, object], lang: str
) -> int:
    if not args.limit:
        raise CasesWrong("no_limit")
    result = compute(
        calendar,
        " ".join(args.limit),
        parse_typed_moment(args.received),
        pauses=parse_pauses(";".join(args.pause)),
        **reading,  # type: ignore[arg-type]
    )
    if result.open_pause is not None and result.due is not None and not args.explain:
        raise PauseStillOpen(start=f"{calendar.instant(result.open_pause.start):%H:%M, %d/%m/%Y}")
    for line in _told(result, args.explain, lang):
        print(line)
    return 0


def _told(result: Computation, explained: bool, lang: str) -> list[str]:
    told_why = explain(result, lang)
    if result.due is None:
        return [told_why.summary]
    lines = [f"{result.due:%Y-%m-%dT%H:%M}", sentence("due", lang, due=told_why.due_text)]
    if not explained:
        return lines
    lines += ["", told_why.summary, ""]
    wide = max(len(line.dates) for line in told_why.lines)
    wide_reason = max(len(line.reason) for line in told_why.lines)
    lines += [
        f"{line.dates:<{wide}}  {line.reason:<{wide_reason}}  {line.count}".rstrip()
        for line in told_why.lines
    ]
    return [*lines, "", *(f"* {note}" for note in told_why.notes)]
