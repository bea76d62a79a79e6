"""Addresses of the law."""

from django.urls import path

from tinhgon.web.law import acting, views

urlpatterns = [
    path("", views.rules, name="law"),
    path("kiem-tra/", views.checked, name="law-check"),
    path("<str:id>/", views.rule, name="law-rule"),
    path("<str:id>/xac-nhan/", acting.confirm, name="law-confirm"),
]
