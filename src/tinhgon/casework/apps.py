"""Casework as an app of Django."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Hồ sơ, vụ việc và thời hạn."""

    name = "tinhgon.casework"
    label = "casework"
    verbose_name = "Hồ sơ, vụ việc và thời hạn"
