"""Derive sites/camau/catalogue/*.csv from the national list and the curated entries. Development only; not used at run time.

Usage: build_catalogue_data.py PROCEDURES_CSV OUT_DIR

Due dates of the example dossiers are worked out here by counting days one by one over a list of days off of its own, apart from
the engine, so that publication compares two independent sums.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from catalogue_curated import CURATED, SUSPENSION_BASIS

FIELDS = {
    "Người có công": "NCC", "Việc làm": "VL", "Lao động, tiền lương": "LDTL", "An toàn, vệ sinh lao động": "ATVSLD",
    "Quản lý lao động ngoài nước": "LDNN", "Bảo trợ xã hội": "BTXH", "Trẻ em": "TE",
    "Phòng, chống tệ nạn xã hội": "PCTNXH", "Giảm nghèo": "GN", "Giáo dục nghề nghiệp": "GDNN",
}  # fmt: skip
DEPARTMENTS = {
    "Sở Nội vụ": "H12.03",
    "Sở Y tế": "H12.08",
    "Sở Giáo dục": "H12.05",
    "Sở Nông nghiệp": "H12.10",
}
NAMES = {"H12.03": "Sở Nội vụ", "H12.03.10": "Trung tâm Dịch vụ việc làm", "": "UBND xã, phường"}
CHANNELS = {"Trực tiếp": "direct", "Trực tuyến": "online", "bưu chính": "postal", "Bưu chính": "postal"}
RECEIVED = tuple(
    datetime.fromisoformat(moment)
    for moment in (
        "2026-04-24 10:00", "2026-11-20 09:15", "2026-08-20 14:30", "2026-02-13 08:00", "2026-01-08 15:45", "2026-11-23 07:30",
    )
)  # fmt: skip
SOURCES = {
    "national DB detail page, crawl July 2026": "Trang chi tiết CSDL quốc gia về thủ tục hành chính, tháng 7/2026",
    "catalog dichvucong.gov.vn 2026-07-18": "Danh mục dichvucong.gov.vn ngày 18/7/2026",
    "NĐ 131/2021 text (pháp điển) + catalogue": "Nghị định 131/2021/NĐ-CP (pháp điển) và danh mục quốc gia",
    "catalogue (code, name) + memory-low (time limit)": "Danh mục quốc gia (mã, tên); thời hạn nhớ lại, chưa chắc",
    "catalogue (code, name) + memory-medium (time limit)": "Danh mục quốc gia (mã, tên); thời hạn nhớ lại, cần đối chiếu",
    "catalogue (code, name) + memory-high (time limit)": "Danh mục quốc gia (mã, tên); thời hạn nhớ lại, khá chắc",
    "catalogue (code, name) + law-derived (time limit)": "Danh mục quốc gia (mã, tên); thời hạn theo văn bản pháp luật",
    "recalled; use only for historical data": "Nhớ lại; chỉ dùng cho hồ sơ cũ",
    "OpenGOV normalised record": "Bản ghi đã chuẩn hóa của cổng dữ liệu mở",
}
# Guide §3.5, typed by hand: days off on weekdays of 2026, and make-up Saturdays.
OFF = {
    date(2026, m, d)
    for m, d in (
        (1, 1), (1, 2), (2, 16), (2, 17), (2, 18), (2, 19), (2, 20), (4, 27), (4, 30), (5, 1), (8, 31), (9, 1), (9, 2), (11, 24),
    )
}  # fmt: skip
MAKE_UP = {date(2026, 1, 10), date(2026, 8, 22)}
OPEN_HOURS = ((time(7), time(11)), (time(13), time(17)))


def _timing(fee: str) -> str:
    """Return "none" only where the source says that nothing is paid; where it says nothing, neither do we."""
    return "none" if fee.strip() in {"0", "Không"} else "unknown"


def tidy(text: str) -> str:
    """Return one composed line."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def works(day: date) -> bool:
    """Tell whether a day is a working day of the province in 2026."""
    return day in MAKE_UP or (day.weekday() < 5 and day not in OFF)


