"""Addresses of sign-in and second factor. The names are those allauth asks for."""

from __future__ import annotations

from allauth.account import views
from django.urls import include, path

from motcua.web.accounts.views import SignInView, closed

urlpatterns = [
    path("dang-nhap/", SignInView.as_view(), name="account_login"),
    path("thoat/", views.logout, name="account_logout"),
    path("khoa/", views.account_inactive, name="account_inactive"),
    path("dang-ky/", views.signup, name="account_signup"),
    path("xac-nhan/", views.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", views.password_change, name="account_change_password"),
    path("hai-lop/", include("allauth.mfa.urls")),
    # Pages of allauth that are not used here; their names are still asked for.
    path("-/email/", closed, name="account_email"),
    path("-/email-sent/", closed, name="account_email_verification_sent"),
    path("-/password-set/", closed, name="account_set_password"),
    path("-/login-code/", closed, name="account_confirm_login_code"),
]
