"""Tasks as an app of Django."""

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Nhiệm vụ."""

    name = "tinhgon.tasks"
    label = "tasks"
    verbose_name = "Nhiệm vụ"
