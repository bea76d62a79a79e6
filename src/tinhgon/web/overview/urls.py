"""Addresses of the overview."""

from django.urls import path

from tinhgon.web.overview import views

urlpatterns = [path("", views.overview, name="overview")]