def due(received: datetime, limit: str) -> tuple[date, str]:
    """Return the due day and how it was counted, day by day."""
    day, told = received.date(), []
    for leg in limit.split(" + "):
        number, unit = re.fullmatch(r"(\d+) (working days?|days?)", leg).groups()  # type: ignore[union-attr]
        if unit.startswith("working"):
            left, skipped = int(number), []
            while left:
                day += timedelta(days=1)
                if works(day):
                    left -= 1
                elif day.weekday() < 5:
                    skipped.append(f"{day:%d/%m}")
            told.append(
                f"{number} ngày làm việc đến {day:%d/%m/%Y}"
                + (f", trừ nghỉ {', '.join(skipped)}" if skipped else "")
            )
        else:
            day += timedelta(days=int(number))
            told.append(f"{number} ngày, kể cả ngày nghỉ, đến {day:%d/%m/%Y}")
            if leg == limit.split(" + ")[-1] and not works(day):
                while not works(day):
                    day += timedelta(days=1)
                told.append(f"rơi vào ngày nghỉ nên dời đến {day:%d/%m/%Y}")
            elif not works(day):
                while not works(day):
                    day += timedelta(days=1)
                told.append(f"chặng dời đến {day:%d/%m/%Y}")
    return day, "; ".join(told)


def limits_of(row: dict[str, str]) -> list[str]:
    """Return the limits of a row in the grammar; none where the source does not say one plain limit."""
    text = row["time_limit"].replace("Sở ", "").replace("xã ", "").replace(" LV", " làm việc")
    if text.startswith("không quy định"):
        return ["none"]
    found = []
    for part in text.split(" | "):
        match = re.fullmatch(r"(\d+(?:[.,]\d+)?) (ngày|tháng)( làm việc)?", part.strip())
        if not match:
            return []
        number, unit, working = match.groups()
        one = number == "1"
        names = {"ngày": "working day" if working else "day", "tháng": "month"}
        found.append(f"{number.replace(',', '.')} {names[unit]}{'' if one else 's'}")
    return found


def papers_of(text: str) -> list[dict[str, Any]]:
    """Return the papers of a cell; cut names end in an ellipsis and say so."""
    found: dict[str, dict[str, Any]] = {}
    for part in text.split("; "):
        match = re.search(r"\[chính (\d+), sao (\d+)\]", part)
        name = tidy(re.sub(r"\[chính.*", "", part))
        name = re.sub(r"^([-+•]|\(\d+(\.\d+)*\)|\d+\.)\s*", "", name).rstrip(" ,.;")
        name = re.sub(r"\.{2,}$", "", name)
        if len(name) < 4 or name.startswith("Xem khoản") or name in found:
            continue
        originals, copies = (int(match[1]), int(match[2])) if match else (1, 0)
        if match and originals + copies == 0:
            continue
        cut = len(tidy(re.sub(r"\[chính.*", "", part))) >= 105
        found[name] = {
            "name": (name[0].upper() + name[1:]) + ("…" if cut else ""),
            "originals": originals,
            "copies": copies,
            "note": "Tên bị cắt ở nguồn, cần đối chiếu với trang chi tiết." if cut else "",
        }
    return list(found.values())


