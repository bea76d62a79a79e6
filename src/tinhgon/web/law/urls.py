"""Addresses of the law."""

from django.urls import path

from tinhgon.web.law import acting, views, waiving

urlpatterns = [
    path("", views.rules, name="law"),
    path("kiem-tra/", views.checked, name="law-check"),
    path("them/", acting.add, name="law-add"),
    path("<str:id>/", views.rule, name="law-rule"),
    path("<str:id>/xac-nhan/", acting.confirm, name="law-confirm"),
    path("<str:id>/dinh-chinh/", acting.correct, name="law-correct"),
    path("<str:id>/mien/", waiving.waive, name="law-waive"),
]
