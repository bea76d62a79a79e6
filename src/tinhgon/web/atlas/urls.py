"""Addresses of the map."""

from django.urls import path

from tinhgon.web.atlas import views

urlpatterns = [path("", views.tile_map, name="map")]
