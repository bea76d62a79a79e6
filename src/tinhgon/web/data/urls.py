"""Addresses of the data pages."""

from django.urls import path

from tinhgon.web.data import outlining, views

urlpatterns = [
    path("", views.data, name="data"),
    path("duong-ranh/", outlining.outlines, name="outlines"),
    path("duong-ranh.geojson", outlining.download, name="outlines-download"),
    path("so-bo.<str:kind>", views.download, name="data-download"),
    path("mau.<str:kind>", views.template, name="data-template"),
]
