"""Addresses of the data pages."""

from django.urls import path

from tinhgon.web.data import views

urlpatterns = [
    path("", views.data, name="data"),
    path("so-bo.<str:kind>", views.download, name="data-download"),
    path("mau.<str:kind>", views.template, name="data-template"),
]
