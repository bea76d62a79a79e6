"""Notices as an app of Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Lời nhắc, thư và lịch riêng."""

    name = "tinhgon.notices"
    label = "notices"
    verbose_name = "Lời nhắc, thư và lịch riêng"
