"""Proposals as an app of Django."""

from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    """Phương án."""

    name = "tinhgon.proposals"
    label = "proposals"
    verbose_name = "Phương án"
