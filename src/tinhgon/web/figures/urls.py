"""Addresses of the figures."""

from django.urls import path

from tinhgon.web.figures import views

urlpatterns = [
    path("", views.figures, name="figures"),
    path("<str:id>/", views.figure, name="figure"),
]
