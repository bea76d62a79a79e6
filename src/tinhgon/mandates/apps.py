"""The mandates as an app of Django."""

from django.apps import AppConfig


class MandatesConfig(AppConfig):
    """Thẩm quyền."""

    name = "tinhgon.mandates"
    label = "mandates"
    verbose_name = "Thẩm quyền"
