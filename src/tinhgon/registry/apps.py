"""The registry as an app of Django."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Sổ bộ tổ chức."""

    name = "tinhgon.registry"
    label = "registry"
    verbose_name = "Sổ bộ tổ chức"
