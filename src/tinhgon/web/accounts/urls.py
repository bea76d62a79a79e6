"""Addresses of signing in and of one's own account. The names are those that django-allauth asks for."""

from __future__ import annotations

from allauth.mfa.recovery_codes.views import download_recovery_codes
from allauth.mfa.webauthn.views import login_webauthn
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import path

from tinhgon.web.accounts import managing, tokens, views

urlpatterns = [
    path("dang-nhap/", views.sign_in, name="account_login"),
    path("dang-nhap/ma/", views.second_factor, name="mfa_authenticate"),
    path("dang-nhap/khoa-bao-mat/", login_webauthn, name="mfa_login_webauthn"),
    path("dang-nhap/bi-khoa/", views.inactive, name="account_inactive"),
    path("dang-nhap/chua-co-tai-khoan/", views.unknown, name="account_unknown"),
    path("dang-nhap/noi-khac/<str:provider_id>/", views.elsewhere, name="openid_connect_login"),
    path("dang-nhap/noi-khac/<str:provider_id>/ve/", provider.callback, name="openid_connect_callback"),
    path("dang-xuat/", views.sign_out, name="account_logout"),
    path("tai-khoan/", views.own, name="account"),
    path("tai-khoan/mat-khau/", views.change_password, name="account_change_password"),
    path("tai-khoan/phien/", views.sessions, name="sessions"),
    path("tai-khoan/quan-ly/", managing.accounts, name="accounts"),
    path("tai-khoan/ma-truy-cap/", tokens.tokens, name="tokens"),
    path("tai-khoan/xac-nhan/", views.confirm, name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", views.confirm_code, name="mfa_reauthenticate"),
    path("tai-khoan/xac-nhan/khoa/", views.confirm_key, name="mfa_reauthenticate_webauthn"),
    path("tai-khoan/bao-mat/", views.second_factors, name="mfa_index"),
    path("tai-khoan/bao-mat/ung-dung/", views.add_app, name="mfa_activate_totp"),
    path("tai-khoan/bao-mat/ung-dung/tat/", views.remove_app, name="mfa_deactivate_totp"),
    path("tai-khoan/bao-mat/ma-du-phong/", views.recovery_codes, name="mfa_view_recovery_codes"),
    path("tai-khoan/bao-mat/ma-du-phong/tao/", views.make_recovery_codes, name="mfa_generate_recovery_codes"),
    path("tai-khoan/bao-mat/ma-du-phong/tep/", download_recovery_codes, name="mfa_download_recovery_codes"),
    path("tai-khoan/bao-mat/khoa/", views.list_keys, name="mfa_list_webauthn"),
    path("tai-khoan/bao-mat/khoa/them/", views.add_key, name="mfa_add_webauthn"),
    path("tai-khoan/bao-mat/khoa/<int:pk>/ten/", views.rename_key, name="mfa_edit_webauthn"),
    path("tai-khoan/bao-mat/khoa/<int:pk>/go/", views.remove_key, name="mfa_remove_webauthn"),
]
