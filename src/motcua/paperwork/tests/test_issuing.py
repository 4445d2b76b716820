"""Issued forms: frozen, provable, insert-only, printed again the same; templates as data."""

import dataclasses
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from motcua.journal.public import entries_of
from motcua.kernel.actor import Actor
from motcua.kernel.ids import new_id
from motcua.paperwork.models import FormTemplate, IssuedForm
from motcua.paperwork.public import (
    Copy,
    NoTemplateInForce,
    TemplateBroken,
    file_name,
    form_by_id,
    form_by_token,
    forms_of,
    issue_form,
    render,
    sync_templates,
    verify,
)
from motcua.paperwork.tests import samples
from motcua.paperwork.tests.drawing import text

CHI = Actor(kind="officer", id="chi", name="Nguyễn Ngọc Chi", authority="H12.32.05")
AT = datetime(2026, 11, 23, 2, 14, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def templates() -> list[FormTemplate]:
    return sync_templates()


def issue(slip: samples.Slip) -> IssuedForm:
    form = issue_form(slip, subject="dossier:1", actor=CHI, at=AT, authority="H12.32.05")
    return IssuedForm.objects.get(pk=form.pk)


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize("slip", samples.all_slips(), ids=lambda slip: slip.form.value)
def test_a_form_is_issued_proved_and_printed(slip: samples.Slip) -> None:
    form = issue(slip)
    assert verify(form).ok
    assert form.form_code == slip.form.value
    assert (form.issued_by_id, form.issued_by_name) == ("chi", "Nguyễn Ngọc Chi")
    assert render(form) == render(IssuedForm.objects.get(pk=form.pk))
    assert form_by_token(form.token) == form
    assert form_by_id(form.pk) == form
    assert form.title
    assert file_name(form).endswith(".pdf")


@pytest.mark.usefixtures("templates")
def test_the_journal_knows_form_template_and_data() -> None:
    form = issue(samples.receipt())
    (entry,) = entries_of("dossier:1")
    assert entry.kind == "paperwork.form_issued"
    assert entry.data["data_hash"] == form.data_hash
    assert entry.data["template_hash"] == form.template_hash
    assert entry.data["ordinal"] == "2/418"
    assert "Phạm" not in entry.content


@pytest.mark.usefixtures("templates")
def test_the_token_stands_in_the_qr_address() -> None:
    form = issue(samples.receipt())
    assert form.data["printed"]["qr_payload"].endswith(f"&t={form.token}")
    assert form_by_token("") is None
    assert form_by_token("x" * 500) is None


@pytest.mark.usefixtures("templates")
def test_forms_of_a_dossier_come_in_order_without_their_data(django_assert_num_queries) -> None:
    first, second = issue(samples.receipt()), issue(samples.supplement_request())
    with django_assert_num_queries(1):
        assert [(form.pk, form.title) for form in forms_of("dossier:1")] == [
            (first.pk, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"),
            (second.pk, "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"),
        ]


@pytest.mark.django_db(transaction=True)
def test_issuing_outside_an_act_is_a_programming_error() -> None:
    sync_templates()
    with pytest.raises(RuntimeError):
        issue_form(samples.receipt(), subject="dossier:1", actor=CHI, at=AT, authority="H12.32.05")


@pytest.mark.usefixtures("templates")
def test_issuing_costs_three_statements(django_assert_num_queries) -> None:
    with django_assert_num_queries(3):
        issue_form(samples.receipt(), subject="dossier:1", actor=CHI, at=AT, authority="H12.32.05")


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    "change", ["UPDATE paperwork_issuedform SET number = 'x'", "DELETE FROM paperwork_issuedform"]
)
def test_an_issued_form_cannot_be_changed_or_removed(change: str) -> None:
    issue(samples.receipt())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    "change", ["UPDATE paperwork_formtemplate SET files = '{}'", "DELETE FROM paperwork_formtemplate"]
)
def test_the_text_of_a_template_cannot_be_changed_or_removed(change: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.usefixtures("templates")
def test_a_forged_paper_does_not_prove() -> None:
    form = issue(samples.receipt())
    form.data["printed"]["due"] = "17 giờ 00 phút, thứ Hai, ngày 21 tháng 12 năm 2026"
    assert not verify(form).data_ok
    form = issue(samples.receipt())
    form.template.files = {**form.template.files, "mau_01/1.typ": "khác"}
    assert not verify(form).template_ok


@pytest.mark.usefixtures("templates")
def test_one_token_one_form() -> None:
    form = issue(samples.receipt())
    copy = IssuedForm.objects.get(pk=form.pk)
    copy.pk = new_id()
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_syncing_twice_stores_once(templates: list[FormTemplate]) -> None:
    assert {template.code for template in templates} == {"mau_01", "mau_02", "mau_03", "mau_04"}
    assert all(template.source_note and template.confidence for template in templates)
    assert sync_templates() == []
    assert FormTemplate.objects.count() == 4


def test_validity_of_a_template_ends_after_it_begins(templates: list[FormTemplate]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        FormTemplate.objects.filter(code="mau_01").update(valid_to=date(2020, 1, 1))
    twin = FormTemplate.objects.get(code="mau_01")
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.usefixtures("templates")
def test_no_form_before_its_template_is_in_force() -> None:
    with pytest.raises(NoTemplateInForce):
        issue_form(
            samples.receipt(), subject="d", actor=CHI, at=datetime(2025, 6, 1, tzinfo=UTC), authority="H12"
        )


def site(folder: Path, source: str, number: int = 2, uses: str = "") -> Path:
    """Write a site's own template of Mẫu 04."""
    home = folder / "mau_04"
    home.mkdir()
    (home / "form.toml").write_text(
        f'title = "Thư xin lỗi"\n[[version]]\nnumber = {number}\nfile = "{number}.typ"\n{uses}\n'
        'valid_from = 2026-01-01\nsource = "Quyết định của cơ quan"\n',
        encoding="utf-8",
    )
    (home / f"{number}.typ").write_text(source, encoding="utf-8")
    return folder


OWN = """#let p = json(bytes(sys.inputs.data)).printed
#set document(title: "Thư xin lỗi")
#set text(font: "Tinos", lang: "vi")
Xin lỗi #p.party.owner_name, hẹn lại #p.new_due.
"""


@pytest.mark.usefixtures("templates")
def test_a_new_version_is_data_and_old_papers_keep_theirs(tmp_path: Path) -> None:
    before = issue(samples.apology())
    (new,) = sync_templates(site(tmp_path, OWN))
    after = issue(samples.apology())
    assert (before.template_version, after.template_version, new.version) == (1, 2, 2)
    assert "Kính gửi" in text(render(IssuedForm.objects.get(pk=before.pk)))
    assert "Xin lỗi Phạm Thị Kim Thư, hẹn lại 17 giờ 00 phút" in text(render(after))


@pytest.mark.usefixtures("templates")
def test_a_corrected_text_is_a_further_revision(tmp_path: Path) -> None:
    folder = site(tmp_path, OWN)
    sync_templates(folder)
    form = issue(samples.apology())
    (folder / "mau_04" / "2.typ").write_text(OWN.replace("Xin lỗi", "Rất xin lỗi"), encoding="utf-8")
    (corrected,) = sync_templates(folder)
    assert (corrected.version, corrected.revision) == (2, 2)
    assert "Rất" not in text(render(IssuedForm.objects.get(pk=form.pk)))
    assert verify(IssuedForm.objects.get(pk=form.pk)).ok
    assert "Rất xin lỗi" in text(render(issue(samples.apology())))


@pytest.mark.usefixtures("templates")
@pytest.mark.parametrize(
    "source",
    [
        "#panic(1)",
        '#read("/etc/passwd")',
        '#read("../../../../../../etc/passwd")',
        '#import "@preview/cetz:0.2.0"',
        "#{while true {}}",
        "#let f(n) = f(n + 1)\n#f(0)",
        '#for i in range(400000000) { "x" }',
    ],
)
def test_a_bad_template_is_refused_in_bounded_time(tmp_path: Path, source: str) -> None:
    sync_templates(site(tmp_path, source))
    form = issue(samples.apology())
    with pytest.raises(TemplateBroken):
        render(form)


@pytest.mark.parametrize(
    "uses", ['uses = ["../../etc/passwd"]', 'uses = ["mau_04/missing.typ"]', "valid_to = 3", "[["]
)
def test_a_bad_manifest_is_named(tmp_path: Path, uses: str) -> None:
    with pytest.raises(TemplateBroken) as refusal:
        sync_templates(site(tmp_path, OWN, uses=uses))
    assert refusal.value.details["form"] == "mau_04"
    assert FormTemplate.objects.count() == 0


@pytest.mark.usefixtures("templates")
def test_names_with_odd_letters_are_stored_and_printed() -> None:
    slip = samples.receipt()
    odd = dataclasses.replace(slip, party=dataclasses.replace(slip.party, owner_name="Lan 😀\x00\u202e"))
    form = issue(odd)
    assert verify(form).ok
    assert "Tiếp nhận hồ sơ của: Lan ?" in text(render(form, copy=Copy.OFFICE))
