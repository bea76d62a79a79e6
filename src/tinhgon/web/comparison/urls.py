"""Addresses of the comparison of two days."""

from django.urls import path

from tinhgon.web.comparison import views

urlpatterns = [path("", views.comparison, name="comparison")]
