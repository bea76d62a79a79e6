"""Petitions as an app of Django."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Đơn thư, tiếp công dân."""

    name = "tinhgon.petitions"
    label = "petitions"
    verbose_name = "Đơn thư, tiếp công dân"
