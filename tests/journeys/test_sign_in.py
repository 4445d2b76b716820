"""Signing in and out, with and without a second factor."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.journeys.conftest import Enter
from tests.journeys.look import check

pytestmark = pytest.mark.journey


def test_chi_signs_in_by_keyboard_and_out_again(enter: Enter) -> None:
    chi = enter()
    chi.open("/desk/receive/")
    assert chi.path == "/tai-khoan/dang-nhap/?next=/desk/receive/"
    chi.give_password("chi")
    chi.page.wait_for_url(chi.url + "/desk/receive/")
    chi.page.get_by_role("button", name="Thoát").click()
    chi.page.wait_for_url(chi.url + "/")
    chi.open("/desk/")
    assert chi.path == "/tai-khoan/dang-nhap/?next=/desk/"


def test_a_wrong_password_is_told_and_keeps_the_name(enter: Enter) -> None:
    chi = enter()
    chi.open("/tai-khoan/dang-nhap/")
    chi.fill("Tên đăng nhập", "chi")
    chi.fill("Mật khẩu", "sai-mat-khau")
    chi.press("Đăng nhập")
    expect(chi.page.get_by_role("alert")).to_be_visible()
    expect(chi.page.get_by_label("Tên đăng nhập")).to_have_value("chi")
    expect(chi.page.get_by_label("Mật khẩu")).to_have_value("")


def code_of(secret: str) -> str:
    """Return the code that the officer's telephone shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_a_second_factor_is_set_up_and_asked_for(enter: Enter, settings: Any) -> None:
    settings.MFA_TOTP_TOLERANCE = 1  # the half minute may end between typing and sending
    nhu = enter().sign_in("nhu")
    faults: list[str] = []
    nhu.page.get_by_role("link", name="Tài khoản").click()
    nhu.page.wait_for_url("**/hai-lop/")
    faults += check(nhu.page)
    nhu.open("/tai-khoan/hai-lop/totp/activate/")
    nhu.sees("Xác nhận đúng là bạn")
    faults += check(nhu.page)
    nhu.page.get_by_label("Mật khẩu").fill(settings.MOTCUA_DEMO_PASSWORD)
    nhu.press("Xác nhận")
    nhu.page.wait_for_url("**/totp/activate/")
    faults += check(nhu.page)
    secret = nhu.page.locator("#authenticator_secret").input_value()
    nhu.page.locator("[name=code]").fill("000000")
    nhu.page.locator("[name=code]").press("Enter")
    expect(nhu.page.locator(".govuk-error-message").first).to_be_visible()
    secret = nhu.page.locator("#authenticator_secret").input_value()
    nhu.page.locator("[name=code]").fill(code_of(secret))
    nhu.page.locator("[name=code]").press("Enter")
    nhu.page.wait_for_url("**/hai-lop/recovery-codes/**")
    faults += check(nhu.page)
    nhu.page.get_by_role("button", name="Thoát").click()
    nhu.page.wait_for_url(nhu.url + "/")
    nhu.open("/desk/")
    nhu.give_password("nhu")
    nhu.page.wait_for_url("**/hai-lop/authenticate/**")
    faults += check(nhu.page)
    nhu.page.locator("[name=code]").fill("12")
    nhu.page.locator("[name=code]").press("Enter")
    expect(nhu.page.locator(".govuk-error-message").first).to_be_visible()
    nhu.page.locator("[name=code]").fill(code_of(secret))
    nhu.page.locator("[name=code]").press("Enter")
    nhu.page.wait_for_url(nhu.url + "/desk/")
    nhu.open("/tai-khoan/mat-khau/")
    faults += check(nhu.page)
    assert not faults, "\n".join(faults)


def test_five_wrong_passwords_pause_that_name_alone(enter: Enter) -> None:
    somebody = enter()
    somebody.open("/tai-khoan/dang-nhap/")
    for _ in range(5):
        somebody.page.get_by_label("Tên đăng nhập").fill("thu-phi")
        somebody.page.get_by_label("Mật khẩu").fill("sai-mat-khau")
        with somebody.page.expect_navigation():
            somebody.page.get_by_label("Mật khẩu").press("Enter")
    expect(somebody.page.locator("body")).to_contain_text("phút")
    somebody.refused(429)
    enter().sign_in("chi")
