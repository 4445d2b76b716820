"""Checks of names, channels, papers, fees and dates (Decree 63/2010/NĐ-CP art. 8: the parts of a procedure)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from motcua.catalogue.rules.facts import VersionFacts
from motcua.catalogue.rules.publication.finding import Finding, Surroundings
from motcua.catalogue.states import AuthorityKind, Channel, FeeKind, PaymentTiming
from motcua.kernel.text import N_


def check_content(version: VersionFacts, around: Surroundings) -> Iterator[Finding]:
    """Yield the faults of everything but limits and routes."""
    yield from _names(version)
    yield from _papers(version)
    yield from _fees(version)
    yield from _dates(version, around)


def _names(version: VersionFacts) -> Iterator[Finding]:
    if not version.name.strip():
        yield Finding("name_missing", N_("Thiếu tên thủ tục."), "procedures")
    if not version.channels:
        yield Finding(
            "channels_missing",
            N_("Chưa chọn kênh nộp nào. Hãy ghi trực tiếp, trực tuyến hoặc bưu chính."),
            "procedures",
        )
    for channel in version.channels:
        if channel not in set(Channel):
            yield Finding(
                "channel_unknown", N_("Không có kênh nộp “{channel}”."), "procedures", {"channel": channel}
            )
    if version.authority_kind not in set(AuthorityKind):
        yield Finding("authority_kind_unknown", N_("Chưa ghi loại cơ quan giải quyết."), "procedures")
    if not version.result_name.strip():
        yield Finding("result_missing", N_("Thiếu tên kết quả mà người dân nhận được."), "procedures")


def _papers(version: VersionFacts) -> Iterator[Finding]:
    cases = {case.code for case in version.cases}
    if not version.papers:
        yield Finding("papers_missing", N_("Chưa có thành phần hồ sơ nào."), "papers")
    for case in cases:
        if version.papers and not any(paper.case in {"", case} for paper in version.papers):
            yield Finding(
                "papers_missing_for_case",
                N_("Trường hợp “{case}” chưa có giấy tờ nào."),
                "papers",
                {"case": case},
            )
    for paper in version.papers:
        told = {"paper": paper.name[:60], "case": paper.case}
        if paper.case and paper.case not in cases:
            yield Finding(
                "paper_case_unknown",
                N_("Giấy tờ “{paper}” ghi trường hợp “{case}” không có trong thủ tục."),
                "papers",
                told,
            )
        if not paper.from_database and paper.originals + paper.certified + paper.copies == 0:
            yield Finding(
                "paper_without_copies",
                N_("Giấy tờ “{paper}” chưa ghi số bản. Hãy ghi ít nhất một bản."),
                "papers",
                told,
            )
        if paper.from_database and paper.required:
            yield Finding(
                "paper_in_database_required",
                N_(
                    "Giấy tờ “{paper}” đã có trong cơ sở dữ liệu nên không được bắt buộc nộp (Nghị định 118/2025, Điều 4)."
                ),
                "papers",
                told,
            )


def _fees(version: VersionFacts) -> Iterator[Finding]:
    cases = {case.code for case in version.cases}
    takes = version.payment_timing in {PaymentTiming.BEFORE, PaymentTiming.AFTER}
    if takes and not version.fees:
        yield Finding("fee_missing", N_("Thủ tục có thu tiền nhưng chưa ghi khoản thu nào."), "fees")
    for fee in version.fees:
        told = {"fee": fee.name, "case": fee.case}
        if fee.amount > 0 and version.payment_timing == PaymentTiming.NONE:
            yield Finding(
                "fee_without_timing", N_("Khoản “{fee}” có tiền nhưng thủ tục ghi không thu."), "fees", told
            )
        if fee.amount < 0 or fee.kind not in set(FeeKind):
            yield Finding("fee_wrong", N_("Khoản “{fee}” ghi sai số tiền hoặc loại."), "fees", told)
        if fee.case and fee.case not in cases:
            yield Finding(
                "fee_case_unknown",
                N_("Khoản “{fee}” ghi trường hợp “{case}” không có trong thủ tục."),
                "fees",
                told,
            )


def _dates(version: VersionFacts, around: Surroundings) -> Iterator[Finding]:
    last = version.valid_to or date.max
    if last < version.valid_from:
        yield Finding(
            "validity_reversed", N_("Ngày hết hiệu lực phải bằng hoặc sau ngày có hiệu lực."), "procedures"
        )
    for starts, ends in around.other_spans:
        if starts <= last and version.valid_from <= (ends or date.max):
            told = {"starts": f"{starts:%d/%m/%Y}", "from": f"{version.valid_from:%d/%m/%Y}"}
            yield Finding(
                "validity_overlaps",
                N_("Hiệu lực từ {from} chồng lên phiên bản có hiệu lực từ {starts}. Hãy chọn ngày khác."),
                "procedures",
                told,
            )
