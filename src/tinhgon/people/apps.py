"""The private files as an app of Django."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Hồ sơ riêng."""

    name = "tinhgon.people"
    label = "people"
    verbose_name = "Hồ sơ riêng"
