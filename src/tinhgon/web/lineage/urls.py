"""Addresses of lineage."""

from django.urls import path

from tinhgon.web.lineage import views

urlpatterns = [path("", views.lineage, name="lineage")]
