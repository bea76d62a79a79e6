"""Addresses of the search."""

from django.urls import path

from tinhgon.web.search import views

urlpatterns = [path("", views.search, name="search"), path("goi-y/", views.suggestions, name="suggestions")]
