"""Denunciations as an app of Django."""

from django.apps import AppConfig


class DenunciationsConfig(AppConfig):
    """Tố cáo được niêm phong."""

    name = "tinhgon.denunciations"
    label = "denunciations"
    verbose_name = "Tố cáo"