def curated_papers(entry: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the papers written in full."""
    found = []
    for name, originals, certified, copies, *rest in entry["papers"]:
        from_database = bool(rest and rest[0] == "db")
        note = rest[1] if len(rest) > 1 else ""
        found.append(
            {
                "name": name, "originals": originals, "certified": certified, "copies": copies,
                "form_code": "" if from_database or not rest else rest[0], "from_database": from_database,
                "required": not from_database and "Nếu" not in note, "note": note,
            }
        )  # fmt: skip
    return found


def result_of(row: dict[str, str]) -> str:
    """Return what the citizen gets, without codes and cut-off brackets."""
    first = tidy(re.sub(r"\(Mã: [^)]*\)?", "", row["result"].split("; ")[0]))
    first = re.sub(r"\s*\((BYT|BNV)\)|\s*\([^)]*$", "", first)
    cut = len(row["result"].split("; ")[0]) >= 138 and "(" not in row["result"].split("; ")[0]
    return re.sub(r"^[-+]\s*", "", first).rstrip(" .;,") + ("…" if cut else "") if first else ""


class Tables(dict[str, list[dict[str, Any]]]):
    """The rows of every file, by name."""

    def add(self, table: str, **row: Any) -> None:
        """Add a row."""
        self.setdefault(table, []).append(row)


def procedure(row: dict[str, str], out: Tables) -> None:
    """Add everything of one procedure."""
    code, entry = row["code"], CURATED.get(row["code"], {})
    legacy = "LEGACY" in row["status_note"]
    ministry = row["dept_now"].startswith("Bộ/ngành")
    kind = "" if legacy or ministry else entry.get("kind", "")
    limits = limits_of(row)
    authority, authority_kind = _authority(row, kind)
    channels = [CHANNELS[word] for word in CHANNELS if word in row["channels"]]
    channels = list(dict.fromkeys(channels)) or ["direct", "online", "postal"]
    replaced = re.search(r"(?:thay bằng|gộp vào) (\d\.\d{6})", row["status_note"])
    suspended = "TẠM DỪNG" in row["status_note"]
    notes = [entry.get("note", ""), tidy(row["status_note"]), "" if kind else tidy(row["time_legs_or_note"])]
    if row["time_limit"] and not limits and not kind:
        notes.append(f"Thời hạn ở nguồn: {tidy(row['time_limit'])}")
    legal = entry.get("legal") or [tidy(part) for part in row["legal_basis"].split(";") if part.strip()]
    out.add(
        "procedures", code=code, field=FIELDS[row["field_linh_vuc"]], name=tidy(row["name_vi"]).rstrip(" ."),
        short_name=entry.get("short", ""), summary=entry.get("summary", ""), who=entry.get("who", ""),
        keywords=entry.get("keywords", ""), levels="; ".join(tidy(p) for p in row["level"].split(",") if p.strip()),
        channels="; ".join(channels), state="published" if kind else "draft",
        valid_from=_from(row, entry, legacy), valid_to=_until(replaced, suspended) if legacy else "",
        master_system="ministry" if ministry else "provincial",
        mechanism=_mechanism(row, kind),
        authority_kind=authority_kind, authority=authority, where_to_submit=_where(kind),
        result_name=entry.get("result") or result_of(row), result_outcomes="grant; refuse" if kind else "",
        decision_no=row["decision_no"], sets=1, pause_policy="resume", payment_timing=entry.get("timing") or _timing(row["fee"]),
        replaced_by=replaced[1] if replaced else "", legal_bases="\n".join(legal), source=SOURCES[row["source"]],
        confidence=row["confidence"], note="\n".join(note for note in notes if note),
    )  # fmt: skip
    if suspended:
        out.add(
            "suspensions",
            procedure=code,
            starts_on="2026-07-01",
            ends_on="2027-02-28",
            basis=SUSPENSION_BASIS,
        )
    papers = (
        curated_papers(entry)
        if "papers" in entry and (len(entry["papers"]) > 1 or not row["main_papers"])
        else papers_of(row["main_papers"])
    )
    for position, paper in enumerate(papers, 1):
        base = {
            "case": "",
            "certified": 0,
            "copies": 0,
            "required": True,
            "from_database": False,
            "form_code": "",
        }
        out.add("papers", procedure=code, position=position, **{**base, **paper})
    for name, fee_kind, amount, basis in entry.get("fees", ()):
        out.add(
            "fees", procedure=code, case="", channel="", name=name, kind=fee_kind, amount=amount, basis=basis
        )
    _promises(row, entry, kind, limits, out)


def _authority(row: dict[str, str], kind: str) -> tuple[str, str]:
    if kind == "centre":
        return "H12.03.10", "centre"
    if kind == "commune":
        return "", "commune"
    if row["dept_now"].startswith("Bộ/ngành"):
        return "", "ministry"
    if not kind and row["level"] == "Cấp xã":
        return "", "commune"
    code = next(code for name, code in DEPARTMENTS.items() if row["dept_now"].startswith(name))
    return code, "department"


def _from(row: dict[str, str], entry: dict[str, Any], legacy: bool) -> str:
    return "2021-01-01" if legacy else entry.get("from", "2025-07-01")


def _until(replaced: re.Match[str] | None, suspended: bool) -> str:
    if suspended:
        return ""
    ends = {
        "1.014196": "2025-08-06",
        "1.014199": "2025-08-06",
        "1.014200": "2025-08-06",
        "1.014201": "2025-08-06",
    }
    if replaced and replaced[1].startswith("1.0147"):
        return "2025-12-31"
    return ends.get(replaced[1], "2025-06-30") if replaced else "2025-06-30"


def _mechanism(row: dict[str, str], kind: str) -> str:
    """Return what the route says where there is one; the list's word otherwise."""
    interlinked = kind == "p" if kind else "liên thông" in row["one_stop_or_interlinked"]
    return "interlinked" if interlinked else "one_stop"


def _where(kind: str) -> str:
    return {
        "dept": "Bộ phận Một cửa của Sở Nội vụ, hoặc Bộ phận Một cửa của xã, phường nào trong tỉnh cũng được",
        "centre": "Trung tâm Dịch vụ việc làm tỉnh Cà Mau",
        "commune": "Trung tâm Phục vụ hành chính công xã, phường nơi cư trú",
        "p": "Bộ phận Một cửa của xã, phường nào trong tỉnh cũng được",
    }.get(kind, "")


def _promises(row: dict[str, str], entry: dict[str, Any], kind: str, limits: list[str], out: Tables) -> None:
    code = row["code"]
    source = tidy(f"{SOURCES[row['source']]}: {row['time_limit']}") if row["time_limit"] else ""
    if not kind:
        for outcome, limit in zip(("grant", "refuse"), limits, strict=False):
            out.add(
                "limits",
                procedure=code,
                case="",
                channel="",
                outcome=outcome,
                statutory=limit,
                committed="",
                source=source,
            )
        return
    for case, name in entry.get("cases", [("", "")]):
        if case:
            out.add("cases", procedure=code, code=case, name=name)
        _case(code, case, entry, kind, limits, source, out)


def _case(
    code: str, case: str, entry: dict[str, Any], kind: str, limits: list[str], source: str, out: Tables
) -> None:
    unit, refuse = entry["unit"], ""
    if kind == "p":
        whole, first, second = entry.get("case_limits", {}).get(case) or (
            "",
            entry.get("first", "5 working days"),
            entry.get("second", ""),
        )
        total = f"{first} + {second}"
        statutory = whole or (
            total if first.split(" ", 1)[1] != second.split(" ", 1)[1] else _sum(first, second)
        )
        for leg, name, authority_kind, authority, template, limit, handled in (
            (1, NAMES[""], "commune", "", "commune_first", first, "vhxh"),
            (2, NAMES["H12.03"], "department", "H12.03", "department_second", second, unit),
            (3, NAMES[""], "commune", "", "commune_return", "none", ""),
        ):
            _leg(out, code, case, leg, name, authority_kind, authority, template, limit, handled)
    else:
        statutory = entry.get("limit") or limits[0]
        refuse = limits[1] if len(limits) > 1 else ""
        authority = {"dept": "H12.03", "centre": "H12.03.10", "commune": ""}[kind]
        template = {"dept": "department", "centre": "centre", "commune": "commune"}[kind]
        authority_kind = {"dept": "department"}.get(kind, kind)
        _leg(out, code, case, 1, NAMES[authority], authority_kind, authority, template, statutory, unit)
    out.add(
        "limits",
        procedure=code,
        case=case,
        channel="",
        outcome="grant",
        statutory=statutory,
        committed="",
        source=source,
    )
    if refuse:
        out.add(
            "limits",
            procedure=code,
            case=case,
            channel="",
            outcome="refuse",
            statutory=refuse,
            committed="",
            source=source,
        )
    _examples(out, code, case, statutory, refuse, entry.get("from", "2025-07-01"))


def _sum(first: str, second: str) -> str:
    return f"{int(first.split()[0]) + int(second.split()[0])} {first.split(' ', 1)[1]}"


def _leg(
    out: Tables,
    code: str,
    case: str,
    leg: int,
    name: str,
    kind: str,
    authority: str,
    template: str,
    limit: str,
    unit: str,
) -> None:
    out.add(
        "routes", procedure=code, case=case, leg=leg, name=name, authority_kind=kind, authority=authority,
        template=template, limit=limit, parallel_group="", unit=unit,
    )  # fmt: skip


def _examples(out: Tables, code: str, case: str, limit: str, refuse: str, since: str) -> None:
    first = date.fromisoformat(since)
    moments = [moment for moment in RECEIVED if moment.date() >= first]
    start = sum(ord(char) for char in code + case) % len(moments)
    for number, moment in enumerate((moments[start], moments[(start + 1) % len(moments)])):
        _example(out, code, case, "grant", moment, limit, f"Nhận {moment:%d/%m/%Y}")
        if refuse and number == 0:
            _example(out, code, case, "refuse", moment, refuse, f"Trả lời từ chối, nhận {moment:%d/%m/%Y}")


def _example(
    out: Tables, code: str, case: str, outcome: str, moment: datetime, limit: str, name: str
) -> None:
    day, told = ("", "Thủ tục không quy định thời hạn.") if limit == "none" else due(moment, limit)
    out.add(
        "examples", procedure=code, case=case, name=name + (f" ({case})" if case else ""), received=f"{moment:%Y-%m-%d %H:%M}",
        channel="direct", outcome=outcome, due_date=day, due_at=f"{day} {moment:%H:%M}" if day else "", refusal="",
        no_date=limit == "none", note=told,
    )  # fmt: skip


COUNTER = "complete_supplement; confirm_payment; add_note"
OFFICER = "examine; propose; request_supplement; request_payment; propose_stop; propose_withdrawal; add_note"
LEADER = "approve; send_back; approve_stop; approve_withdrawal; apologise; add_note"


def templates(out: Tables) -> None:
    """Add the routes that procedures are cut from (guide §7.2: 4, 4, 64, 8, 8, 4, 4 hours of 96)."""
    rows: list[tuple[Any, ...]] = []
    for name, leader in (("department", "Ký duyệt"), ("centre", "Ký duyệt")):
        rows += [
            (
                name,
                1,
                "tiep-nhan",
                "Tiếp nhận, số hóa",
                "counter",
                "one_stop",
                4,
                f"hand_over; {COUNTER}",
                "hand_over",
                "",
                "Mẫu 01, 02, 03, 06",
            ),
            (
                name,
                2,
                "phan-cong",
                "Phân công thụ lý",
                "division_head",
                "division",
                4,
                "assign; add_note",
                "assign",
                "",
                "Phiếu kiểm soát",
            ),
            (
                name,
                3,
                "tham-dinh",
                "Thẩm định, dự thảo",
                "case_officer",
                "division",
                64,
                OFFICER,
                "propose",
                "",
                "Dự thảo, Mẫu 02",
            ),
            (
                name,
                4,
                "xem-xet",
                "Xem xét, ký nháy",
                "division_head",
                "division",
                8,
                "review; send_back; approve_supplement; add_note",
                "review",
                "tham-dinh",
                "",
            ),
            (
                name,
                5,
                "ky-duyet",
                leader,
                "director",
                "leadership",
                8,
                LEADER,
                "approve",
                "tham-dinh; xem-xet",
                "Quyết định",
            ),
            (
                name,
                6,
                "phat-hanh",
                "Cấp số, đóng dấu",
                "clerk",
                "clerical",
                4,
                "issue; add_note",
                "issue",
                "",
                "Kết quả",
            ),
            (
                name,
                7,
                "tra-ket-qua",
                "Trả kết quả",
                "counter",
                "one_stop",
                4,
                f"return_result; {COUNTER}",
                "return_result",
                "",
                "Mẫu 07",
            ),
        ]
    commune_leader = (
        "approve; send_back; approve_supplement; approve_stop; approve_withdrawal; apologise; add_note"
    )
    rows += [
        (
            "commune",
            1,
            "tiep-nhan",
            "Tiếp nhận, số hóa",
            "counter",
            "one_stop",
            4,
            f"hand_over; {COUNTER}",
            "hand_over",
            "",
            "Mẫu 01, 02, 03, 06",
        ),
        (
            "commune",
            2,
            "tham-dinh",
            "Thẩm định, dự thảo",
            "case_officer",
            "division",
            68,
            OFFICER,
            "propose",
            "",
            "Dự thảo, Mẫu 02",
        ),
        (
            "commune",
            3,
            "ky-duyet",
            "Ký duyệt",
            "director",
            "leadership",
            16,
            commune_leader,
            "approve",
            "tham-dinh",
            "Quyết định",
        ),
        (
            "commune",
            4,
            "phat-hanh",
            "Cấp số, đóng dấu",
            "clerk",
            "clerical",
            4,
            "issue; add_note",
            "issue",
            "",
            "Kết quả",
        ),
        (
            "commune",
            5,
            "tra-ket-qua",
            "Trả kết quả",
            "counter",
            "one_stop",
            4,
            f"return_result; {COUNTER}",
            "return_result",
            "",
            "Mẫu 07",
        ),
        (
            "commune_first",
            1,
            "tiep-nhan",
            "Tiếp nhận, số hóa",
            "counter",
            "one_stop",
            4,
            f"hand_over; {COUNTER}",
            "hand_over",
            "",
            "Mẫu 01, 02, 03, 06",
        ),
        (
            "commune_first",
            2,
            "kiem-tra",
            "Kiểm tra, xác nhận",
            "case_officer",
            "division",
            28,
            "examine; request_supplement; propose_stop; propose_withdrawal; add_note",
            "examine",
            "",
            "Xác nhận, tờ trình",
        ),
        (
            "commune_first",
            3,
            "chuyen-so",
            "Ký, chuyển lên Sở",
            "director",
            "leadership",
            8,
            "hand_over; send_back; approve_supplement; approve_stop; approve_withdrawal; apologise; add_note",
            "hand_over",
            "kiem-tra",
            "Công văn kèm hồ sơ",
        ),
        (
            "department_second",
            1,
            "phan-cong",
            "Nhận và phân công",
            "division_head",
            "division",
            8,
            "assign; add_note",
            "assign",
            "",
            "Phiếu kiểm soát",
        ),
        (
            "department_second",
            2,
            "tham-dinh",
            "Thẩm định, dự thảo",
            "case_officer",
            "division",
            64,
            OFFICER,
            "propose",
            "",
            "Dự thảo, Mẫu 02",
        ),
        (
            "department_second",
            3,
            "xem-xet",
            "Xem xét, ký nháy",
            "division_head",
            "division",
            8,
            "review; send_back; approve_supplement; add_note",
            "review",
            "tham-dinh",
            "",
        ),
        (
            "department_second",
            4,
            "ky-duyet",
            "Ký duyệt",
            "director",
            "leadership",
            8,
            LEADER,
            "approve",
            "tham-dinh; xem-xet",
            "Quyết định",
        ),
        (
            "department_second",
            5,
            "phat-hanh",
            "Cấp số, gửi về xã",
            "clerk",
            "clerical",
            8,
            "issue; add_note",
            "issue",
            "",
            "Kết quả",
        ),
        (
            "commune_return",
            1,
            "tra-ket-qua",
            "Trả kết quả tại quầy",
            "counter",
            "one_stop",
            0,
            "return_result; add_note",
            "return_result",
            "",
            "Mẫu 07",
        ),
    ]
    names = (
        "template",
        "position",
        "key",
        "name",
        "role",
        "unit_kind",
        "weight",
        "acts",
        "completes_with",
        "sends_back_to",
        "result",
    )
    for row in rows:
        out.add("route_templates", **dict(zip(names, row, strict=True)))


def main(source: Path, target: Path) -> None:
    """Write every file."""
    out = Tables()
    for position, (name, code) in enumerate(FIELDS.items(), 1):
        out.add("fields", code=code, name=name, position=position)
    templates(out)
    with source.open(encoding="utf-8-sig", newline="") as handle:
        for row in sorted(csv.DictReader(handle), key=lambda row: row["code"]):
            procedure(row, out)
    target.mkdir(parents=True, exist_ok=True)
    for name, rows in out.items():
        with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
        print(f"{name}: {len(rows)}")


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
