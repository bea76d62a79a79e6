"""The law book's administered rows as an app of Django."""

from django.apps import AppConfig


class LawbookConfig(AppConfig):
    """Sổ luật."""

    name = "tinhgon.lawbook"
    label = "lawbook"
    verbose_name = "Sổ luật"
