"""The page of a dossier in each of the ten states: the right sentence, and nothing that stays in the office."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from motcua.dossiers import public as d
from motcua.dossiers.queries.tracking import TOLD
from motcua.journal.public import record_access
from motcua.kernel import clock
from motcua.organisation.public import Officer
from motcua.web.portal.story import told_kinds
from motcua.web.portal.tests.bench import SECRETS, assert_good_page, page_of, words
from tests.lifecycle.cast import AN, Stage

pytestmark = pytest.mark.django_db
STARTED = ("hand_over", "assign", "examine")
FINISHED = (*STARTED, "propose", "review", "approve", "issue")
# What the walker writes where only colleagues read it.
INSIDE = (
    "Giấy tờ khớp với dữ liệu gốc",
    "Cần viện dẫn đúng điều khoản",
    "Đã gọi điện cho người nộp",
    "Sai năm sinh",
)
Acts = tuple[str, ...]


def shown(client: Client, stage: Stage, dossier: d.Dossier) -> str:
    """Open the page a moment after the last act and check what every page must and must not have."""
    with clock.frozen(stage.later(1)):
        page = page_of(client, stage.fresh(dossier))
        assert_good_page(page)
        text = words(page)
    body = page.content.decode()
    for secret in (*SECRETS, *INSIDE, *Officer.objects.values_list("full_name", flat=True)):
        assert secret not in body, secret
    assert "Lê Văn An" in text
    return text


def through(stage: Stage, *acts: str) -> d.Dossier:
    return stage.do(stage.receive(), *acts)


def submitted(stage: Stage) -> d.Dossier:
    intake = replace(
        stage.walker.intake(stage.version, AN, d.Channel.ONLINE), reference="000.00.00.H12-261102-0009"
    )
    order = d.SubmitDossier(intake=intake, authority="H12.03")
    return d.submit_dossier(order, actor=stage.walker.counter(stage.at), at=stage.later(1))


@pytest.mark.parametrize(
    ("acts", "state", "said"),
    [
        ((), 2, "Giấy tờ đã đủ"),
        (STARTED, 4, "Hồ sơ đang được giải quyết"),
        ((*STARTED, "add_note"), 4, "Bạn không phải làm gì lúc này"),
        ((*STARTED, "propose", "send_back"), 4, "Đang làm: Thẩm định, dự thảo"),
        ((*STARTED, "request_supplement", "approve_supplement"), 5, "Bạn cần bổ sung giấy tờ trước hết ngày"),
        ((*STARTED, "request_payment"), 6, "Bạn cần nộp 600.000 đồng"),
        ((*STARTED, "propose_withdrawal", "approve_withdrawal"), 7, "Hồ sơ đã được rút theo yêu cầu của bạn"),
        ((*STARTED, "propose_stop", "approve_stop"), 8, "Cơ quan đã dừng giải quyết hồ sơ"),
        (FINISHED, 9, "Mời bạn đến nhận kết quả tại"),
        ((*FINISHED, "return_result"), 10, "Bạn không phải làm gì nữa"),
        ((*STARTED, "propose_apology", "apologise"), 4, "Chúng tôi xin lỗi"),
    ],
)
def test_each_state_says_what_to_do(client: Client, stage: Stage, acts: Acts, state: int, said: str) -> None:
    dossier = through(stage, *acts)
    assert dossier.state == state
    assert said in shown(client, stage, dossier)


def test_one_sent_online_has_no_date_yet(client: Client, stage: Stage) -> None:
    text = shown(client, stage, submitted(stage))
    assert "chưa có ngày hẹn" in text
    assert "Bạn gửi hồ sơ" in text


def test_one_not_received_says_why(client: Client, stage: Stage) -> None:
    dossier = submitted(stage)
    reason = "Thủ tục này giải quyết tại Ủy ban nhân dân xã."
    order = d.RefuseIntake(dossier_id=dossier.pk, reason=reason)
    d.refuse_intake(order, actor=stage.walker.counter(stage.at), at=stage.later())
    text = shown(client, stage, dossier)
    assert "Hồ sơ không được tiếp nhận" in text
    assert text.count(reason) == 2


def test_a_proposal_not_yet_agreed_stays_inside(client: Client, stage: Stage) -> None:
    for acts in ((*STARTED, "request_supplement"), (*STARTED, "propose_stop"), (*STARTED, "propose")):
        text = shown(client, stage, through(stage, *acts))
        assert "Bạn không phải làm gì lúc này" in text
        for word in ("Bản nộp mờ", "tạm dừng của cơ quan", "Đồng ý giải quyết", "dừng giải quyết"):
            assert word not in text


def test_papers_asked_for_are_listed_with_their_last_day_and_the_pause_is_told(
    client: Client, stage: Stage
) -> None:
    dossier = through(stage, *STARTED, "request_supplement", "approve_supplement")
    text = shown(client, stage, dossier)
    assert "Bản sao có chứng thực giấy tờ kèm theo đơn" in text
    assert "Bổ sung giấy tờ chậm nhất thứ Tư, 02/12/2026" in text
    assert "Đang tạm dừng từ" in text
    dossier = stage.do(dossier, "complete_supplement", minutes=8 * 60 * 3)
    text = shown(client, stage, dossier)
    assert (
        "Đã nhận giấy tờ bổ sung Ngày hẹn chuyển từ" in text.replace(" · Bộ phận", "")
        or "Ngày hẹn chuyển từ" in text
    )
    assert "Đã tạm dừng từ" in text


def test_apology_shows_both_dates_and_the_reason(client: Client, stage: Stage) -> None:
    text = shown(client, stage, through(stage, *STARTED, "propose_apology", "apologise"))
    assert re.search(r"Ngày hẹn cũ 16/11/2026, ngày hẹn mới \d\d/11/2026", text)
    assert "Phải xác minh thêm tại hồ sơ gốc" in text
    assert "Hẹn trả mới" in text


@pytest.mark.parametrize(("minutes", "said"), [(30, "xong trước ngày hẹn 16/11/2026"), (2000, "xong trễ")])
def test_the_verdict_is_in_words(client: Client, stage: Stage, minutes: int, said: str) -> None:
    dossier = stage.do(stage.receive(), *FINISHED, minutes=minutes)
    assert said in shown(client, stage, dossier)


def test_lateness_is_said_in_words(client: Client, stage: Stage) -> None:
    dossier = through(stage, *STARTED)
    stage.at += timedelta(days=16)
    text = shown(client, stage, dossier)
    assert "trễ 2 ngày làm việc" in text
    assert "Chưa xong là việc của cơ quan" in text


def test_who_looked_is_told_by_post_and_authority(client: Client, stage: Stage) -> None:
    dossier = through(stage, *STARTED)
    officer = stage.walker.counter(stage.at)
    record_access(dossier.subject, actor=officer, at=stage.later(1), purpose="Trả lời người nộp")
    text = shown(client, stage, dossier)
    assert f"{officer.title}, Sở Nội vụ" in text
    assert "Trả lời người nộp" in text


def test_the_way_and_the_reasons_are_there(client: Client, stage: Stage) -> None:
    text = shown(client, stage, through(stage, "hand_over", "assign"))
    for said in (
        "thứ Hai, 16/11/2026", "Vì sao là ngày này?", "Hồ sơ đang ở Phòng Người có công", "Trả kết quả",
        "chậm nhất", "09xx xxx 206", "Hỏi về hồ sơ này", "7:00–11:00 và 13:00–17:00", "1800 1096", "Đã qua",
    ):  # fmt: skip
        assert said in text


def test_everything_told_has_words_and_nothing_else_is_told() -> None:
    assert told_kinds() == TOLD
    inside = {"note_added", "examined", "result_proposed", "result_reviewed", "sent_back", "stop_proposed"}
    assert not {f"dossier.{kind}" for kind in inside} & TOLD


def test_the_page_costs_few_queries_however_long_the_story(
    client: Client, stage: Stage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    dossier = through(stage, *STARTED, *("add_note",) * 10)
    for _turn in range(12):
        record_access(dossier.subject, actor=stage.walker.counter(stage.at), at=stage.later(1), purpose="Xem")
    with clock.frozen(stage.later(1)):
        page_of(client, stage.fresh(dossier))
        with django_assert_max_num_queries(20):
            client.get(f"/ho-so/{dossier.number}/")


def test_english_has_no_vietnamese_but_names_and_what_was_typed(client: Client, stage: Stage) -> None:
    client.cookies["django_language"] = "en"
    with_all = (*STARTED, "request_supplement", "approve_supplement", "complete_supplement", *FINISHED[3:])
    dossier = through(stage, *with_all)
    with clock.frozen(stage.later(1)):
        page = page_of(client, stage.fresh(dossier))
    assert_good_page(page)
    text = words(page)
    for said in (
        "Result ready",
        "Who has looked at my dossier",
        "finished",
        "Further papers received",
        "Handed in by",
    ):
        assert said in text
    for left in ("Hẹn trả", "Người nộp", "ngày làm việc", "Trả kết quả cho bạn", "thứ Hai", "Lý do:"):
        assert left not in text
