"""Addresses of what people are told."""

from django.urls import path

from tinhgon.web.notices import inbox

urlpatterns = [
    path("hop-thu/", inbox.inbox, name="inbox"),
    path("lich/<str:secret>/viec.ics", inbox.feed, name="feed"),
]
