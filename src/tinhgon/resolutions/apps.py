"""Resolutions as an app of Django."""

from django.apps import AppConfig


class ResolutionsConfig(AppConfig):
    """Nghị quyết, chương trình, chủ đề."""

    name = "tinhgon.resolutions"
    label = "resolutions"
    verbose_name = "Nghị quyết, chương trình, chủ đề"
