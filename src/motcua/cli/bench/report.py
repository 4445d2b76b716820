"""The figures as a table on the screen and as lines of the JSON."""

from __future__ import annotations

from typing import Any

from motcua.cli.bench.acts import COMMANDS, FORM, HTTP, LIFE, RECEIVE, SQL, Series
from motcua.cli.bench.pages import GOAL_MS
from motcua.cli.words import pick

WHAT = {RECEIVE: ("tiếp nhận", "receive"), LIFE: ("cả vòng đời", "whole life")}
WAYS = {
    SQL: ("SQL thô", "raw SQL"),
    COMMANDS: ("lệnh", "commands"),
    HTTP: ("HTTP /api/v1", "HTTP /api/v1"),
    FORM: ("biểu mẫu ở quầy", "desk form"),
}


def act_line(series: Series) -> dict[str, Any]:
    """Return the figures of one variant."""
    variant = series.variant
    return {
        "name": variant.name,
        "what": variant.what,
        "way": variant.way,
        "clients": variant.clients,
        "spread": variant.spread,
        "acts_per_second": round(series.rate, 1),
        "acts_per_second_of_rounds": [round(each.rate, 1) for each in series.bursts],
        "median_ms": round(series.turn(0.5), 2),
        "p95_ms": round(series.turn(0.95), 2),
        "cpu_ms_program": _rounded(series.cost("program")),
        "cpu_ms_database": _rounded(series.cost("database")),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def show(figures: dict[str, Any]) -> None:
    """Print everything."""
    for lines in (_acts(figures), _ratios(figures), _statements(figures), _pages(figures), _rest(figures)):
        print()
        _table(lines)
    print()
    print(pick(f"Mất {figures['minutes']} phút.", f"It took {figures['minutes']} minutes."), flush=True)


def _table(lines: list[list[str]]) -> None:
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for number, line in enumerate(lines):
        cells = [line[0].ljust(widths[0])] + [
            cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)
        ]
        print("  ".join(cells).rstrip())
        if number == 0:
            print("  ".join("─" * width for width in widths))


def name_of(line: dict[str, Any]) -> str:
    """Return a variant in words."""
    where = (
        pick("nhiều cơ quan", "several authorities")
        if line["spread"]
        else pick("một cơ quan", "one authority")
    )
    return f"{pick(*WHAT[line['what']])} · {pick(*WAYS[line['way']])} · {line['clients']} · {where}"


def _acts(figures: dict[str, Any]) -> list[list[str]]:
    head = [
        pick("Việc · cách · số người · nơi", "Act · way · clients · place"),
        pick("việc/giây", "acts/s"),
        "p50 ms",
        "p95 ms",
        pick("CPU ms chương trình", "CPU ms program"),
        pick("CPU ms CSDL", "CPU ms database"),
    ]
    lines = [
        [
            name_of(line), _n(line["acts_per_second"]), _n(line["median_ms"]), _n(line["p95_ms"]),
            _n(line["cpu_ms_program"]), _n(line["cpu_ms_database"]),
        ]
        for line in figures["acts"]
    ]  # fmt: skip
    return [head, *lines]


def _ratios(figures: dict[str, Any]) -> list[list[str]]:
    lines = [[f"{line['of']} ÷ {line['by']}", f"{line['ratio']:.3f}"] for line in figures["ratios"]]
    return [[pick("Tỷ lệ (trung vị các lượt)", "Ratio (median of the rounds)"), ""], *lines]


def _statements(figures: dict[str, Any]) -> list[list[str]]:
    head = [
        pick("Số câu SQL mỗi việc", "SQL statements an act"), pick("lệnh", "commands"), pick("câu ghi", "writes"),
        "HTTP",
    ]  # fmt: skip
    http = figures["statements_http"]
    return [
        head,
        *(
            [act, str(each["commands"]), str(each["writes"]), str(http.get(act, ""))]
            for act, each in figures["statements"].items()
        ),
    ]


def _pages(figures: dict[str, Any]) -> list[list[str]]:
    load = figures["caseload"]
    head = [
        pick(
            f"Trang, {load['dossiers']} hồ sơ ({load['at_the_authority']} ở cơ quan đo)",
            f"Page, {load['dossiers']} dossiers ({load['at_the_authority']} at the authority)",
        ),
        "p50 ms",
        "p95 ms",
        "SQL",
        "kB",
        f"< {GOAL_MS:.0f} ms",
    ]
    goal = {True: pick("đạt", "yes"), False: pick("CHƯA", "NO"), None: ""}
    return [
        head,
        *(
            [
                line["page"], _n(line["median_ms"]), _n(line["p95_ms"]), str(line["statements"]),
                _n(line["bytes"] / 1000), goal[line["within_goal"]],
            ]
            for line in figures["pages"]
        ),
    ]  # fmt: skip


def _rest(figures: dict[str, Any]) -> list[list[str]]:
    lines = [[pick("Phần khác", "Other parts"), ""]]
    lines += [
        [
            f"Excel, {each['box']}",
            f"{each['seconds']} s, {_n(each['bytes'] / 1000)} kB, +{each['grown_mib']} MiB",
        ]
        for each in figures["export"]
    ]
    proof = figures["journal"]
    lines.append(
        ["journal verify", f"{proof['entries']} · {proof['seconds']} s · {proof['entries_per_second']}/s"]
    )
    lines.append([pick("một hạn trả", "one due date"), f"{figures['deadlines']['microseconds_per_case']} µs"])
    lines += [[f"PDF {each['form']}", f"{each['median_ms']} ms"] for each in figures["papers"]]
    return lines


def _n(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}"
