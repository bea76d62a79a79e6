"""The accounts as an app of Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tài khoản."""

    name = "tinhgon.accounts"
    label = "accounts"
    verbose_name = "Tài khoản"
