"""The frame of the pages: language, faults, forms that are kept, content policy."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path

from motcua.kernel.errors import NotAllowed
from motcua.organisation.public import Account
from motcua.web import faults
from motcua.web.access import signed_in

PASSWORD = "mat-khau-thu-nghiem"


def _refuse(request: HttpRequest) -> HttpResponse:
    raise NotAllowed


def _echo(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("note", ""))


def _nul(request: HttpRequest) -> HttpResponse:
    Account.objects.filter(username=request.POST["note"]).exists()
    return HttpResponse("found")


def _break(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a true fault")


urlpatterns = [
    path("", include("motcua.web.urls")),
    path("tai-khoan/", include("motcua.web.accounts.urls")),
    path("desk/refuse/", _refuse),
    path("desk/echo/", signed_in(_echo)),
    path("echo/", _echo),
    path("nul/", _nul),
    path("break/", _break),
]
handler400 = faults.bad_request
handler404 = faults.not_found
handler500 = faults.server_error

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def text_of(response: HttpResponse) -> str:
    return html.unescape(response.content.decode())


def assert_strict(response: HttpResponse) -> None:
    body = response.content.decode()
    assert " style=" not in body
    assert not re.search(r"<script(?![^>]*(?:src=|application/json))", body)
    assert not re.search(r"\son[a-z]+=", body)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_gallery_shows_every_component_under_a_strict_policy(client: Client) -> None:
    page = client.get("/components/")
    assert page.status_code == 200
    assert_strict(page)
    assert "thứ Ba, 15/12/2026" in text_of(page)
    assert "Không có ngày 31/02/2026" in text_of(page)


def test_gallery_is_for_demonstrations_only(client: Client, settings: object) -> None:
    settings.MOTCUA_DEMO = False  # type: ignore[attr-defined]
    assert client.get("/components/").status_code == 404


def test_vietnamese_whatever_the_browser_says(client: Client) -> None:
    page = client.get("/components/", headers={"accept-language": "en-US"})
    assert '<html lang="vi"' in text_of(page)
    assert page["Content-Language"] == "vi"


def test_choice_of_language_keeps_the_page(client: Client) -> None:
    answer = client.post("/ngon-ngu/", {"language": "en", "next": "/components/?a=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/components/?a=1")
    assert '<html lang="en"' in text_of(client.get("/components/"))


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_choice_of_language_leads_nowhere_else(client: Client, target: str) -> None:
    answer = client.post("/ngon-ngu/", {"language": "xx", "next": target})
    assert answer["Location"] == "/"
    assert "django_language" not in answer.cookies


def test_refusal_of_a_command_is_a_page(client: Client) -> None:
    page = client.get("/desk/refuse/")
    assert page.status_code == 403
    assert "Hãy nhờ người được phân công" in text_of(page)


@pytest.mark.parametrize("address", ["/components/?q=%00", "/components/?q=" + "a" * 9000])
def test_unreadable_address_is_400(client: Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 400
    assert "Nội dung gửi lên không đọc được" in text_of(page)


def test_nul_in_a_form_is_400(client: Client) -> None:
    assert client.post("/nul/", {"note": "a\x00b"}).status_code == 400


def test_broken_bytes_are_400_or_shown(client: Client) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="note"\r\n\r\n\xff\xfe\r\n'
    answer = client.generic("POST", "/echo/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code in {200, 400}
    answer = client.generic(
        "POST", "/echo/", b"note=%ff%fe", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in {200, 400}


def test_five_megabytes_are_413_with_a_word_on_what_to_do(client: Client) -> None:
    page = client.post("/echo/", {"note": "a" * 5_000_000}, content_type="application/x-www-form-urlencoded")
    page = client.generic(
        "POST", "/echo/", b"note=" + b"a" * 5_000_000, content_type="application/x-www-form-urlencoded"
    )
    assert page.status_code == 413
    assert "những gì bạn gõ vẫn còn ở đó" in text_of(page)


def test_wrong_method_is_a_page(client: Client) -> None:
    page = client.get("/ngon-ngu/")
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert "Không mở được trang theo cách này" in text_of(page)


def test_true_fault_is_a_plain_page(client: Client) -> None:
    client.raise_request_exception = False
    page = client.get("/break/")
    assert page.status_code == 500
    assert "Trang gặp lỗi" in text_of(page)
    assert_strict(page)


def test_api_gets_a_problem(client: Client) -> None:
    answer = client.get("/api/v1/nope")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def strict_client() -> Client:
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def test_run_out_proof_offers_what_was_typed(client: Client) -> None:
    strict = strict_client()
    typed = {"note": 'Đơn "mẫu" <b>\nhai dòng', "password": "bi-mat", "csrfmiddlewaretoken": "cũ"}
    page = strict.post("/echo/", typed)
    assert page.status_code == 403
    assert_strict(page)
    assert "Đơn &quot;mẫu&quot; &lt;b&gt;\nhai dòng" in page.content.decode()
    assert "bi-mat" not in text_of(page)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.content.decode())
    assert token
    again = strict.post("/echo/", {"note": typed["note"], "csrfmiddlewaretoken": token[1]})
    assert again.content.decode() == typed["note"]


@pytest.mark.parametrize(
    "headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_form_of_another_site_is_offered_nothing(client: Client, headers: dict[str, str]) -> None:
    page = strict_client().post("/echo/", {"note": "chuyển tiền"}, headers=headers)
    assert page.status_code == 403
    assert "chuyển tiền" not in text_of(page)
    assert "Trang đã hết hạn" in text_of(page)


def test_too_much_to_offer_again_is_left_out(client: Client) -> None:
    page = strict_client().post("/echo/", {"note": "a" * 500_000})
    assert page.status_code == 403
    assert len(page.content) < 50_000


def test_signed_out_in_mid_form_loses_nothing(client: Client) -> None:
    page = client.post("/desk/echo/", {"note": "đang gõ dở"}, headers={"origin": "http://testserver"})
    assert page.status_code == 403
    assert "đang gõ dở" in text_of(page)
    assert "/tai-khoan/dang-nhap/" in text_of(page)
    read = client.get("/desk/echo/?a=1")
    assert read["Location"] == "/tai-khoan/dang-nhap/?next=/desk/echo/%3Fa%3D1"


def test_sign_in_and_out(client: Client) -> None:
    Account.objects.create_user("chi", password=PASSWORD)
    page = client.get("/tai-khoan/dang-nhap/")
    assert_strict(page)
    assert page["Cache-Control"].count("no-store") or "no-cache" in page["Cache-Control"]
    answer = client.post("/tai-khoan/dang-nhap/", {"login": "chi", "password": PASSWORD})
    assert answer["Location"] == "/desk/"
    assert client.post("/tai-khoan/thoat/")["Location"] == "/"


def test_sixth_wrong_password_waits_but_a_colleague_elsewhere_does_not(client: Client) -> None:
    Account.objects.create_user("chi", password=PASSWORD)
    for _turn in range(5):
        answer = client.post("/tai-khoan/dang-nhap/", {"login": "chi", "password": "sai"})
    assert answer.status_code == 429
    assert "Hãy đợi 15 phút" in text_of(answer)
    assert int(answer["Retry-After"]) > 0
    right = client.post("/tai-khoan/dang-nhap/", {"login": "chi", "password": PASSWORD})
    assert right.status_code == 429
    elsewhere = client.post(
        "/tai-khoan/dang-nhap/", {"login": "chi", "password": PASSWORD}, REMOTE_ADDR="203.0.113.9"
    )
    assert elsewhere.status_code == 302


def test_registration_is_closed(client: Client) -> None:
    page = client.get("/tai-khoan/dang-ky/")
    assert "Không mở đăng ký" in text_of(page)
    assert client.post("/tai-khoan/dang-ky/", {"username": "x"}).status_code in {200, 302, 403}
    assert not Account.objects.exists()


def test_fault_page_reads_no_database(rf: RequestFactory, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert faults.server_error(rf.get("/")).status_code == 500


def test_forms_understand_the_ways_people_write_dates() -> None:
    from motcua.web.forms import VnDateField

    field = VnDateField(label="Ngày")
    for typed in ("24/12/2026", "24-12-2026", "24122026", "2026-12-24", " 24.12.2026 "):
        assert field.clean(typed) == date(2026, 12, 24)
