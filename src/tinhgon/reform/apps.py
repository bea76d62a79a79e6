"""Reform as an app of Django."""

from django.apps import AppConfig


class ReformConfig(AppConfig):
    """Đề án."""

    name = "tinhgon.reform"
    label = "reform"
    verbose_name = "Đề án"
