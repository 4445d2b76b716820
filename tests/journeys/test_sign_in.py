"""Signing in and out, with and without a second factor."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Enter

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
    chi.page.screenshot(path="/tmp/jour_wrong.png")
    expect(chi.page.get_by_role("alert")).to_be_visible()
    expect(chi.page.get_by_label("Tên đăng nhập")).to_have_value("chi")
    expect(chi.page.get_by_label("Mật khẩu")).to_have_value("")
