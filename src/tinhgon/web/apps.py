"""The application that Django knows the pages by."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, their templates, their tags and styles."""

    name = "tinhgon.web"
    label = "web"
